import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { claimsClause } from '../../core/trace/claims-clause.ts';
import { defineRule } from '../define-rule.ts';
import { actLineOf } from './_act-lines.ts';
import { readingsOf } from '../../core/trace/measured-values.ts';
import type { Reading } from '../../core/trace/measured-values.ts';
import { isActedOn } from './_responses.ts';

export default defineRule({
  id: 'MEAS-005',
  name: 'crossed-threshold-is-acted-on',
  severity: 'warn',
  basis: 'derived',
  clause: '8.4.3',
  level: 'essential',
  types: ['measure'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  parameters: {
    limit: {
      default: 'P14D',
      says: 'How long after the end of the period in which a value reached the act threshold an action may take.',
    },
  },
  summary: 'When a measure reaches the value from which somebody has to act, somebody acts.',
  fix: 'Open an action that names the measure, or move the threshold and say why.',
  *check({ sms, asOf, text, note }) {
    const limit = parseDuration(text('limit')) ?? parseDuration('P14D');
    for (const measure of itemsOfType(sms, 'measure')) {
      const line = measure.inForce ? actLineOf(sms, measure) : null;
      const readings = line === null ? [] : readingsOf(sms, measure);
      if (line === null || limit === null || readings.length === 0) continue;
      const { value, worse, setBy, plan } = line;
      if (worse === null) {
        note(
          `${measure.id} has an act threshold of ${value}, but nothing says whether more or less is worse.`,
          'State `warn` beside `act`, or a `target` with its direction.',
          measure.id,
        );
        continue;
      }
      const run = latestRun(readings, ({ number }) => (worse === 'more' ? number >= value : number <= value));
      const [first, last] = [run[0], run.at(-1)];
      if (first === undefined || last === undefined || isActedOn(sms, measure, run)) continue;
      const due = addDuration(first.period.to, limit);
      if (compareDates(due, asOf) >= 0) continue;
      const unit = textField(measure, 'unit');
      const withUnit = (number: number | string): string => `${number}${unit === null ? '' : ` ${unit}`}`;
      const since = run.length === 1 ? '' : `, and has been there since ${first.period.label}`;
      const isCapacity = plan !== null || claimsClause(measure, '8.4.3');
      yield {
        item: measure.id,
        place: last.place,
        message: `${measure.id} (${measure.title}) stood at ${withUnit(last.text)} in ${last.period.label}${since}; ${setBy.id} says to act ${worse === 'more' ? 'from' : 'at or below'} ${withUnit(value)}${worse === 'more' ? ' on' : ''}. No action or decision that names ${measure.id} followed. Expected one by ${due} (${describeDuration(text('limit'))} after the period), or another threshold with its reason.`,
        actual: withUnit(last.text),
        expected: `${worse === 'more' ? 'below' : 'above'} ${withUnit(value)}, or an action`,
        clause: isCapacity ? '8.4.3' : '9.1',
        due,
        related: [
          { item: measure.id, message: 'the measure', place: measure.place },
          ...(plan === null ? [] : [{ item: plan.id, message: 'sets when to act', place: plan.place }]),
        ],
      };
    }
  },
});

/** The last values in a row that meet a condition, up to the latest one; empty where the latest does not. */
function latestRun(readings: readonly Reading[], isBeyond: (reading: Reading) => boolean): readonly Reading[] {
  const lastGood = readings.findLastIndex((reading) => !isBeyond(reading));
  return readings.slice(lastGood + 1);
}
