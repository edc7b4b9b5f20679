import { compareDates, daysBetween } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { SeriesPeriod, Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { seriesKey } from '../../core/trace/series.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'SERI-002',
  name: 'report-is-issued-in-time',
  severity: 'warn',
  basis: 'own',
  clause: '9.4',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Every report that was promised for a period was issued by its due date.',
  fix: 'Say why under `late_reason`, in an issued report in an entry of `corrections` that names it; find the cause when it happens again.',
  *check({ sms }) {
    for (const { report, issued, promises } of lateReports(sms)) {
      const [first, ...others] = promises;
      if (first === undefined) continue;
      const days = daysBetween(first.due, issued);
      const reason = hasReason(report);
      const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
      yield {
        item: report.id,
        place: placeOfPath(report, 'closed', ['at']),
        message: `${report.id} was issued on ${issued}, ${days} day${days === 1 ? '' : 's'} late: ${promiseOf(first)} by ${first.due}${more}. ${reason ? 'A reason is given; look for the cause when it happens again.' : 'Expected it by that day, or the reason under `late_reason`.'}`,
        actual: issued,
        expected: `by ${first.due}`,
        ...(reason ? { severity: 'info' as const, fix: 'Find the cause when it happens again.' } : {}),
        related: [...new Set(promises.map(({ definition }) => definition))].flatMap((id) => {
          const item = sms.items.get(id);
          return item === undefined ? [] : [{ item: id, message: 'promises the report', place: item.place }];
        }),
        keys: [report.id, ...promises.map(({ definition, subject }) => seriesKey(definition, subject))],
      };
    }
  },
});

interface LateReport {
  readonly report: Item;
  readonly issued: string;
  /** What it answers too late, the longest delay first. */
  readonly promises: readonly SeriesPeriod[];
}

/** One report may serve several agreements and periods; it is late once. */
function lateReports(sms: Sms): readonly LateReport[] {
  const answered = Map.groupBy(sms.series, ({ record }) => record);
  return [...answered].flatMap(([id, periods]): readonly LateReport[] => {
    const report = id === null ? undefined : sms.items.get(id);
    // A decision to leave a period out has no day of issue.
    if (report === undefined || report.type.class !== 'record' || report.type.key === 'decision') return [];
    const issued = dateField(mapField(report, 'closed') ?? {}, 'at');
    if (issued === null) return [];
    const promises = periods
      .filter(({ due }) => compareDates(due, issued) < 0)
      .sort((a, b) => compareDates(a.due, b.due));
    return promises.length === 0 ? [] : [{ report, issued, promises }];
  });
}

/** A report that is issued is frozen: its reason can follow as a correction that names the field. */
function hasReason(report: Item): boolean {
  const corrections = mapsField(report, 'corrections').map((entry) =>
    [textField(entry, 'text'), textField(entry, 'reason')].join(' '),
  );
  return textField(report, 'late_reason') !== null || corrections.some((text) => /\blate_reason\b/.test(text));
}

function promiseOf({ definition, subject, period }: SeriesPeriod): string {
  const whom = definition === subject ? '' : ` for ${subject}`;
  return `${definition} promises the report${whom} for ${period}`;
}
