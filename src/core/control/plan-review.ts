import { entryDay, isTakenOver } from '../history/item-states.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import { mapField, mapsField, textField } from '../model/fields.ts';
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
  const { id, by, outcome, on, note } = request;
  const item = sms.items.get(id);
  const register = sms.registers.get(id);
  if (item === undefined)
    return register === undefined ? refuseUnknown(sms, id) : planRegisterReview(sms, register, request);
  const objection = objectionTo(sms, item, request);
  if (objection !== null) return objection;
  const entry = { at: on, by, outcome, ...(note === null ? {} : { note }) };
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
        .map(([key, value]) => `${key} ${value}`)
        .join(', ')}`,
    ],
    summary: `${id}: reviewed by ${withName(sms, by)} on ${on}, ${outcome.replace('-', ' ')}`,
    consequences: (after) => {
      const due = after.items.get(id)?.reviewDue ?? null;
      return [...(due === null ? [] : [`The next review is due on ${due}.`]), ...toDo];
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
  const log = mapsField(mapField(item, 'review') ?? {}, 'log');
  return log.some((entry) => textField(entry, 'at') === on && textField(entry, 'by') === by)
    ? { kind: 'nothing-to-do', message: `${item.id} already has a review by ${by} of ${on}; nothing was written.` }
    : null;
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
