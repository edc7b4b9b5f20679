import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RISK-003',
  name: 'treatment-is-done-in-time',
  severity: 'error',
  basis: 'derived',
  clause: '6.1.3',
  level: 'essential',
  types: ['risk'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  subsumes: ['ACTN-001'],
  summary: 'The actions by which a risk is treated are done by their day.',
  fix: 'Do it and enter `done`, or plan it anew: a later `due`, and in the row why.',
  *check({ sms, asOf }) {
    for (const risk of itemsOfType(sms, 'risk')) {
      if (risk.state === 'closed' || !risk.inView || isCarried(risk, asOf)) continue;
      for (const [index, action] of mapsField(risk, 'actions').entries()) {
        const due = dateField(action, 'due');
        if (due === null || compareDates(due, asOf) >= 0 || isDone(action, asOf)) continue;
        const id = textField(action, 'id') ?? String(index + 1);
        const what = textField(action, 'what');
        yield {
          item: risk.id,
          place: placeOfPath(risk, 'actions', [index, 'due']),
          message: `Action ${id}${what === null ? '' : ` (${what})`} of ${risk.id} (${risk.title}) was due on ${due} and is not done. Expected \`done\`, or a new day: until then the risk stays as it was.`,
          due,
          keys: [`${risk.id}/${id}`],
        };
      }
    }
  },
});

function isDone(action: FieldMap, asOf: string): boolean {
  const done = dateField(action, 'done');
  return done !== null && compareDates(done, asOf) <= 0;
}

/** Somebody decided to carry the risk, and that still holds. */
function isCarried(risk: Item, asOf: string): boolean {
  const accepted = mapField(risk, 'accepted');
  const until = accepted === null ? null : dateField(accepted, 'until');
  return accepted !== null && (until === null || compareDates(until, asOf) >= 0);
}
