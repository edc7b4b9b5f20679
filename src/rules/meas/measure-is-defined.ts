import { hasField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { textField } from '../../core/model/fields.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { actLineOf } from './_act-lines.ts';

export default defineRule({
  id: 'MEAS-001',
  name: 'measure-is-defined',
  severity: 'warn',
  basis: 'derived',
  clause: '9.1',
  level: 'essential',
  types: ['measure'],
  needs: ['files'],
  summary: 'Every measure in use says how it is made, from what, and which value is wanted.',
  fix: 'State `formula`, `source` and `target`; a mere count needs no target.',
  *check({ sms }) {
    for (const measure of itemsOfType(sms, 'measure')) {
      if (!measure.inForce || !measure.inView) continue;
      const lacking = [
        ...(hasField(measure, 'formula') ? [] : [{ field: 'formula', name: 'how it is made' }]),
        ...(hasField(measure, 'source') ? [] : [{ field: 'source', name: 'where the figures come from' }]),
        ...(wantsTarget(measure) && !hasTarget(sms, measure)
          ? [{ field: 'target', name: 'which value is wanted' }]
          : []),
      ];
      const [first] = lacking;
      if (first === undefined) continue;
      yield {
        item: measure.id,
        place: placeOfField(measure, first.field),
        message: `${measure.id} (${measure.title}) is in use and does not say ${listWords(lacking.map(({ name }) => name))}. Expected ${listWords(lacking.map(({ field }) => `\`${field}\``))}: without ${lacking.length === 1 ? 'it' : 'them'} nobody can judge a value.`,
        expected: lacking.map(({ field }) => field).join(', '),
      };
    }
  },
});

/** Shares, times and marks are good or bad; a count (calls, users, pieces, money) says how much there is. */
const judged =
  /^(?:%|per ?cent|prozent|‰|share|ratio|anteil|quote|s|sec(?:ond)?s?|min(?:ute)?s?|minuten|h|hrs?|hours?|std|stunden?|(?:working |business )?days?|(?:arbeits|werk)?tage?|weeks?|wochen|points?|punkte|score|marks?|noten?|stars?|sterne)\b|^[%‰]|\b(?:of|von|out of) \d+$/i;

function wantsTarget(measure: Item): boolean {
  return judged.test((textField(measure, 'unit') ?? '').trim());
}

/** Its own, or one that an objective or agreement sets for it, or a value from which somebody acts. */
function hasTarget(sms: Sms, measure: Item): boolean {
  if (hasField(measure, 'target') || hasField(measure, 'thresholds') || actLineOf(sms, measure) !== null) return true;
  return (sms.relationsTo.get(measure.id) ?? []).some(({ from, path }) => {
    const setter = sms.items.get(from);
    if (setter === undefined || !setter.inView) return false;
    const isObjective = setter.type.key === 'objective' && hasField(setter, 'target');
    return (
      isObjective ||
      path?.some((step) => ['targets', 'availability', 'workload_limits'].includes(String(step))) === true
    );
  });
}
