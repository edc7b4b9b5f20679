import { compareDates } from '../../core/lifecycle/calendar.ts';
import { isFieldMap, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isAnswer } from './_says.ts';

/** Something that an improvement lacks in its state. */
export interface ImprovementGap {
  readonly field: string;
  readonly lacks: string;
  readonly expected: string;
}

const approved: ReadonlySet<string> = new Set(['approved', 'in-progress', 'implemented', 'measured', 'closed']);
const measured: ReadonlySet<string> = new Set(['measured', 'closed']);

/** True for an improvement that was approved and not rejected since, entered after the day Git keeps the SMS. */
export function isPursued({ settings }: Pick<Sms, 'settings'>, improvement: Item): boolean {
  const { date } = improvement;
  const isTakenOver = settings.adopted !== null && date !== null && compareDates(date, settings.adopted) < 0;
  return improvement.inView && !isTakenOver && approved.has(improvement.status) && !wasRejected(improvement);
}

/** Closed straight after it was rejected. */
function wasRejected(improvement: Item): boolean {
  const evaluation = improvement.fields['evaluation'];
  const decision = isFieldMap(evaluation) ? textField(evaluation, 'decision') : null;
  return improvement.status === 'closed' && /reject|declin|dropped|abgelehnt|verworfen/i.test(decision ?? '');
}

/**
 * What clause 10.2 asks of an improvement and the row does not say.
 *
 * @param improvement one that is pursued
 */
export function improvementGaps(improvement: Item): readonly ImprovementGap[] {
  const { evaluation, result } = improvement.fields;
  const part = (value: unknown, name: string): unknown => (isFieldMap(value) ? value[name] : value);
  const targets = mapsField(improvement, 'targets').some((target) => isAnswer(target['target']));
  return [
    ...(isAnswer(part(evaluation, 'criteria'))
      ? []
      : [
          {
            field: 'evaluation',
            lacks: 'no criteria',
            expected: 'under `evaluation` the criteria by which it was judged',
          },
        ]),
    ...(targets
      ? []
      : [
          {
            field: 'targets',
            lacks: 'no target',
            expected: 'under `targets` at least one `target` that can be measured',
          },
        ]),
    ...(!measured.has(improvement.status) || isAnswer(part(result, 'measured'))
      ? []
      : [{ field: 'result', lacks: 'no measured result', expected: 'under `result` what was `measured`' }]),
    ...(!measured.has(improvement.status) || isAnswer(part(result, 'reported_to'))
      ? []
      : [{ field: 'result', lacks: 'nobody who was told', expected: 'under `reported_to` who heard of it' }]),
  ];
}
