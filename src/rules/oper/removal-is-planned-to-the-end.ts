import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { removalLacks, takesAway, transitionPlans } from './_transitions.ts';

export default defineRule({
  id: 'OPER-021',
  name: 'removal-is-planned-to-the-end',
  severity: 'error',
  basis: 'std',
  clause: '8.5.2.1',
  level: 'standard',
  types: ['service-transition-plan'],
  needs: ['files'],
  summary:
    'The plan to remove or transfer a service says until when, and what happens to data, documents and parts; for a transfer also to knowledge.',
  fix: 'State the last day under `planned.to`, and write under "What happens to data and parts" what becomes of them.',
  *check({ sms }) {
    for (const plan of transitionPlans(sms)) {
      const lacks = plan.status === 'approved' && takesAway(plan) ? removalLacks(plan) : [];
      const [first] = lacks;
      if (first === undefined) continue;
      const what = (textField(plan, 'transition_kind') ?? 'removal').startsWith('transfer') ? 'transfer' : 'removal';
      yield {
        item: plan.id,
        place: placeOfField(plan, first.field),
        message: `${plan.id} (${plan.title}) is approved and plans the ${what} of ${serviceOf(plan)}, but does not say ${listWords(lacks.map(({ words }) => words))}. ${untilOf(plan)}Expected all of it in the plan: complete it.`,
        expected: lacks.map(({ field }) => field).join(', '),
      };
    }
  },
});

function serviceOf(plan: Item): string {
  return textField(plan, 'service') ?? 'a service';
}

function untilOf(plan: Item): string {
  const end = dateField(mapField(plan, 'planned') ?? {}, 'to');
  return end === null ? '' : `Its last day is ${end}. `;
}
