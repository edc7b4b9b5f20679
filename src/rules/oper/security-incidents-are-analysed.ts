import { itemsOfType } from '../../core/model/items-of-type.ts';
import { intervalsOf, intervalsOfClause } from '../../core/trace/intervals.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import { defineRule } from '../define-rule.ts';
import { isMissing, latestReport } from './_reports.ts';

const clause = '8.7.3.3';
const subject = 'security-incidents';

export default defineRule({
  id: 'OPER-022',
  name: 'security-incidents-are-analysed',
  severity: 'warn',
  basis: 'own',
  clause,
  level: 'essential',
  types: ['report'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  subsumes: ['EVID-006', 'EVID-019'],
  summary: 'Security incidents are analysed in the interval that the organization has set for it.',
  fix: 'Write the report, or change the interval.',
  *check({ sms }) {
    // The clause leaves the rhythm to the organization: without an interval of its own nothing is late.
    if (intervalsOfClause(intervalsOf(sms), clause).length === 0) return;
    const last = latestReport(itemsOfType(sms, 'report'), subject, clause);
    const state = dutyState(sms, { clause, since: sms.settings.seriesStart, last: last?.date ?? null });
    if (!state.isOverdue || state.due === null || (last === null && isMissing(sms, clause))) return;
    const before =
      last === null
        ? 'Security incidents have not been analysed yet'
        : `Security incidents were last analysed on ${last.date ?? ''} (${last.id})`;
    yield {
      item: state.holder?.id ?? last?.id ?? null,
      place: state.place,
      message: `${before}${state.detail}. Write a report with the subject "${subject}", also when there were none, or change the interval.`,
      due: state.due,
      related: last === null ? [] : [{ item: last.id, message: 'the last report', place: last.place }],
      keys: [clause],
    };
  },
});
