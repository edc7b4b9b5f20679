import { itemsOfType } from '../../core/model/items-of-type.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import { defineRule } from '../define-rule.ts';
import { latestReport } from './_reports.ts';

const duties = [
  {
    subject: 'change-trends',
    clause: '8.5.1.3',
    never: 'Requests for change have not been analysed for trends yet',
    last: 'Requests for change were last analysed for trends',
    activity: /analy|trend|pattern|muster|auswert/i,
  },
  {
    subject: 'problem-effectiveness',
    clause: '8.6.3',
    never: 'Whether problem solving works has not been reviewed yet',
    last: 'Whether problem solving works was last reviewed',
    activity: /effect|work|review|report|wirk|bericht|auswert/i,
  },
] as const;

export default defineRule({
  id: 'OPER-010',
  name: 'trends-are-analysed',
  severity: 'error',
  basis: 'std',
  clause: '8.5.1.3',
  level: 'essential',
  types: ['report'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  summary:
    'Requests for change are analysed for trends, and the effect of problem solving is reviewed, in the planned interval.',
  fix: 'Write the report; one report may have both subjects.',
  *check({ sms }) {
    for (const duty of duties) {
      const { subject, clause, activity } = duty;
      const last = latestReport(itemsOfType(sms, 'report'), subject, clause);
      const state = dutyState(sms, { clause, activity, last: last?.date ?? null });
      if (!state.isOverdue) continue;
      const before = last === null ? duty.never : `${duty.last} on ${last.date ?? ''} (${last.id})`;
      yield {
        item: state.holder?.id ?? last?.id ?? null,
        place: state.place,
        clause,
        message: `${before}${state.detail}. Write a report with the subject "${subject}".`,
        ...(state.due === null ? {} : { due: state.due }),
        related: last === null ? [] : [{ item: last.id, message: 'the last report', place: last.place }],
        keys: [clause],
      };
    }
  },
});
