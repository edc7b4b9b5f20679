import { dateField, hasField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { acceptanceLine, needsTreatment, scoreOf } from '../../core/trace/risk-acceptance.ts';

export default defineRule({
  id: 'RISK-002',
  name: 'risk-above-line-is-treated',
  severity: 'error',
  basis: 'derived',
  clause: '6.1.3',
  level: 'essential',
  types: ['risk'],
  needs: ['files'],
  judges: 'in-force',
  summary:
    'A risk above the acceptance line has a treatment action with a responsible person and a date, or is accepted.',
  fix: 'Plan the treatment under `actions` (what, who, due), or have the risk accepted by someone with authority.',
  *check({ sms, note }) {
    const risks = itemsOfType(sms, 'risk').filter(
      (risk) => risk.inForce && textField(risk, 'risk_kind') !== 'opportunity' && scoreOf(risk) !== null,
    );
    const line = acceptanceLine(sms);
    if (line === null) {
      if (risks.length > 0)
        note(
          'Which risks lie above the acceptance line cannot be said: no risk plan in force states it as a number.',
          'State `acceptance_line` in the plan of kind risk.',
        );
      return;
    }
    for (const risk of risks) {
      const { plan } = line;
      const missing = needsTreatment(sms, risk) ? gapsOfTreatment(risk) : [];
      if (missing.length === 0) continue;
      yield {
        item: risk.id,
        place: placeOfField(risk, 'actions'),
        message: `${risk.id} (${risk.title}) scores ${scoreOf(risk) ?? 0}, the acceptance line of ${plan.id} is ${line.score}: ${listWords(missing)}. Expected an action with a responsible person and a date, or an acceptance with name and reason.`,
        related: [
          {
            item: plan.id,
            message: `a risk above ${line.score} is not simply carried`,
            place: placeOfField(plan, 'acceptance_line'),
          },
        ],
      };
    }
  },
});

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
