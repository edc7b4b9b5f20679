import { dateField, hasField, mapField, mapsField, numberField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RISK-002',
  name: 'risk-above-line-is-treated',
  severity: 'error',
  basis: 'derived',
  clause: '6.1.3',
  level: 'essential',
  types: ['risk'],
  needs: ['files'],
  summary:
    'A risk above the acceptance line has a treatment action with a responsible person and a date, or is accepted.',
  fix: 'Plan the treatment under `actions` (what, who, due), or have the risk accepted by someone with authority.',
  *check({ sms, note }) {
    const risks = itemsOfType(sms, 'risk').filter(
      (risk) => risk.inForce && textField(risk, 'risk_kind') !== 'opportunity' && scoreOf(risk) !== null,
    );
    const plan = itemsOfType(sms, 'plan').find(
      (item) => item.inForce && item.kind?.key === 'risk' && hasField(item, 'acceptance_line'),
    );
    const line = plan === undefined ? null : numberField(plan, 'acceptance_line');
    if (plan === undefined || line === null) {
      if (risks.length > 0)
        note(
          'Which risks lie above the acceptance line cannot be said: no risk plan in force states it as a number.',
          'State `acceptance_line` in the plan of kind risk.',
        );
      return;
    }
    for (const risk of risks) {
      const score = scoreOf(risk) ?? 0;
      const missing =
        score > line && mapField(risk, 'accepted') === null && !isTreatedElsewhere(sms, risk)
          ? gapsOfTreatment(risk)
          : [];
      if (missing.length === 0) continue;
      yield {
        item: risk.id,
        place: placeOfField(risk, 'actions'),
        message: `${risk.id} (${risk.title}) scores ${score}, the acceptance line of ${plan.id} is ${line}: ${listWords(missing)}. Expected an action with a responsible person and a date, or an acceptance with name and reason.`,
        related: [
          {
            item: plan.id,
            message: `a risk above ${line} is not simply carried`,
            place: placeOfField(plan, 'acceptance_line'),
          },
        ],
      };
    }
  },
});

/** Stated score, else likelihood times impact; null before the risk is assessed. */
function scoreOf(risk: Item): number | null {
  const stated = numberField(risk, 'score');
  const [likelihood, impact] = [numberField(risk, 'likelihood'), numberField(risk, 'impact')];
  return stated ?? (likelihood === null || impact === null ? null : likelihood * impact);
}

function gapsOfTreatment(risk: Item): readonly string[] {
  const actions = mapsField(risk, 'actions');
  if (actions.length === 0) return ['no treatment action is planned'];
  return actions.flatMap((action, index) => {
    if (dateField(action, 'done') !== null) return [];
    const missing = [
      ...(hasField(action, 'who') ? [] : ['no responsible person']),
      ...(hasField(action, 'due') ? [] : ['no date']),
    ];
    return missing.length === 0
      ? []
      : [`action ${textField(action, 'id') ?? String(index + 1)} has ${missing.join(' and ')}`];
  });
}

/** An improvement or control that the row names as its treatment has person and date of its own. */
function isTreatedElsewhere(sms: Sms, risk: Item): boolean {
  return (sms.relationsFrom.get(risk.id) ?? []).some((relation) => relation.verb === 'treated_by');
}
