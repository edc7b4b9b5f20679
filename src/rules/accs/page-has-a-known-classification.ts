import { asText } from '../../core/model/fields.ts';
import { closest } from '../../core/trace/nearest.ts';
import { defineRule } from '../define-rule.ts';

const known: readonly string[] = ['public', 'customer', 'internal', 'restricted'];

export default defineRule({
  id: 'ACCS-001',
  name: 'page-has-a-known-classification',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'A landing page states a classification that exists, or none.',
  fix: 'Write one of public, customer, internal, restricted.',
  *check({ sms }) {
    for (const page of sms.pages) {
      const value = page.fields['classification'];
      if (value === undefined || value === null || (typeof value === 'string' && known.includes(value))) continue;
      const stated = asText(value) ?? 'something else than a word';
      const meant = closest(stated, known);
      yield {
        place: page.locateValue(['classification']),
        message: `The page ${page.file} states the classification "${stated}".${meant === null ? '' : ` Did you mean "${meant}"?`} Expected one of ${known.join(', ')}; until then only those who may see everything see the page.`,
        actual: stated,
        ...(meant === null ? {} : { expected: meant }),
      };
    }
  },
});
