import { dateField, mapField, mapsField, textField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';

/** A step of a plan with a day. */
export interface PlanStep {
  readonly name: string;
  readonly what: string;
  readonly from: string | null;
  readonly due: string;
  readonly who: string | null;
  readonly means: string;
  readonly isDone: boolean;
}

/** Lists of a plan that may hold steps. */
const stepFields = ['steps', 'milestones', 'plan', 'schedule'] as const;

/** Steps of a plan that have a day, in their order. */
export function stepsOf(plan: Item): readonly PlanStep[] {
  return stepFields.flatMap((field) => mapsField(plan, field)).flatMap(stepOf);
}

function stepOf(row: FieldMap): readonly PlanStep[] {
  const span = mapField(row, 'dates');
  const due =
    dateField(row, 'due') ??
    dateField(row, 'by') ??
    dateField(row, 'to') ??
    (span === null ? null : dateField(span, 'to'));
  if (due === null) return [];
  const state = (textField(row, 'state') ?? textField(row, 'status') ?? '').toLowerCase();
  return [
    {
      name: textField(row, 'id') ?? '',
      what: textField(row, 'what') ?? textField(row, 'step') ?? textField(row, 'text') ?? '',
      from: dateField(row, 'from'),
      due,
      who: textField(row, 'who') ?? textField(row, 'owner'),
      means: textField(row, 'means') ?? '',
      isDone: dateField(row, 'done') !== null || /^(?:done|erledigt|fertig|closed|complete)/.test(state),
    },
  ];
}
