import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Period } from '../../core/lifecycle/calendar.ts';
import { textField } from '../../core/model/fields.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { issuedReports } from './_issued-reports.ts';
import type { IssuedReport } from './_issued-reports.ts';

export default defineRule({
  id: 'SERI-003',
  name: 'period-is-reported-once',
  severity: 'error',
  basis: 'derived',
  clause: '9.4',
  level: 'essential',
  needs: ['files'],
  gapBeforeInForce: true,
  subsumes: ['SERI-007'],
  summary: 'A period of a series is reported once.',
  fix: 'Keep one report. Issue a corrected one in place of the other and name that under `related` with `rel: supersedes`.',
  *check({ sms }) {
    const reports = [...Map.groupBy(issuedReports(sms), seriesName).values()];
    for (const ofSeries of reports) {
      for (const [index, report] of ofSeries.entries()) {
        const earlier = ofSeries.slice(0, index).find((other) => isTwice(sms, other, report));
        if (earlier === undefined) continue;
        const { item, period } = report;
        const whom = commonSubjects(earlier, report);
        const about = whom.length === 0 ? '' : ` on ${listWords(whom)}`;
        const what =
          earlier.period.label === period.label
            ? `for ${period.label}, and so does ${earlier.item.id}`
            : `for ${period.label}, and ${earlier.item.id} for ${earlier.period.label}: both speak of ${commonDays(earlier.period, period)}`;
        yield {
          item: item.id,
          place: placeOfField(item, 'period'),
          message: `${item.id} (${item.title}) reports${about} ${what}. Expected one report for a period: keep one, and issue a corrected one in place of the other.`,
          actual: period.label,
          related: [
            {
              item: earlier.item.id,
              message: `${earlier.item.title}, issued on ${earlier.issued}`,
              place: earlier.item.place,
            },
          ],
        };
      }
    }
  },
});

/** What is compared with each other: reports of one kind under one definition, or of one kind where none is named. */
function seriesName({ item, definition }: IssuedReport): string {
  return [item.type.key, item.kind?.key ?? '', definition ?? ''].join(' ');
}

function isTwice(sms: Sms, earlier: IssuedReport, later: IssuedReport): boolean {
  return isSameSubject(earlier, later) && isSameTime(sms, earlier, later);
}

/** Without a definition only a report that says what it is about can be told from others of its kind. */
function isSameSubject(a: IssuedReport, b: IssuedReport): boolean {
  if (a.subjects.length === 0 && b.subjects.length === 0) return a.definition !== null;
  // A customer may be asked twice in the same weeks, in two ways.
  if (a.definition === null && a.item.kind?.key === 'satisfaction') return false;
  return commonSubjects(a, b).length > 0;
}

function commonSubjects(a: IssuedReport, b: IssuedReport): readonly string[] {
  return [...new Set(a.subjects)].filter((subject) => b.subjects.includes(subject));
}

/**
 * Equal periods, or periods that overlap. A quarterly summary may contain its months, unless both reports name a definition that sets
 * one rhythm.
 */
function isSameTime(sms: Sms, a: IssuedReport, b: IssuedReport): boolean {
  if (compareDates(a.period.from, b.period.to) > 0 || compareDates(b.period.from, a.period.to) > 0) return false;
  const starts = compareDates(a.period.from, b.period.from);
  const ends = compareDates(a.period.to, b.period.to);
  const isInside = starts * ends < 0 || (starts === 0) !== (ends === 0);
  const definition = a.definition === null ? undefined : sms.items.get(a.definition);
  return !isInside || (definition !== undefined && textField(definition, 'every') !== null);
}

function commonDays(a: Period, b: Period): string {
  const from = compareDates(a.from, b.from) > 0 ? a.from : b.from;
  const to = compareDates(a.to, b.to) < 0 ? a.to : b.to;
  return from === to ? from : `${from} to ${to}`;
}
