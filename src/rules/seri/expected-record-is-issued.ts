import { compareDates } from '../../core/lifecycle/calendar.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { seriesKey } from '../../core/trace/series.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'SERI-001',
  name: 'expected-record-is-issued',
  severity: 'error',
  basis: 'derived',
  clause: '9.4',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  subsumes: ['SERI-005', 'SERI-007', 'EVID-006', 'EVID-019'],
  summary: 'Every report that was promised for a period has been issued.',
  fix: 'Issue it late and say why (`late_reason`), or record the decision to leave this period out, naming the series and the period.',
  *check({ sms, asOf }) {
    for (const period of sms.series) {
      const definition = sms.items.get(period.definition);
      // On the due date itself there is still time.
      if (definition === undefined || period.record !== null || compareDates(period.due, asOf) >= 0) continue;
      const isOwn = period.subject === period.definition;
      const subject = isOwn ? undefined : sms.items.get(period.subject);
      const what =
        definition.type.key !== 'report-definition'
          ? 'a report'
          : `"${definition.title}"${isOwn ? '' : ` for ${period.subject}`}`;
      yield {
        item: definition.id,
        place: definition.type.key === 'report-definition' ? definition.place : placeOfPath(definition, 'report', []),
        due: period.due,
        keys: [seriesKey(period.definition, period.subject)],
        message: `${definition.id} promises ${what} for ${period.period}, due ${period.due}; there is none. Expected an issued report: issue it late and say why, or record the decision to leave it out.`,
        actual: 'no issued report',
        expected: `${period.definition}, ${period.subject}, ${period.period}`,
        related:
          subject === undefined
            ? []
            : [{ item: subject.id, message: `${subject.title}: no report for ${period.period}`, place: subject.place }],
      };
    }
  },
});
