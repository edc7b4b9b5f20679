import { compareDates } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import { mapsField, textField } from '../model/fields.ts';
import type { Sms } from '../model/sms.ts';
import { stricter } from '../model/withholding.ts';
import type { Departure } from './gone-item.ts';
import { departureOf } from './gone-item.ts';
import { isTakenOver } from './item-states.ts';
import type { ShownVersion } from './shown-version.ts';
import type { ItemSnapshot } from './snapshot.ts';
import type { ItemVersion } from './versions.ts';
import { versionInForce } from './versions.ts';

/** How a document stood on the day its file left the SMS. */
export interface StandingWhenGone {
  readonly item: Item;
  /** The version in force; null under light control without numbers. */
  readonly version: ItemVersion | null;
}

const ended: ReadonlySet<string> = new Set(['withdrawn', 'terminated', 'retired', 'transferred', 'disposed']);

/** True for a state that is the end of an item. */
export function isEnded({ status }: Pick<ItemSnapshot, 'status'>): boolean {
  return status !== null && ended.has(status);
}

/** True for a state of a document or agreement that somebody approved, or that is called so. */
export function isClaimed({ status, approvals }: ItemSnapshot): boolean {
  return status === 'approved' || status === 'agreed' || approvals.length > 0;
}

/**
 * A document that was in force when its file left the SMS.
 *
 * @param sms the model that is judged
 * @param departure how it left
 * @returns null for what is no document of its own, was not in force any more, or cannot be made from its file alone
 */
export function standingWhenGone(sms: Sms, { last, end }: Departure): StandingWhenGone | null {
  const { history } = sms;
  const lifecycle = sms.types.get(last.type)?.lifecycle;
  if (history === null || last.storage !== 'file' || (lifecycle !== 'document' && lifecycle !== 'agreement'))
    return null;
  const item = history.itemOf(last);
  // A state that is only claimed ends nothing that somebody approved.
  if (item === null || (item.control !== 'full' && isEnded(last))) return null;
  const versions = history.versionsOf(item);
  if (versions.length === 0) return isClaimed(last) && !isEnded(last) ? { item, version: null } : null;
  const version = versionInForce(versions, end.day);
  return version === null ? null : { item, version };
}

/** The record of a disposal that names an item; null where none does. */
export function disposalOf(sms: Sms, id: string): Item | null {
  const names = (item: Item): boolean =>
    mapsField(item, 'items').some((entry) => textField(entry, 'id')?.toLowerCase() === id.toLowerCase());
  return itemsOfType(sms, 'disposition').find(names) ?? null;
}

/** State of a document whose file is gone: it is neither in force nor evidence, and nobody ended it. */
export const goneState = 'gone';

/**
 * The model with the documents that were in force when their files left it, as they were approved last: addresses are permanent, and
 * taking a file away is no withdrawal.
 *
 * @param published the model as it is published
 * @param judged the model that is judged
 */
export function withGoneDocuments(published: Sms, judged: Sms): Sms {
  const items = new Map(published.items);
  const instead = new Map(published.instead);
  for (const id of judged.history?.line.keys() ?? []) {
    const found = items.has(id) || published.registers.has(id) ? null : goneDocument(judged, id);
    if (found === null) continue;
    items.set(id, found.item);
    instead.set(id, found.shown);
  }
  return instead.size === published.instead.size ? published : { ...published, items, instead };
}

function goneDocument(sms: Sms, id: string): { readonly item: Item; readonly shown: ShownVersion } | null {
  const departure = departureOf(sms, id);
  if (departure === null || compareDates(departure.end.day, sms.asOf) > 0 || isTakenOver(sms, departure.end.day))
    return null;
  const isSpelling = [...sms.items.keys()].some((other) => other.toLowerCase() === id.toLowerCase());
  const standing = isSpelling || disposalOf(sms, id) !== null ? null : standingWhenGone(sms, departure);
  if (standing === null) return null;
  const snapshot = standing.version?.snapshot ?? departure.last;
  const item = sms.history?.itemOf(snapshot) ?? null;
  if (item === null) return null;
  const { version } = standing;
  return {
    item: {
      ...item,
      classification: stricter(item.classification, standing.item.classification),
      state: goneState,
      inForce: false,
      countsAsEvidence: false,
      effectiveFrom: version?.from ?? item.effectiveFrom,
      reviewDue: null,
      claims: [],
    },
    shown: {
      why: 'gone',
      version: version?.version ?? null,
      snapshot,
      approvedOn: version?.approvedOn ?? null,
      ofFile: departure.last,
      goneOn: departure.end.day,
    },
  };
}
