import { itemsOfType } from '../../core/model/items-of-type.ts';
import { defineRule } from '../define-rule.ts';
import { decidedDocuments } from './_documents.ts';
import { disagreementsIn } from './_stated-numbers.ts';

export default defineRule({
  id: 'CONT-010',
  name: 'numbers-agree',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  types: ['measure'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'A target that a text repeats is the one that the agreement or the measure states.',
  fix: 'Take the number out and refer to the agreement or the measure, or correct the one that is wrong.',
  *check({ sms }) {
    if (itemsOfType(sms, 'measure').length === 0) return;
    for (const document of decidedDocuments(sms)) {
      if (document.type.lifecycle === 'agreement') continue;
      const [first, ...others] = disagreementsIn(sms, document);
      if (first === undefined) continue;
      const { said, wanted, measure, source } = first;
      const where = source === measure ? `${measure.id} itself states` : `${source.id} states for ${measure.id}`;
      yield {
        item: document.id,
        place: first.place,
        message: `${document.id} (${document.title}) gives ${said} as the target of ${measure.id}; ${where} ${wanted}. Expected one number: refer to ${source.id} in place of a copy, or correct the one that is wrong.`,
        actual: said,
        expected: wanted,
        related: [
          { item: source.id, message: `states ${wanted}`, place: source.place },
          ...others.map((other) => ({
            item: document.id,
            message: `${other.said} for ${other.measure.id}; ${other.source.id} states ${other.wanted}`,
            place: other.place,
          })),
        ],
      };
    }
  },
});
