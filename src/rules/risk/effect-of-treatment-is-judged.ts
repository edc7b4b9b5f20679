import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, hasField, mapsField, textField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { effectRule } from '../../core/trace/effect-checks.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RISK-007',
  name: 'effect-of-treatment-is-judged',
  severity: 'warn',
  basis: 'derived',
  clause: '6.1.3',
  level: 'essential',
  types: ['risk'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  parameters: {
    limit: {
      default: effectRule.usual,
      says: 'How long after an action was done its effect may take to show; a convention.',
    },
  },
  summary: 'When the action by which a risk is treated is done, somebody looks whether it worked.',
  fix: 'Look whether it worked and enter `worked` with day, way, result and person.',
  *check({ sms, asOf, text }) {
    const limit = parseDuration(text('limit'));
    if (limit === null) return;
    for (const risk of itemsOfType(sms, 'risk').filter(({ inView }) => inView)) {
      for (const [index, action] of mapsField(risk, 'actions').entries()) {
        const done = dateField(action, 'done');
        if (done === null || hasField(action, 'worked')) continue;
        // Who closes a risk says that its treatment worked.
        const isClosed = risk.state === 'closed';
        const due = isClosed ? done : addDuration(done, limit);
        if (compareDates(due, asOf) >= 0) continue;
        const id = textField(action, 'id') ?? String(index + 1);
        const what = textField(action, 'what');
        yield {
          item: risk.id,
          place: placeOfPath(risk, 'actions', [index, 'done']),
          message: `Action ${id}${what === null ? '' : ` (${what})`} of ${risk.id} (${risk.title}) was done on ${done}, and nothing says whether it worked${isClosed ? ', though the risk is closed' : ''}. Expected \`worked\` with day, way and result${isClosed ? '' : ` within ${describeDuration(text('limit'))}`}; look, and rate the risk anew.`,
          due,
          keys: [`${risk.id}/${id}`],
        };
      }
    }
  },
});
