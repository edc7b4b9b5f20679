import { entryDay, isTakenOver } from '../history/item-states.ts';
import { addDuration, compareDates, parseDuration } from '../lifecycle/calendar.ts';
import type { Register } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { ControlPlan, Refused } from './control-plan.ts';
import { refuse, withName } from './control-plan.ts';
import { mayReview } from './may-review.ts';
import type { ReviewRequest } from './review-request.ts';
import { objectionToReviewer } from './review-request.ts';
import { rolesOfPerson } from './role-holders.ts';

/** What a log says when every row was looked at; REVW-002 counts it for each of them. */
const outcomes = { 'no-change': 'all looked at', 'change-needed': 'all looked at, change needed' } as const;

/**
 * Works out what the review of a whole register writes: one entry of its `review.log`, which counts for each of its rows.
 *
 * @param sms the model, read from the files as they are
 * @param register the register
 * @param request who looked at its rows, when, with which outcome
 * @returns the edit, or the reason why the review may not be recorded
 */
export function planRegisterReview(sms: Sms, register: Register, request: ReviewRequest): ControlPlan {
  const { id } = register;
  const { by, outcome, on, note } = request;
  if (request.because.length > 0)
    return refuse(
      `${id} is a register: its rows are suspect each for itself.`,
      `Name a row, or leave --because out to record that all rows were looked at.`,
    );
  if (outcome === 'withdraw')
    return refuse(
      `${id} is a register: its rows come and go, the register itself is not withdrawn.`,
      'Change the rows that have ended; each keeps its id.',
    );
  const objection = objectionToReviewer(sms, request) ?? objectionToRegister(sms, register, by, on);
  if (objection !== null) return objection;
  if (register.reviewLog.some((entry) => entry.at === on && entry.by === by))
    return { kind: 'nothing-to-do', message: `${id} already has a review by ${by} of ${on}; nothing was written.` };
  const entry = { at: on, by, outcome: outcomes[outcome], ...(note === null ? {} : { note }) };
  return {
    kind: 'planned',
    item: id,
    file: register.file,
    edits: [{ kind: 'append', path: ['review', 'log'], value: entry }],
    written: [
      `review.log: ${Object.entries(entry)
        .map(([key, value]) => `${key} ${value}`)
        .join(', ')}`,
    ],
    summary: `${id}: looked at as a whole by ${withName(sms, by)} on ${on}, ${outcome.replace('-', ' ')}`,
    consequences: (after) => [
      ...nextDay(register, on),
      ...(outcome === 'change-needed'
        ? [`Change the rows concerned; the merge by ${withName(after, register.owner ?? 'the owner')} is the approval.`]
        : []),
    ],
  };
}

function nextDay({ reviewInterval }: Register, on: string): readonly string[] {
  const interval = parseDuration(reviewInterval ?? '');
  return interval === null ? [] : [`Its interval asks for the next look at it by ${addDuration(on, interval)}.`];
}

function objectionToRegister(sms: Sms, register: Register, by: string, on: string): Refused | null {
  const { id, owner } = register;
  const rows = register.rows.flatMap((row) => sms.items.get(row) ?? []);
  const isOwner = rolesOfPerson(sms, by, on).some(({ role }) => role === owner);
  const mayReviewAll = rows.length > 0 && rows.every((row) => mayReview(sms, row, by, on));
  if (owner !== null && !isOwner && !mayReviewAll)
    return refuse(
      `${withName(sms, by)} held no role on ${on} that may review all of ${id}.`,
      `Its owner ${withName(sms, owner)} reviews it, or somebody who may review each of its rows.`,
    );
  const entered = entryDay(sms, id);
  const root = sms.history?.commits.at(-1);
  // What came with the first commit may be older than the repository.
  const isOldest = root !== undefined && entered === sms.history?.days.get(root.id);
  if (entered === null || isOldest || isTakenOver(sms, entered) || compareDates(on, entered) >= 0) return null;
  return refuse(`${id} was not there before ${entered}.`, 'Give the day of the review with --on.');
}
