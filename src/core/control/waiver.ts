import { addDuration, compareDates, parseDuration } from '../lifecycle/calendar.ts';
import { dateField, mapField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Settings } from '../model/settings.ts';
import type { Sms } from '../model/sms.ts';
import { isInOrganization, postHolders } from './role-holders.ts';

/** Rule that says what is wrong with a waiver; its parameter `max` is the longest time one may run. */
export const waiverRule = 'META-003';

/** Longest time a finding may be waived where the settings say nothing else. A convention of ours. */
export const longestWaiver = 'P12M';

/** What is wrong with a waiver on a day. */
export type WaiverFault =
  | { readonly kind: 'no consent' | 'no end' | 'no reason' | 'itself' }
  | { readonly kind: 'nobody' | 'was away' | 'vacant'; readonly approver: string; readonly day: string }
  | { readonly kind: 'own consent'; readonly person: string }
  | { readonly kind: 'ran out'; readonly until: string }
  | { readonly kind: 'too long'; readonly until: string; readonly latest: string };

/** What waivers are looked at with. */
export interface WaiverContext extends Pick<Sms, 'items' | 'asOf'> {
  readonly settings: Pick<Settings, 'rules'>;
}

/**
 * The longest time a waiver may run, as the settings or the default say it: a duration such as `P12M`.
 *
 * @param settings settings of the SMS
 */
export function waiverLimit(settings: Pick<Settings, 'rules'>): string {
  const stated = settings.rules[waiverRule]?.parameters?.['max'];
  return stated !== undefined && parseDuration(String(stated)) !== null ? String(stated) : longestWaiver;
}

/**
 * Waivers that claim to be active on the day: decided by then, and neither drafts nor settled.
 *
 * @param sms items and day to judge
 */
export function claimedWaivers(sms: Pick<Sms, 'items' | 'asOf'>): readonly Item[] {
  return itemsOfType(sms, 'waiver').filter(
    (item) => item.inView && item.status === 'active' && (item.date === null || compareDates(item.date, sms.asOf) <= 0),
  );
}

/**
 * Everything that is wrong with a waiver. One fault is enough: such a waiver waives nothing.
 *
 * @param waiver one of `claimedWaivers`
 * @param sms settings and day to judge
 */
export function faultsOfWaiver(waiver: Item, context: WaiverContext): readonly WaiverFault[] {
  const { settings, asOf } = context;
  const faults: WaiverFault[] = [...faultsOfConsent(waiver, context)];
  if (textField(waiver, 'target') === waiver.id) faults.push({ kind: 'itself' });
  if (textField(waiver, 'reason') === null) faults.push({ kind: 'no reason' });
  const until = dateField(waiver, 'until');
  const limit = parseDuration(waiverLimit(settings));
  if (until === null) return [...faults, { kind: 'no end' }];
  if (compareDates(until, asOf) < 0) return [...faults, { kind: 'ran out', until }];
  const latest = limit === null ? until : addDuration(waiver.date ?? asOf, limit);
  return compareDates(until, latest) <= 0 ? faults : [...faults, { kind: 'too long', until, latest }];
}

/** Who agrees is somebody else, and was there on the day of the waiver; for a role, somebody held it. */
function faultsOfConsent(waiver: Item, { items, asOf }: WaiverContext): readonly WaiverFault[] {
  const approver = textField(waiver, 'approved_by');
  if (approver === null) return [{ kind: 'no consent' }];
  if (approver === textField(mapField(waiver, 'recorded') ?? {}, 'by'))
    return [{ kind: 'own consent', person: approver }];
  const day = waiver.date ?? asOf;
  const item = items.get(approver);
  if (item?.type.key === 'person') return isInOrganization(item, day) ? [] : [{ kind: 'was away', approver, day }];
  if (item?.type.key === 'role') return postHolders(item, day).length > 0 ? [] : [{ kind: 'vacant', approver, day }];
  return [{ kind: 'nobody', approver, day }];
}

/**
 * Waivers that waive something on the day: claimed, and without any fault.
 *
 * @param sms items, settings, day to judge
 */
export function validWaivers(sms: WaiverContext): readonly Item[] {
  return claimedWaivers(sms).filter((waiver) => faultsOfWaiver(waiver, sms).length === 0);
}
