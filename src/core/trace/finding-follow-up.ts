import { compareDates } from '../lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';

/**
 * Day on which a finding was dealt with by what its audit says under `closed.follow_up`; null where nothing there says so until the day
 * judged.
 *
 * @param sms items and the day to judge
 * @param finding a finding of an audit
 */
export function followedUp({ items, asOf }: Pick<Sms, 'items' | 'asOf'>, finding: Item): string | null {
  const audit = items.get(finding.parent ?? '');
  const entries = audit === undefined ? [] : mapsField(mapField(audit, 'closed') ?? {}, 'follow_up');
  const days = entries
    .filter((entry) => textField(entry, 'ref') === finding.id)
    .flatMap((entry) => dateField(entry, 'done') ?? [])
    .filter((day) => compareDates(day, asOf) <= 0);
  return days.sort(compareDates).at(-1) ?? null;
}
