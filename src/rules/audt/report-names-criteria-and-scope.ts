import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { says } from '../nonc/_says.ts';
import { hasScope, reportedAudits } from './_report-parts.ts';

export default defineRule({
  id: 'AUDT-006',
  name: 'report-names-criteria-and-scope',
  severity: 'error',
  basis: 'std',
  clause: '9.2.2',
  level: 'essential',
  types: ['audit'],
  needs: ['files'],
  summary: 'The report of an internal audit says against what it judged, and what it looked at.',
  fix: 'Complete the report; once it is frozen, by an entry under `corrections` that states the missing part.',
  *check({ sms }) {
    for (const audit of reportedAudits(sms)) {
      const isCriteria = says(audit, 'criteria', 'Criteria');
      const isScope = hasScope(audit);
      if (isCriteria && isScope) continue;
      const expected = [
        ...(isCriteria ? [] : ['the criteria (`criteria`, or a text under "Criteria")']),
        ...(isScope ? [] : ['clauses, processes or services under `scope`']),
      ];
      const missing = [...(isCriteria ? [] : ['against what it judged']), ...(isScope ? [] : ['what it looked at'])];
      yield {
        item: audit.id,
        place: isScope ? audit.place : placeOfField(audit, 'scope'),
        message: `The report of ${audit.id} (${audit.title}) does not say ${missing.join(' nor ')}. Expected ${expected.join(', and ')}.`,
      };
    }
  },
});
