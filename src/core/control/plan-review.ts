import { entryDay, isTakenOver } from '../history/item-states.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import { impactOf, namesOf } from '../impact/suspects.ts';
import type { FieldMap } from '../model/fields.ts';
import { textField } from '../model/fields.ts';
import { becauseOf, reviewLog } from '../model/review-log.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { approvalBinding } from './approval.ts';
import type { ControlPlan } from './control-plan.ts';
import { hasOwnFieldNames, refuse, refuseUnknown, withName } from './control-plan.ts';
import { mayReview } from './may-review.ts';
import { planRegisterReview } from './plan-register-review.ts';
import { objectionToReviewer } from './review-request.ts';
import type { ReviewRequest } from './review-request.ts';
import { typeWithArticle } from '../types/type-words.ts';
import { isFirstVersion } from './version-on-day.ts';

/**
 * Works out what a review writes: one entry of `review.log`. The day of the next review follows from it.
 *
 * @param sms the model, read from the files as they are
 * @param request who looked at what, when, with which outcome
 * @returns the edit, or the reason why the review may not be recorded
 */
export function planReview(sms: Sms, request: ReviewRequest): ControlPlan {
  const { id, by, outcome, on, note, because } = request;
  const item = sms.items.get(id);
  const register = sms.registers.get(id);
  if (item === undefined)
    return register === undefined ? refuseUnknown(sms, id) : planRegisterReview(sms, register, request);
  const objection = objectionTo(sms, item, request);
  if (objection !== null) return objection;
  const limit = because.length === 0 ? {} : { because: [...because] };
  const entry = { at: on, by, outcome, ...limit, ...(note === null ? {} : { note }) };
  const toDo = {
    'no-change': [],
    'change-needed': item.storage === 'file' ? [`Open its next version: clausebook revise ${id}`] : [],
    withdraw: item.storage === 'file' ? [`Withdraw it: clausebook withdraw ${id} --by <person> --reason "…"`] : [],
  }[outcome];
  return {
    kind: 'planned',
    item: id,
    file: item.file,
    edits: [{ kind: 'append', path: [...item.path, 'review', 'log'], value: entry }],
    written: [
      `review.log: ${Object.entries(entry)
        .map(([key, value]) => `${key} ${String(value)}`)
        .join(', ')}`,
    ],
    summary: `${id}: ${because.length === 0 ? 'reviewed' : `looked at because of ${because.join(', ')}`} by ${withName(sms, by)} on ${on}, ${outcome.replace('-', ' ')}`,
    consequences: (after) => {
      const due = after.items.get(id)?.reviewDue ?? null;
      return [...stillSuspect(after, id), ...(due === null ? [] : [`The next review is due on ${due}.`]), ...toDo];
    },
  };
}

function objectionTo(sms: Sms, item: Item, request: ReviewRequest): ControlPlan | null {
  const { by, on, outcome } = request;
  if (item.storage === 'section' || item.storage === 'data' || item.type.class === 'record')
    return refuse(
      `${item.id} is ${typeWithArticle(item.type)}; only documents and rows are reviewed.`,
      item.type.class === 'record' ? 'A record stays as it was closed.' : 'Review the document it stands in.',
    );
  if (!hasOwnFieldNames(item))
    return refuse(
      `${item.file} has keys of its own, mapped by \`foreign\` in clausebook.yaml.`,
      'Rename these keys to ours first.',
    );
  const objection = objectionToReviewer(sms, request);
  if (objection !== null) return objection;
  if (item.owner !== null && !mayReview(sms, item, by, on))
    return refuse(
      `${withName(sms, by)} held no role on ${on} that may review ${item.id}.`,
      `Its owner ${withName(sms, item.owner)} reviews it, or somebody who may review or approve it (authority matrix).`,
    );
  const early = objectionToDay(sms, item, on);
  if (early !== null) return early;
  const lifecycle = item.type.lifecycle;
  if ((lifecycle === 'document' || lifecycle === 'agreement') && !item.inForce)
    return refuse(
      `${item.id} is ${item.state}, not in force.`,
      item.state === 'draft' || item.state === 'in-review' || item.state === 'negotiation'
        ? `Before the approval a review is recorded with: clausebook approve ${item.id} --action reviewed --by ${by}`
        : 'Only what is in force is reviewed.',
    );
  if (outcome === 'no-change' && approvalBinding(item).kind === 'broken')
    return refuse(
      `The text of ${item.id} is not the approved one, so it has changed.`,
      `Restore the approved text, or open its next version: clausebook revise ${item.id}`,
    );
  const limit = objectionToBecause(sms, item, request);
  if (limit !== null) return limit;
  const isSame = (entry: FieldMap): boolean =>
    textField(entry, 'at') === on &&
    textField(entry, 'by') === by &&
    String(becauseOf(entry) ?? []) === String(request.because);
  return reviewLog(item).some(isSame)
    ? { kind: 'nothing-to-do', message: `${item.id} already has a review by ${by} of ${on}; nothing was written.` }
    : null;
}

