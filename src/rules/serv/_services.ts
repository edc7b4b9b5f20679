import { isFirstVersion, versionOnDay } from '../../core/control/version-on-day.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { booleanField, dateField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';

/**
 * Services that are delivered and inside the scope: live, or retiring and so still used.
 *
 * @param sms the model
 */
export function deliveredServices(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'service').filter((item) => {
    const since = dateField(item, 'live_since');
    return (
      item.inForce && booleanField(item, 'in_scope') !== false && (since === null || compareDates(since, sms.asOf) <= 0)
    );
  });
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
 * True for an agreement of which the file holds a coming version, later than the first. Whether the version before is in
 * force only history can say.
 *
 * @param item agreement or contract
 * @param asOf day to judge
 */
export function isComingVersion(item: Item, asOf: string): boolean {
  if (item.inForce) return false;
  const isInTheMaking = ['draft', 'negotiation'].includes(item.state);
  return isInTheMaking
    ? item.version !== null && !isFirstVersion(item.version)
    : versionOnDay(item, asOf).kind === 'unknown';
}
