import {
  addDuration,
  compareDates,
  describeDuration,
  parseDuration,
  periodsBetween,
} from '../../core/lifecycle/calendar.ts';
import type { Period } from '../../core/lifecycle/calendar.ts';
import { dateField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { seriesKey } from '../../core/trace/series.ts';
import { defineRule } from '../define-rule.ts';
import { issuedReports } from './_issued-reports.ts';

export default defineRule({
  id: 'SERI-007',
  name: 'period-fits-the-calendar',
  severity: 'error',
  basis: 'derived',
  clause: '9.4',
  level: 'essential',
  types: ['report-definition'],
  needs: ['files'],
  gapBeforeInForce: true,
  summary: 'The period of a report begins and ends where the calendar of its definition does.',
  fix: 'Correct the dates, after the issue in a new report that names the old one under `related` with `rel: supersedes`; or the rhythm of the definition.',
  *check({ sms }) {
    for (const { item, period, definition: id, subjects } of issuedReports(sms)) {
      const definition = id === null ? undefined : sms.items.get(id);
      const every = definition === undefined ? null : textField(definition, 'every');
      if (definition?.type.key !== 'report-definition' || every === null) continue;
      const calendar = calendarOf(sms, definition, every, period);
      const wrong = calendar === null ? [] : misfits(calendar, period);
      if (wrong.length === 0) continue;
      yield {
        item: item.id,
        place: placeOfField(item, 'period'),
        message: `${item.id} (${item.title}) speaks of ${period.from} to ${period.to}; the periods of ${definition.id} last ${describeDuration(every)}. ${wrong.join(' ')} Expected one or more whole periods; correct the dates.`,
        actual: period.label,
        related: [{ item: definition.id, message: 'sets the calendar', place: definition.place }],
        keys: [item.id, ...[definition.id, ...subjects].map((subject) => seriesKey(definition.id, subject))],
      };
    }
  },
});

/** Periods of the definition around a period; null where it begins before the series or the series has no start. */
function calendarOf(sms: Sms, definition: Item, every: string, period: Period): readonly Period[] | null {
  const start = dateField(definition, 'series_start') ?? sms.settings.seriesStart;
  const rhythm = parseDuration(every);
  if (start === null || rhythm === null || compareDates(period.from, start) < 0) return null;
  return periodsBetween(start, rhythm, addDuration(addDuration(period.to, rhythm), rhythm));
}

function misfits(calendar: readonly Period[], { from, to }: Period): readonly string[] {
  const begins = calendar.find(
    (candidate) => compareDates(candidate.from, from) <= 0 && compareDates(from, candidate.to) <= 0,
  );
  const ends = calendar.find(
    (candidate) => compareDates(candidate.from, to) <= 0 && compareDates(to, candidate.to) <= 0,
  );
  return [
    ...(begins === undefined || begins.from === from
      ? []
      : [`None begins on ${from}; ${begins.label} begins on ${begins.from}.`]),
    ...(ends === undefined || ends.to === to ? [] : [`None ends on ${to}; ${ends.label} ends on ${ends.to}.`]),
  ];
}
