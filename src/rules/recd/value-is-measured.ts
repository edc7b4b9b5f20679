import { mapField, numberField, textField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { readingsOf } from '../../core/trace/measured-values.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RECD-015',
  name: 'value-is-measured',
  severity: 'info',
  basis: 'practice',
  clause: '9.1',
  level: 'essential',
  types: ['measure'],
  needs: ['files'],
  parameters: {
    periods: {
      default: 12,
      says: 'Periods in a row whose value is exactly the target, from which it is told. A convention of ours.',
    },
  },
  summary: 'The values of a measure are measured, and not the target written down again.',
  fix: 'Look into the source of the values; where they are right, say in the comment of the last line why they are always the same.',
  *check({ sms, number }) {
    const least = Math.max(2, number('periods'));
    for (const measure of itemsOfType(sms, 'measure')) {
      if (!measure.inForce) continue;
      const target = numberField(mapField(measure, 'target') ?? {}, 'value');
      if (target === null || !mayVary(target, textField(measure, 'unit') ?? '')) continue;
      const last = readingsOf(sms, measure).slice(-least);
      const [from, to] = [last[0], last.at(-1)];
      if (from === undefined || to === undefined || last.length < least) continue;
      if (last.some((reading) => reading.number !== target) || to.comment !== '') continue;
      yield {
        item: measure.id,
        place: to.place,
        actual: to.text,
        message: `${measure.id} (${measure.title}) has had exactly its target, ${to.text}, in each of the last ${last.length} periods (${from.period.label} to ${to.period.label}). Expected values that were measured, which differ a little; or a comment that says why they do not.`,
      };
    }
  },
});

/** Nothing missed and everything done are reached again and again, and so is a small count. */
function mayVary(target: number, unit: string): boolean {
  return target !== 0 && (unit.includes('%') ? target !== 100 : !Number.isInteger(target));
}
