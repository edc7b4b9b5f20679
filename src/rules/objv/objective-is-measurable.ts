import { hasField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'OBJV-001',
  name: 'objective-is-measurable',
  severity: 'error',
  basis: 'std',
  clause: '6.2.1',
  level: 'essential',
  types: ['objective'],
  needs: ['files'],
  summary: 'Every agreed objective has a measure, a target and a date.',
  fix: 'State `measure`, `target` and `due` so that on the day everybody sees whether it was reached.',
  *check({ sms }) {
    for (const objective of itemsOfType(sms, 'objective')) {
      if (objective.state !== 'agreed' && objective.state !== 'active') continue;
      // A measure may carry the target itself.
      const hasTarget =
        hasField(objective, 'target') ||
        idsAt(sms, objective, 'measure').some((id) => hasField(sms.items.get(id)?.fields ?? {}, 'target'));
      const missing = [
        ...(hasField(objective, 'measure') ? [] : ['no measure']),
        ...(hasTarget ? [] : ['no target']),
        ...(hasField(objective, 'due') ? [] : ['no date']),
      ];
      if (missing.length === 0) continue;
      yield {
        item: objective.id,
        place: placeOfField(objective, 'measure'),
        message: `${objective.id} (${objective.title}) is ${objective.state} and has ${listWords(missing)}. Expected what is measured, the value to reach, and the day until which.`,
      };
    }
  },
});
