import { compareDates, parsePeriod } from '../../core/lifecycle/calendar.ts';
import type { Period } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';

/** The value of a measure in a period. */
export interface Reading {
  readonly period: Period;
  /** As written in the file. */
  readonly text: string;
  readonly number: number;
  readonly comment: string;
  readonly place: Place;
}

/**
 * Values of a measure in periods that ended by the day judged and lie in the time for which the SMS answers, oldest first. A later
 * line for the same period corrects an earlier one.
 *
 * @param sms the model; `data/KPI-001.csv` holds the values of KPI-001
 * @param measure the measure
 */
export function readingsOf(sms: Sms, measure: Item): readonly Reading[] {
  const starts = [sms.settings.inForceFrom, sms.settings.adopted].filter((day) => day !== null);
  const name = `${measure.id.toLowerCase()}.csv`;
  const byPeriod = new Map<string, Reading>();
  for (const { rows } of sms.data.filter(({ file }) => file.split('/').at(-1)?.toLowerCase() === name)) {
    for (const { values, place } of rows) {
      const period = parsePeriod(values['period']?.trim());
      const text = values['value']?.trim() ?? '';
      const number = Number(text.replace(',', '.'));
      if (period === null || text === '' || Number.isNaN(number) || compareDates(period.to, sms.asOf) > 0) continue;
      if (starts.some((start) => compareDates(period.from, start) < 0)) continue;
      byPeriod.set(period.label, { period, text, number, comment: values['comment']?.trim() ?? '', place });
    }
  }
  return [...byPeriod.values()].sort((a, b) => compareDates(a.period.to, b.period.to));
}
