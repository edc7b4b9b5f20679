import { compareDates } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import { defineRule } from '../define-rule.ts';

const clause = '7.5.3.2';
const activity = /restor|recover|backup|bring back|wiederherstell|rücksicherung|sicherung/i;

export default defineRule({
  id: 'ACCS-011',
  name: 'restore-is-tried',
  severity: 'warn',
  basis: 'derived',
  clause,
  level: 'standard',
  types: ['assessment'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  // The same trial, asked for as evidence of the clause.
  subsumes: ['EVID-006', 'EVID-019'],
  parameters: {
    interval: {
      default: 'P12M',
      says: 'How often repository and site are restored from their copy where no document sets an interval. A convention of ours.',
    },
  },
  summary: 'That repository and site can be brought back from their copy is tried in time.',
  fix: 'Restore both on an empty machine, compare, and record it as a verification with the subject "restore".',
  *check({ sms, text }) {
    const last = trials(sms).at(-1);
    const state = dutyState(sms, { clause, activity, last: last?.date ?? null, fallback: text('interval') });
    if (!state.isOverdue) return;
    const before =
      last === undefined
        ? 'Repository and site of the manual have not been restored from a copy yet'
        : `Repository and site of the manual were last restored from a copy on ${last.date ?? ''} (${last.id})`;
    yield {
      item: state.holder?.id ?? last?.id ?? null,
      place: state.holder === null && last !== undefined ? last.place : state.place,
      keys: [clause],
      message: `${before}${state.detail}. Expected a trial on an empty machine, recorded as a verification with the subject "restore".`,
      ...(state.due === null ? {} : { due: state.due }),
      related: last === undefined ? [] : [{ item: last.id, message: 'the last trial', place: last.place }],
    };
  },
});

/** Trials until the day judged, oldest first. */
function trials(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'assessment')
    .filter(
      (item) =>
        item.kind?.key === 'verification' &&
        textField(item, 'subject') === 'restore' &&
        item.countsAsEvidence &&
        item.inView &&
        item.date !== null,
    )
    .sort((a, b) => compareDates(a.date ?? '', b.date ?? ''));
}
