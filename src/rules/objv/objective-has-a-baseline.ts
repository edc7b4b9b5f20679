import { hasField } from '../../core/model/fields.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { pursuedObjectives } from './_objectives.ts';

export default defineRule({
  id: 'OBJV-007',
  name: 'objective-has-a-baseline',
  severity: 'info',
  basis: 'practice',
  clause: '6.2.1',
  level: 'essential',
  types: ['objective'],
  needs: ['files'],
  summary: 'An active objective says from which value it starts.',
  fix: 'State `baseline`: the value of the measure when the objective was set.',
  *check({ sms }) {
    for (const objective of pursuedObjectives(sms)) {
      if (objective.state !== 'active' || hasField(objective, 'baseline')) continue;
      yield {
        item: objective.id,
        place: placeOfField(objective, 'target'),
        message: `${objective.id} (${objective.title}) does not say where it starts. Expected \`baseline\`, the value when it was set: without it nobody sees how far the way is.`,
        expected: 'baseline',
      };
    }
  },
});
