import { describeCommit, isTakenOver, statesOf } from '../../core/history/item-states.ts';
import type { ItemState } from '../../core/history/item-states.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';

/** A change of the first day that a version states, when one of the two days had passed. */
interface Shift {
  readonly state: ItemState;
  readonly before: string;
  readonly after: string;
}

/**
 * The first day of the version in the file is another than the one it had when that day came. What was in force then cannot be changed
 * afterwards, so that history keeps the first one.
 *
 * @param sms history
 * @param item a document that is called approved
 */
export function shiftedFirstDay(sms: Sms, item: Item): Draft | null {
  const { history } = sms;
  const stated = item.type.lifecycle === 'document' ? dateField(item, 'effective_from') : null;
  const version = history?.versionsOf(item).find((candidate) => candidate.version === item.version);
  if (history === null || stated === null || version === undefined || version.from === stated) return null;
  // A first day before the approval is wrong by itself (LIFE-003).
  if (version.approvedOn !== null && compareDates(stated, version.approvedOn) < 0) return null;
  const shift = shiftsOf(sms, item).findLast(({ after }) => after === stated);
  if (shift === undefined || isTakenOver(sms, shift.state.day)) return null;
  const { state, before, after } = shift;
  const name = item.version === null ? item.id : `Version ${item.version} of ${item.id}`;
  const passed = compareDates(before, state.day) < 0 ? before : after;
  return {
    item: item.id,
    place: placeOfPath(item, 'effective_from', []),
    message: `${name} stated ${before} as its first day; ${describeCommit(history, state.commit)} made it ${after}, when ${passed} had passed. Expected a first day to stay once it, or the new one, has passed: what people had to follow then cannot be changed afterwards. The history keeps ${version.from ?? before}.`,
    actual: after,
    expected: version.from ?? before,
    fix: `Put ${version.from ?? before} back. Another first day belongs to the next version (\`clausebook revise ${item.id}\`).`,
  };
}

function shiftsOf(sms: Sms, item: Item): readonly Shift[] {
  const states = statesOf(sms, item.id).filter(
    ({ snapshot }) =>
      snapshot?.version === item.version && (snapshot.status === 'approved' || snapshot.status === 'agreed'),
  );
  return states.slice(1).flatMap((state, index): readonly Shift[] => {
    const [before, after] = [firstDayIn(states[index]), firstDayIn(state)];
    if (before === null || after === null || before === after) return [];
    const hasPassed = compareDates(before, state.day) < 0 || compareDates(after, state.day) < 0;
    return hasPassed ? [{ state, before, after }] : [];
  });
}

/** As stated, else the day of the approval. */
function firstDayIn(state: ItemState | undefined): string | null {
  const snapshot = state?.snapshot ?? null;
  if (snapshot === null) return null;
  const approved = snapshot.approvals
    .filter(({ action, version }) => action === 'approved' && (version ?? snapshot.version) === snapshot.version)
    .flatMap(({ on }) => on ?? []);
  return dateField(snapshot.stated, 'effective_from') ?? approved.toSorted(compareDates).at(-1) ?? null;
}
