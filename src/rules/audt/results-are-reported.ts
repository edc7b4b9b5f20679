import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isAnswer } from '../nonc/_says.ts';
import { reportedAudits } from './_report-parts.ts';

export default defineRule({
  id: 'AUDT-009',
  name: 'results-are-reported',
  severity: 'error',
  basis: 'std',
  clause: '9.2.2',
  level: 'essential',
  types: ['audit'],
  needs: ['files'],
  summary: 'The results of an internal audit go to the managers concerned.',
  fix: 'Send the report to those who answer for what was audited, and enter them under `reported_to`.',
  *check({ sms }) {
    for (const audit of reportedAudits(sms)) {
      if (isAnswer(audit.fields['reported_to'])) continue;
      yield {
        item: audit.id,
        place: placeOfField(audit, 'reported_to'),
        message: `${audit.id} (${audit.title}) is ${audit.status}, and nothing says who got the report. Expected the managers concerned under \`reported_to\`.`,
      };
    }
  },
});
