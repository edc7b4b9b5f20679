import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField } from '../../core/model/fields.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { pursuedObjectives } from './_objectives.ts';

export default defineRule({
  id: 'OBJV-005',
  name: 'objective-is-concluded',
  severity: 'error',
  basis: 'derived',
  clause: '6.2.2',
  level: 'essential',
  types: ['objective'],
  needs: ['files'],
  clock: true,
  summary: 'When the day of an objective has passed, somebody looks whether it was reached and decides what follows.',
  fix: 'Enter `result` with value, day and conclusion, and the state `achieved`, `missed` or `cancelled`; or agree on a later `due`.',
  *check({ sms, asOf }) {
    for (const objective of pursuedObjectives(sms)) {
      const due = dateField(objective, 'due');
      if (due === null || compareDates(due, asOf) >= 0) continue;
      const { id, title, state } = objective;
      const result = mapField(objective, 'result');
      const lacks =
        result === null
          ? 'Nothing says whether it was reached'
          : 'A result stands in it, but not whether it was achieved or missed';
      yield {
        item: id,
        place: placeOfField(objective, result === null ? 'due' : 'status'),
        message: `${id} (${title}) was to be reached by ${due} and is still ${state}. ${lacks}. Expected a result with its conclusion and a final state, or a later day.`,
        due,
      };
    }
  },
});
