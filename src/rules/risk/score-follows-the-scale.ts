import { mapField, numberField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';

export default defineRule({
  id: 'RISK-006',
  name: 'score-follows-the-scale',
  severity: 'warn',
  basis: 'derived',
  clause: '6.1.2',
  level: 'essential',
  types: ['risk'],
  needs: ['files'],
  summary: 'Likelihood and impact of a risk lie on the scale in force, and the score follows from them.',
  fix: 'Rate the risk anew on the scale in force, or leave `score` out: it is likelihood times impact.',
  *check({ sms, note }) {
    const risks = itemsOfType(sms, 'risk').filter(({ inView, state }) => inView && state !== 'closed');
    const plan = itemsOfType(sms, 'plan').find(
      (item) => item.inForce && item.kind?.key === 'risk' && mapField(item, 'scale'),
    );
    if (plan !== undefined) for (const risk of risks) yield* outsideScale(risk, plan);
    const stated = risks.filter((risk) => productOf(risk) !== null && numberField(risk, 'score') !== null);
    const wrong = stated.filter((risk) => numberField(risk, 'score') !== productOf(risk));
    if (wrong.length > 1 && wrong.length === stated.length) {
      note(
        `Whether the scores follow from likelihood and impact cannot be said: none of the ${wrong.length} that are stated is their product.`,
        'Leave `score` out where it is likelihood times impact; describe another way in the risk plan.',
      );
      return;
    }
    for (const risk of wrong) {
      const [likelihood, impact] = [textField(risk, 'likelihood') ?? '', textField(risk, 'impact') ?? ''];
      yield {
        item: risk.id,
        place: placeOfField(risk, 'score'),
        message: `${risk.id} (${risk.title}) states the score ${textField(risk, 'score') ?? ''}; likelihood ${likelihood} times impact ${impact} is ${productOf(risk) ?? ''}. Expected that score, or other ratings; leave \`score\` out and it is worked out.`,
        actual: textField(risk, 'score') ?? '',
        expected: String(productOf(risk)),
      };
    }
  },
});

function productOf(risk: Item): number | null {
  const [likelihood, impact] = [numberField(risk, 'likelihood'), numberField(risk, 'impact')];
  return likelihood === null || impact === null ? null : likelihood * impact;
}

function* outsideScale(risk: Item, plan: Item): Iterable<Draft> {
  const scale = mapField(plan, 'scale') ?? {};
  for (const field of ['likelihood', 'impact']) {
    const [value, most] = [numberField(risk, field), numberField(scale, field)];
    if (value === null || most === null || (value >= 1 && value <= most)) continue;
    yield {
      item: risk.id,
      place: placeOfField(risk, field),
      message: `${risk.id} (${risk.title}) has the ${field} ${value}; the scale of ${plan.id} goes from 1 to ${most}. Expected a rating on the scale in force; rate it anew.`,
      actual: String(value),
      expected: `1 to ${most}`,
      related: [{ item: plan.id, message: 'sets the scale', place: placeOfField(plan, 'scale') }],
    };
  }
}
