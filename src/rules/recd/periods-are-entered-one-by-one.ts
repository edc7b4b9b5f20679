import { entryDay, isTakenOver } from '../../core/history/item-states.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { SeriesPeriod } from '../../core/model/sms.ts';
import { seriesKey } from '../../core/trace/series.ts';
import { textField } from '../../core/model/fields.ts';
import { defineRule } from '../define-rule.ts';
import { isImported } from './_records.ts';

export default defineRule({
  id: 'RECD-005',
  name: 'periods-are-entered-one-by-one',
  severity: 'info',
  basis: 'practice',
  clause: '8.1',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether several periods of a series were entered on one day',
  summary: 'The records of a series are made period by period.',
  fix: 'Say so openly in the record, and fix the rhythm.',
  *check({ sms }) {
    if (sms.history === null) return;
    for (const [day, periods] of lateTogether(sms)) {
      const [first] = periods;
      const item = sms.items.get(first?.record ?? '');
      if (first === undefined || item === undefined) continue;
      const ids = periods.map(({ record }) => record ?? '');
      const subject =
        first.subject === first.definition ? first.definition : `${first.definition} for ${first.subject}`;
      yield {
        item: item.id,
        place: item.place,
        keys: [seriesKey(first.definition, first.subject), ...ids],
        message: `${ids.length} periods of ${subject} (${periods.map(({ period }) => period).join(', ')}) were entered on one day, ${day.slice(0, 10)}, when all of them were over. Expected a record after each period; say openly in them that they were written later.`,
        related: ids
          .slice(1)
          .map((id) => ({ item: id, message: 'entered on the same day', place: sms.items.get(id)?.place ?? null })),
      };
    }
  },
});

/** Past periods of one series that entered the repository on one day, where at least one of them was late. */
function lateTogether(sms: Sms): ReadonlyMap<string, readonly SeriesPeriod[]> {
  const groups = new Map<string, SeriesPeriod[]>();
  for (const period of sms.series) {
    const item = sms.items.get(period.record ?? '');
    // The decision not to report answers a period too; it is no record of it.
    if (item?.type.class !== 'record' || (item.storage !== 'file' && item.storage !== 'row')) continue;
    const day = entryDay(sms, item.id);
    if (day === null || compareDates(period.to, day) >= 0 || isTakenOver(sms, day)) continue;
    if (textField(item, 'late_reason') !== null || isImported(sms, item)) continue;
    const key = `${day} ${seriesKey(period.definition, period.subject)}`;
    const group = groups.get(key) ?? [];
    if (group.every(({ record }) => record !== period.record)) groups.set(key, [...group, period]);
  }
  return new Map(
    [...groups].filter(
      ([key, periods]) => periods.length > 1 && periods.some(({ due }) => compareDates(due, key.slice(0, 10)) < 0),
    ),
  );
}
