import { compareDates } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';

/**
 * The day on which the version in the file first stood in the repository; null where history does not know it.
 *
 * @param sms history
 * @param item a document
 */
export function enteredOn({ history }: Pick<Sms, 'history'>, item: Item): string | null {
  const first = history?.revisions
    .get(item.id)
    ?.find(({ after }) => after !== null && (item.version === null || after.version === item.version));
  return first === undefined ? null : (history?.days.get(first.commit.id) ?? null);
}

/**
 * True for a version that entered the repository with or before the day on which the SMS was taken over (`adopted`): what was
 * before that day no commit can show. Without history the day of its last approval counts.
 *
 * @param sms history and settings
 * @param item a document
 */
export function isTakenOver(sms: Pick<Sms, 'history' | 'settings'>, item: Item): boolean {
  const { adopted } = sms.settings;
  if (adopted === null) return false;
  const approved = item.approvals.findLast(
    (entry) => entry.on !== null && (item.version === null || entry.version === null || entry.version === item.version),
  );
  const day = enteredOn(sms, item) ?? approved?.on ?? null;
  return day !== null && compareDates(day, adopted) <= 0;
}
