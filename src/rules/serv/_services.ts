import { isFirstVersion, isTextInView, versionOnDay } from '../../core/control/version-on-day.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { booleanField, dateField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';

/**
 * Services that are delivered and inside the scope: live, or retiring and so still used.
 *
 * @param sms the model
 */
export function deliveredServices(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'service').filter((item) => isDelivered(item, sms.asOf));
}

/** True for a service inside the scope that is live or retiring on a day. */
export function isDelivered(service: Item, day: string): boolean {
  const since = dateField(service, 'live_since');
  return (
    service.inForce && booleanField(service, 'in_scope') !== false && (since === null || compareDates(since, day) <= 0)
  );
}

/**
 * True for an agreement that is in force, or agreed and waiting for its first day, where the file holds the text that counts.
 *
 * @param item agreement or contract
 * @param asOf day to judge
 */
export function isAgreed(item: Item, asOf: string): boolean {
  return (item.inForce || item.state === 'agreed') && isTextInView(item, asOf);
}

/** True for a service that has ended. */
export function isGone(service: Item): boolean {
  return service.state === 'retired' || service.state === 'transferred';
}

/** `SVC-001 (Hosting)`. */
export function named(item: Item): string {
  return item.title === item.id ? item.id : `${item.id} (${item.title})`;
}

/**
 * Items of one type that are in force.
 *
 * @param sms the model
 * @param type key of the type
 */
export function inForceOf(sms: Sms, type: string): readonly Item[] {
  return itemsOfType(sms, type).filter((item) => item.inForce);
}

/**
 * True for an agreement or plan of which the file holds a coming version, later than the first. Whether the version before is in
 * force only history can say.
 *
 * @param item agreement, contract or plan
 * @param asOf day to judge
 */
export function isComingVersion(item: Item, asOf: string): boolean {
  if (item.inForce) return false;
  const isInTheMaking = ['draft', 'negotiation', 'in-review'].includes(item.state);
  return isInTheMaking
    ? item.version !== null && !isFirstVersion(item.version)
    : versionOnDay(item, asOf).kind === 'unknown';
}

/** What an item that is not in force is: `draft`, or `in force from 2026-10-01` where it is approved and waits for its day. */
export function stateWords({ state, effectiveFrom }: Item): string {
  const isWaiting = state === 'approved' || state === 'agreed';
  return isWaiting && effectiveFrom !== null ? `in force from ${effectiveFrom}` : state;
}

/** An item that a field names, and where it is named. */
export interface NamedItem {
  readonly item: Item;
  readonly place: Place;
}

/**
 * Items that a field names, each once. Ids that do not exist are left out: LINK-001 reports them.
 *
 * @param sms the model
 * @param holder item with the field
 * @param field name of the field
 */
export function itemsNamedIn(sms: Sms, holder: Item, field: string): readonly NamedItem[] {
  const found = new Map<string, NamedItem>();
  const path = [...holder.path, field];
  for (const relation of sms.relationsFrom.get(holder.id) ?? []) {
    const item = sms.items.get(relation.to);
    const isIn = relation.path !== null && path.every((step, index) => relation.path?.[index] === step);
    if (item !== undefined && isIn && !found.has(item.id)) found.set(item.id, { item, place: relation.place });
  }
  return [...found.values()];
}

/**
 * True when the text of a page speaks of another item: it links to it, or names its id.
 *
 * @param sms the model
 * @param page item with a page of its own
 * @param other the other item
 */
export function isCommentedOn(sms: Sms, page: Item, other: Item): boolean {
  const isLinked = (sms.relationsFrom.get(page.id) ?? []).some(({ to, path }) => to === other.id && path === null);
  return isLinked || (page.facts?.body.match(/[A-Z]{2,6}-[\w-]*\d/g)?.includes(other.id) ?? false);
}
