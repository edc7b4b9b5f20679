import { dateField, mapField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RISK-009',
  name: 'acceptance-ends',
  severity: 'info',
  basis: 'practice',
  clause: '6.1.2',
  level: 'essential',
  types: ['risk'],
  needs: ['files'],
  summary: 'A risk is accepted for a time, so that somebody looks at it again.',
  fix: 'State `until` in `accepted`: the day on which the decision is taken anew.',
  *check({ sms }) {
    for (const risk of itemsOfType(sms, 'risk')) {
      const accepted = risk.inView && risk.state !== 'closed' ? mapField(risk, 'accepted') : null;
      if (accepted === null || dateField(accepted, 'until') !== null) continue;
      yield {
        item: risk.id,
        place: placeOfField(risk, 'accepted'),
        message: `${risk.id} (${risk.title}) is accepted without an end. Expected \`until\` in \`accepted\`, the day on which somebody decides anew.`,
        expected: 'until',
      };
    }
  },
});