/** A look that is limited to a change answers a change that there was, on its day or later. */
function objectionToBecause(sms: Sms, item: Item, { because, on }: ReviewRequest): ControlPlan | null {
  const suspects = impactOf(sms).suspects.get(item.id) ?? [];
  for (const named of because) {
    const meant = suspects.filter(({ change }) => namesOf(change.of, sms).includes(named));
    const [first] = meant;
    if (first === undefined) {
      const others = [...new Set(suspects.map(({ change }) => namesOf(change.of, sms).at(-1) ?? change.of))];
      return refuse(
        `${item.id} is not suspect because of ${named}: nothing has changed there that nobody has looked at ${item.id} for since.`,
        others.length === 0
          ? 'Leave --because out to record a review of the whole.'
          : `It is because of ${others.join(', ')}; `.concat(`see: clausebook impact ${item.id}`),
      );
    }
    const latest =
      meant
        .map(({ change }) => change.known)
        .toSorted(compareDates)
        .at(-1) ?? on;
    if (compareDates(on, latest) < 0)
      return refuse(`${named} changed on ${latest}, after ${on}.`, 'Give the day on which somebody looked with --on.');
  }
  return null;
}

/** What is left to look at. */
function stillSuspect(after: Sms, id: string): readonly string[] {
  const left = (impactOf(after).suspects.get(id) ?? []).map(
    ({ change }) => namesOf(change.of, after).at(-1) ?? change.of,
  );
  return left.length === 0 ? [] : [`It is still suspect because of ${[...new Set(left)].join(', ')}.`];
}

/** What was not in force, or not there yet, cannot have been reviewed. What was taken over has a past that nobody recorded. */
function objectionToDay(sms: Sms, item: Item, on: string): ControlPlan | null {
  const entered = entryDay(sms, item.id);
  if (entered !== null && isTakenOver(sms, entered)) return null;
  const { lifecycle } = item.type;
  const hasVersions = (lifecycle === 'document' || lifecycle === 'agreement') && item.version !== null;
  // What came with the first commit may be older than the repository.
  const root = sms.history?.commits.at(-1);
  const isOldest = root !== undefined && entered === sms.history?.days.get(root.id);
  const first = hasVersions ? firstDayInForce(sms, item) : isOldest ? null : entered;
  if (first === null || compareDates(on, first) >= 0) return null;
  return refuse(
    hasVersions
      ? `${item.id} was first in force on ${first}, after ${on}.`
      : `${item.id} was not there before ${first}.`,
    'Give the day of the review with --on.',
  );
}

/** As history tells, else as the file does where it holds the first version. */
function firstDayInForce(sms: Sms, item: Item): string | null {
  const days = (sms.history?.versionsOf(item) ?? []).flatMap(({ from }) => from ?? []).toSorted(compareDates);
  const [first] = days;
  if (first !== undefined) return first;
  return item.version !== null && isFirstVersion(item.version) ? item.effectiveFrom : null;
}
