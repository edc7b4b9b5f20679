import { mapField, mapsField, numberField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';

/** The value of a measure from which somebody has to act. */
export interface ActLine {
  readonly value: number;
  /** Whether more or less is worse; null where nothing says so. */
  readonly worse: 'more' | 'less' | null;
  /** Measure or capacity plan that sets it. */
  readonly setBy: Item;
  /** Capacity plan in force that names the measure. */
  readonly plan: Item | null;
}

/**
 * The act threshold of a measure: its own, else that of a capacity plan in force.
 *
 * @param sms the model
 * @param measure the measure
 */
export function actLineOf(sms: Sms, measure: Item): ActLine | null {
  const planned = plannedLine(sms, measure.id);
  const own = mapField(measure, 'thresholds');
  const isOwn = own !== null && numberField(own, 'act') !== null;
  const line = isOwn ? own : planned?.row;
  const value = line === undefined ? null : numberField(line, 'act');
  if (line === undefined || value === null) return null;
  return {
    value,
    worse: worseOf(measure, numberField(line, 'warn'), value),
    setBy: isOwn || planned === null ? measure : planned.plan,
    plan: planned?.plan ?? null,
  };
}

function plannedLine(sms: Sms, measure: string): { readonly plan: Item; readonly row: FieldMap } | null {
  for (const plan of itemsOfType(sms, 'plan')) {
    if (!plan.inForce || plan.kind?.key !== 'capacity') continue;
    const row = mapsField(plan, 'thresholds').find(
      (candidate, index) =>
        textField(candidate, 'measure')?.trim() === measure ||
        idsAt(sms, plan, 'thresholds', index, 'measure').includes(measure),
    );
    if (row !== undefined) return { plan, row };
  }
  return null;
}

/** From the two lines, else from the target: a value that shall stay below something is worse the higher it is. */
function worseOf(measure: Item, warn: number | null, act: number): ActLine['worse'] {
  if (warn !== null && warn !== act) return act > warn ? 'more' : 'less';
  const op = textField(mapField(measure, 'target') ?? {}, 'op') ?? '';
  return /^(?:<|≤)/.test(op) ? 'more' : /^(?:>|≥)/.test(op) ? 'less' : null;
}
