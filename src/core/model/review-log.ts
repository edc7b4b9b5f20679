import type { FieldMap, Holder } from './fields.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField, textsField } from './fields.ts';

/**
 * Entries of `review.log` that are about the item as a whole, and so keep its interval.
 *
 * @param of an item or its fields
 */
export function wholeReviews(of: Holder): readonly FieldMap[] {
  return reviewLog(of).filter((entry) => becauseOf(entry) === null);
}

/**
 * Day of the last review of the whole until a day.
 *
 * @param of an item or its fields
 * @param asOf the day
 * @returns null where none is logged
 */
export function lastWholeReview(of: Holder, asOf: string): string | null {
  const days = wholeReviews(of).flatMap((entry) => dateField(entry, 'at') ?? []);
  return (
    days
      .filter((day) => compareDates(day, asOf) <= 0)
      .sort(compareDates)
      .at(-1) ?? null
  );
}

/**
 * All entries of `review.log`.
 *
 * @param of an item or its fields
 */
export function reviewLog(of: Holder): readonly FieldMap[] {
  return mapsField(mapField(of, 'review') ?? {}, 'log');
}

/**
 * What an entry of `review.log` says it was for: a look that is limited to what changed elsewhere.
 *
 * @param entry an entry
 * @returns ids and clauses as written; null for a review of the whole
 */
export function becauseOf(entry: FieldMap): readonly string[] | null {
  const named = textField(entry, 'because');
  const all = named === null ? textsField(entry, 'because') : [named];
  return all.length === 0 ? null : all;
}
