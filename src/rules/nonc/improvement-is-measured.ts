import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { improvementGaps, isPursued } from './_improvements.ts';

export default defineRule({
  id: 'NONC-007',
  name: 'improvement-is-measured',
  severity: 'error',
  basis: 'std',
  clause: '10.2',
  level: 'essential',
  types: ['improvement'],
  needs: ['files'],
  summary:
    'An approved improvement was judged by criteria and has a target; one that is measured says what came of it and who was told.',
  fix: 'Complete the row: `evaluation.criteria`, `targets`, and once it is measured `result`.',
  *check({ sms }) {
    for (const improvement of itemsOfType(sms, 'improvement')) {
      if (!isPursued(sms, improvement)) continue;
      const gaps = improvementGaps(improvement);
      const [first] = gaps;
      if (first === undefined) continue;
      yield {
        item: improvement.id,
        place: placeOfField(improvement, first.field),
        message: `${improvement.id} (${improvement.title}) is "${improvement.status}" and has ${listWords(gaps.map(({ lacks }) => lacks))}. Expected ${listWords(gaps.map(({ expected }) => expected))}.`,
      };
    }
  },
});
