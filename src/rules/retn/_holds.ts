import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';

/** True where a hold stands on a day; on the day of release everything is free. */
export function stands(hold: Item, day: string): boolean {
  const [from, to] = [dateField(hold, 'from'), dateField(hold, 'to')];
  return (from === null || compareDates(from, day) <= 0) && (to === null || compareDates(day, to) < 0);
}

/** Ids that a hold names, in capitals; none where it says its scope in other words only. */
export function heldIds(hold: Item): readonly string[] {
  return textsField(hold, 'scope').flatMap((text) =>
    (text.match(/[A-Z]{2,6}-[\w-]*\d/gi) ?? []).map((id) => id.toUpperCase()),
  );
}
