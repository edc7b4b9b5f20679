import { describeCommit, statesOf } from '../../core/history/item-states.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { dateField, mapField, mapsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { wholeReviews } from '../../core/model/review-log.ts';

export default defineRule({
  id: 'REVW-004',
  name: 'due-is-moved-by-a-review',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'base'],
  summary: 'The day of the next review moves on only with a review that is logged.',
  fix: 'Add who, when and with which outcome to `review.log`, or restore the date.',
  *check({ sms, note }) {
    const stated = [...sms.items.values()].filter((item) => dueOf(item.stated) !== null && item.inView);
    if (sms.base === null && sms.history === null) {
      if (stated.length > 0)
        note(
          'Not evaluated: whether the day of a review was moved on without a review. There is neither a trusted base nor history to compare with.',
          'Name the state a change is judged by (`--base`), or keep the SMS where its history can be read.',
        );
      return;
    }
    for (const item of stated) {
      const moved = movedFrom(sms, item);
      if (moved === null) continue;
      const due = dueOf(item.stated) ?? '';
      yield {
        item: item.id,
        place: placeOfPath(item, 'review', ['due']),
        message: `The review of ${item.id} was due on ${moved.due} and was moved to ${due}${moved.where}; \`review.log\` holds no review that did so. Expected an entry with who, when and outcome, or the date as it was.`,
        actual: due,
        expected: moved.due,
      };
    }
  },
});

interface Moved {
  readonly due: string;
  readonly where: string;
}

/** The state before the date was moved on, where nothing was logged since. */
function movedFrom(sms: Sms, item: Item): Moved | null {
  const before = sms.base?.items.get(item.id);
  if (before !== undefined)
    return isMoved(before.stated, item.stated) ? { due: dueOf(before.stated) ?? '', where: '' } : null;
  const states = statesOf(sms, item.id);
  for (let at = states.length - 2; at >= 0; at -= 1) {
    const [old, next] = [states[at], states[at + 1]];
    if (old?.snapshot === null || old?.snapshot === undefined || next === undefined) return null;
    if (next.snapshot === null || !isMoved(old.snapshot.stated, next.snapshot.stated)) continue;
    if (!isMoved(old.snapshot.stated, item.stated) || sms.history === null) return null;
    return { due: dueOf(old.snapshot.stated) ?? '', where: ` in ${describeCommit(sms.history, next.commit)}` };
  }
  return null;
}

function isMoved(before: FieldMap, after: FieldMap): boolean {
  const [old, now] = [dueOf(before), dueOf(after)];
  if (old === null || now === null || compareDates(now, old) <= 0) return false;
  return actsOf(after) <= actsOf(before);
}

/** A review and an approval are both a look at the text. */
function actsOf(stated: FieldMap): number {
  return wholeReviews(stated).length + mapsField(stated, 'approvals').length;
}

function dueOf(stated: FieldMap): string | null {
  return dateField(mapField(stated, 'review') ?? {}, 'due');
}
