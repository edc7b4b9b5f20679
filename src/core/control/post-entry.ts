import type { StateOnFile } from '../history/on-file.ts';
import { fieldsOnFile, statesOnFile, stoodBetween } from '../history/on-file.ts';
import type { Duration } from '../lifecycle/calendar.ts';
import { addDuration, compareDates } from '../lifecycle/calendar.ts';
import type { Sms } from '../model/sms.ts';
import { postHolders } from './role-holders.ts';

/**
 * The state of a role that first said, long after a day, that somebody had held a post of it on that day.
 *
 * @param sms the model with its history
 * @param role id of the role
 * @param holder the person, the day, and how long after it a post may be entered
 * @returns null where the post stood in the files in time, was there from the beginning, or history does not know it
 */
export function lateEntryOfPost(
  sms: Sms,
  role: string,
  { person, day, tolerance }: { readonly person: string; readonly day: string; readonly tolerance: Duration },
): StateOnFile | null {
  const limit = addDuration(day, tolerance);
  const saying = statesOnFile(sms, role).filter(
    ({ snapshot }) => snapshot.type === 'role' && postHolders(fieldsOnFile(sms, snapshot), day).includes(person),
  );
  if (saying.some((state) => stoodBetween(state, day, limit))) return null;
  return saying.find(({ since }) => since !== null && compareDates(limit, since) < 0) ?? null;
}
