import { daysToRecord, isApproving } from '../history/terms.ts';
import type { ItemVersion } from '../history/versions.ts';
import { addDuration, compareDates, daysBetween } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { Recorded } from './recorded-act.ts';
import { isFromTheBeginning, recordedWith } from './recorded-act.ts';

/** A version of an authority matrix and the days from which it counts for an act. */
export interface MatrixTerm {
  readonly version: ItemVersion;
  /** First day on which it gives rights; null where it was never in force. */
  readonly start: string | null;
  /** Day from which its text was agreed. */
  readonly approvedOn: string | null;
}

/**
 * Versions of a matrix with the days from which they count for an act. Days in a file can be typed at will: a version counts from the
 * day it states for acts that were recorded with it or later, and for those before it from as many days before its record as things
 * take to be recorded, so that nobody mends the past with it.
 *
 * @param sms the model with its history
 * @param matrix the matrix
 * @param versions its versions, oldest first
 * @param act where the line tells of the act
 */
export function termsFor(
  sms: Sms,
  matrix: Item,
  versions: readonly ItemVersion[],
  act: Recorded,
): readonly MatrixTerm[] {
  return versions.map((version) => {
    const recorded = recordOfVersion(sms, matrix, version);
    const isKnown = recorded.position <= act.position || isFromTheBeginning(sms, recorded);
    const earliest = isKnown ? null : addDuration(recorded.day, recordingTime, -1);
    return { version, start: noEarlier(version.from, earliest), approvedOn: noEarlier(version.approvedOn, earliest) };
  });
}

const recordingTime = { years: 0, months: 0, weeks: 0, days: daysToRecord, hours: 0, minutes: 0 };

function noEarlier(day: string | null, earliest: string | null): string | null {
  return day === null || earliest === null || compareDates(day, earliest) >= 0 ? day : earliest;
}

const knownRecords = new WeakMap<ItemVersion, Recorded>();

/** Where the line first tells that a version was approved, or merged where that is enough. */
function recordOfVersion(sms: Sms, { id }: Item, version: ItemVersion): Recorded {
  const known = knownRecords.get(version);
  if (known !== undefined) return known;
  const told = (sms.history?.line.get(id) ?? []).find(({ snapshot }) =>
    snapshot?.approvals.some((entry) => isApproving(entry) && (entry.version ?? snapshot.version) === version.version),
  );
  const recorded = recordedWith(sms, told?.commit ?? version.merged?.commit ?? null);
  knownRecords.set(version, recorded);
  return recorded;
}

/**
 * The version that gives the rights on a day; null where none does. One whose successor does not count yet goes on.
 *
 * @param terms versions of one matrix, oldest first
 * @param day the day asked for
 */
export function termOn(terms: readonly MatrixTerm[], day: string): MatrixTerm | null {
  const isOver = ({ to }: ItemVersion): boolean =>
    to !== null &&
    compareDates(to, day) <= 0 &&
    !terms.some(({ version, start }) => version.from === to && start !== null && compareDates(day, start) < 0);
  return (
    terms.findLast(({ version, start }) => start !== null && compareDates(start, day) <= 0 && !isOver(version)) ?? null
  );
}

/**
 * True for a version that was approved by a day or soon after it, and gives rights later.
 *
 * @param term a version of a matrix
 * @param day the day asked for
 */
export function isComing({ start, approvedOn }: MatrixTerm, day: string): boolean {
  if (start === null || approvedOn === null || compareDates(day, start) >= 0) return false;
  return daysBetween(day, approvedOn) <= daysToRecord;
}
