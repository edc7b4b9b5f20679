import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { statedDecisions } from '../../core/trace/decisions.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'SERI-006',
  name: 'end-of-series-is-decided',
  severity: 'warn',
  basis: 'derived',
  clause: '9.4',
  level: 'standard',
  types: ['report-definition'],
  needs: ['files'],
  gapBeforeInForce: true,
  summary: 'A series of reports ends because somebody decided it.',
  fix: 'Record the decision, with the report definition under `affects`, or let the series run on.',
  *check({ sms }) {
    const { adopted } = sms.settings;
    const decided = new Set(statedDecisions(sms.items.values()).flatMap(({ affects }) => affects));
    for (const definition of itemsOfType(sms, 'report-definition')) {
      const end = dateField(definition, 'series_end');
      const isRetired = definition.state === 'retired';
      if (!definition.inView || definition.state === 'draft' || (end === null && !isRetired)) continue;
      if (decided.has(definition.id) || (end !== null && adopted !== null && compareDates(end, adopted) < 0)) continue;
      yield {
        item: definition.id,
        place: placeOfField(definition, end === null ? 'status' : 'series_end'),
        message: `The series of ${definition.id} (${definition.title}) ${end === null ? 'is retired' : `ends on ${end}`}, and no decision says so. Expected a decision that names ${definition.id} under \`affects\`, or in a management review: who ended it, when and why.`,
      };
    }
  },
});
