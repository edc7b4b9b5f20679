import { compareDates, parsePeriod } from '../lifecycle/calendar.ts';
import type { Period } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import type { Place } from '../model/place.ts';
import type { Sms } from '../model/sms.ts';

/** The value of a measure in a period, a line of its data file. */
export interface MeasuredValue {
  /** As written in the file. */
  readonly period: string;
  /** As written in the file; a comma may stand for the point. */
  readonly text: string;
  /** Null where the text is no number. */
  readonly number: number | null;
  readonly comment: string;
  readonly place: Place;
}

/** A number that was measured in a period of the calendar. */
export interface Reading extends Omit<MeasuredValue, 'period' | 'number'> {
  readonly period: Period;
  readonly number: number;
}

/** Data do not change within a run, and every measure asks for them. */
const known = new WeakMap<Sms['data'], ReadonlyMap<string, readonly MeasuredValue[]>>();

/**
 * Values of all measures by id in lower case, oldest first: `data/KPI-001.csv` holds those of KPI-001. A later line for the same period
 * corrects an earlier one.
 *
 * @param sms the data files
 */
export function measuredValues({ data }: Pick<Sms, 'data'>): ReadonlyMap<string, readonly MeasuredValue[]> {
  const found = known.get(data);
  if (found !== undefined) return found;
  const byMeasure = new Map<string, Map<string, MeasuredValue>>();
  for (const { file, columns, rows } of data) {
    if (!columns.includes('period') || !columns.includes('value')) continue;
    const measure = (file.split('/').at(-1) ?? '').replace(/\.csv$/i, '').toLowerCase();
    const byPeriod = byMeasure.get(measure) ?? new Map<string, MeasuredValue>();
    byMeasure.set(measure, byPeriod);
    for (const { values, place } of rows) {
      const text = values['value']?.trim() ?? '';
      const number = Number(text.replace(',', '.'));
      const period = values['period']?.trim() ?? '';
      byPeriod.set(period, {
        period,
        text,
        number: text === '' || Number.isNaN(number) ? null : number,
        comment: values['comment']?.trim() ?? '',
        place,
      });
    }
  }
  const sorted = new Map(
    [...byMeasure].map(([measure, values]) => [
      measure,
      [...values.values()].sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0)),
    ]),
  );
  known.set(data, sorted);
  return sorted;
}

/**
 * Numbers of a measure in periods that ended by the day judged and lie in the time for which the SMS answers, oldest first.
 *
 * @param sms data, settings, day to judge
 * @param measure the measure
 */
export function readingsOf(sms: Pick<Sms, 'data' | 'settings' | 'asOf'>, measure: Item): readonly Reading[] {
  const starts = [sms.settings.inForceFrom, sms.settings.adopted].filter((day) => day !== null);
  return (measuredValues(sms).get(measure.id.toLowerCase()) ?? [])
    .flatMap((value): readonly Reading[] => {
      const period = parsePeriod(value.period);
      if (period === null || value.number === null || compareDates(period.to, sms.asOf) > 0) return [];
      if (starts.some((start) => compareDates(period.from, start) < 0)) return [];
      return [{ ...value, period, number: value.number }];
    })
    .sort((a, b) => compareDates(a.period.to, b.period.to));
}
