import type { Commit } from '../history/commit.ts';
import type { History } from '../history/history.ts';
import { isTakenOver } from '../history/item-states.ts';
import { firstParentLine } from '../history/revisions.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import type { Sms } from '../model/sms.ts';
import type { Subject } from './matrix-rights.ts';

/** An act of control, as far as rights to it are concerned. */
export interface ControlAct {
  readonly subject: Subject;
  readonly action: string;
  readonly day: string;
}

/** Where the judged line first tells of something. */
export interface Recorded {
  /** Position of the commit on the line; Infinity for what is in no commit yet. */
  readonly position: number;
  /** Day of the commit; the day judged for what is in none. */
  readonly day: string;
}

interface Line {
  readonly positions: ReadonlyMap<string, number>;
  /** The first commit that holds something of the SMS. */
  readonly start: Commit | null;
}

const knownLines = new WeakMap<History['commits'], Line>();

function lineOf({ commits }: History): Line {
  const known = knownLines.get(commits);
  if (known !== undefined) return known;
  const line = firstParentLine(commits);
  const start = line.find(({ changes, brought }) => changes.length + brought.length > 0) ?? null;
  const found = { positions: new Map(line.map(({ id }, index) => [id, index])), start };
  knownLines.set(commits, found);
  return found;
}

/**
 * Where a commit stands on the judged line.
 *
 * @param sms the model with its history
 * @param commit a commit of the line; null for the work tree
 */
export function recordedWith({ history, asOf }: Sms, commit: Commit | null): Recorded {
  if (history === null || commit === null) return { position: Infinity, day: asOf };
  return {
    position: lineOf(history).positions.get(commit.id) ?? Infinity,
    day: history.days.get(commit.id) ?? asOf,
  };
}

/**
 * Where the judged line first tells of an act: by an entry of that action and day.
 *
 * @param sms the model with its history
 * @param act what was done to what, and when
 */
export function recordOf(sms: Sms, { subject, action, day }: ControlAct): Recorded {
  const first = (sms.history?.line.get(subject.id ?? '') ?? []).find(({ snapshot }) =>
    snapshot?.approvals.some((entry) => entry.action === action && entry.on === day),
  );
  return recordedWith(sms, first?.commit ?? null);
}

/**
 * True for a day of which the judged line cannot tell: the repository begins later, or what was by then was taken over as it was.
 *
 * @param sms the model with its history
 * @param day the day asked for
 */
export function isBeforeRecords(sms: Sms, day: string): boolean {
  const { history } = sms;
  if (history === null || isTakenOver(sms, day)) return true;
  const { start } = lineOf(history);
  return start !== null && compareDates(day, recordedWith(sms, start).day) < 0;
}

/**
 * True for what was there from the beginning: it came with the first commit, or was taken over.
 *
 * @param sms the model with its history
 * @param recorded where the line first tells of it
 */
export function isFromTheBeginning(sms: Sms, recorded: Recorded): boolean {
  const start = sms.history === null ? null : lineOf(sms.history).start;
  return isTakenOver(sms, recorded.day) || (start !== null && recorded.position <= recordedWith(sms, start).position);
}
