import { compareDates } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';

/**
 * Management reviews that were held and whose minutes are closed, oldest first.
 *
 * @param sms the model
 */
export function heldReviews(sms: Sms): readonly (Item & { readonly date: string })[] {
  return itemsOfType(sms, 'management-review')
    .filter(
      (item): item is Item & { readonly date: string } =>
        item.countsAsEvidence && item.date !== null && compareDates(item.date, sms.asOf) <= 0,
    )
    .sort((a, b) => compareDates(a.date, b.date));
}

/**
 * Management reviews whose minutes are still open, planned or just held, the earliest first.
 *
 * @param sms the model
 */
export function plannedReviews(sms: Sms): readonly (Item & { readonly date: string })[] {
  return itemsOfType(sms, 'management-review')
    .filter(
      (item): item is Item & { readonly date: string } => item.inView && item.state === 'open' && item.date !== null,
    )
    .sort((a, b) => compareDates(a.date, b.date));
}
