import type { Commit } from '../history/commit.ts';
import type { StateOnFile } from '../history/on-file.ts';
import { fieldsOnFile, statesOnFile, stoodBetween } from '../history/on-file.ts';
import type { Duration } from '../lifecycle/calendar.ts';
import { addDuration, compareDates } from '../lifecycle/calendar.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Sms } from '../model/sms.ts';
import { isInOrganization, postHolders } from './role-holders.ts';

/** Somebody on a day. */
export interface PersonOnDay {
  readonly person: string;
  readonly day: string;
}

/** Somebody on a day, and how long after it what the register says of them may be entered. */
export interface RelianceOnEntry extends PersonOnDay {
  readonly tolerance: Duration;
}

/**
 * The state of a role that first said, long after a day, that somebody had held a post of it on that day.
 *
 * @param sms the model with its history
 * @param role id of the role
 * @param reliance the person, the day, and how long after it a post may be entered
 * @returns null where the post stood in the files in time, was there from the beginning, or history does not know it
 */
export function lateEntryOfPost(sms: Sms, role: string, reliance: RelianceOnEntry): StateOnFile | null {
  const { person, day } = reliance;
  const states = statesOnFile(sms, role).filter(({ snapshot }) => snapshot.type === 'role');
  return lateEntry(sms, states, reliance, (fields) => postHolders(fields, day).includes(person));
}

/**
 * The state of a person that first said, long after a day, that they belonged to the organization on that day, where the register had
 * said that they did not. Somebody of whom it said nothing is no matter of this.
 *
 * @param sms the model with its history
 * @param reliance the person, the day, and how long after it an employment may be entered
 */
export function lateEntryOfEmployment(sms: Sms, reliance: RelianceOnEntry): StateOnFile | null {
  const { person, day, tolerance } = reliance;
  const states = statesOnFile(sms, person).filter(({ snapshot }) => snapshot.type === 'person');
  const stoodThen = states.filter((state) => stoodBetween(state, day, addDuration(day, tolerance)));
  return stoodThen.length === 0 ? null : lateEntry(sms, states, reliance, (fields) => isInOrganization(fields, day));
}

/**
 * The commit that took out of the register that somebody held a post on a day.
 *
 * @param sms the model with its history
 * @param role id of the role
 * @param on the person and the day
 * @returns null for the work tree; undefined where the register never said it, or still does
 */
export function commitThatTookOutPost(sms: Sms, role: string, { person, day }: PersonOnDay): Commit | null | undefined {
  const states = statesOnFile(sms, role).filter(({ snapshot }) => snapshot.type === 'role');
  const last = states.findLastIndex(({ snapshot }) => postHolders(fieldsOnFile(sms, snapshot), day).includes(person));
  return last < 0 ? undefined : states[last + 1]?.commit;
}

function lateEntry(
  sms: Sms,
  states: readonly StateOnFile[],
  { day, tolerance }: RelianceOnEntry,
  says: (fields: FieldMap) => boolean,
): StateOnFile | null {
  const limit = addDuration(day, tolerance);
  const saying = states.filter(({ snapshot }) => says(fieldsOnFile(sms, snapshot)));
  if (saying.some((state) => stoodBetween(state, day, limit))) return null;
  return saying.find(({ since }) => since !== null && compareDates(limit, since) < 0) ?? null;
}
