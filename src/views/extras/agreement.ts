import { addDuration, compareDates, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { reviewLog } from '../../core/model/review-log.ts';
import { deadlineOf, isDecided } from '../../core/trace/agreement-end.ts';
import { hasDuePage } from '../due-view.ts';
import { plainWords } from '../plain-words.ts';
import type { Site } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, textValue, toneValue } from '../value-view.ts';
import { targetColumns, targetLines, targetRow } from './agreement-targets.ts';
import type { StepFacts } from './course.ts';
import { courseOf } from './course.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { lastReportOn, lastReportValue } from './last-report.ts';
import { namesValue } from './names-value.ts';
import { namedBy } from './related-items.ts';
import { tableSection } from './table-section.ts';
import { say, sayCount } from '../words/say.ts';
import { dayText, durationText } from '../words/days.ts';

/** Who agreed with whom about what, how it went last, and until when somebody has to decide. */
export function agreementFacts(site: Site, agreement: Item): readonly Fact[] {
  const partyField = ['customer', 'supplier', 'party'].find((field) => textsField(agreement, field).length > 0) ?? '';
  const subjectField = ['covers', 'supports'].find((field) => textsField(agreement, field).length > 0) ?? '';
  return [
    ...fact(say('With#party'), namesValue(site, textsField(agreement, partyField)), partyField),
    ...fact(say('About'), namesValue(site, textsField(agreement, subjectField)), subjectField),
    ...fact(say('Last report'), lastReportValue(lastReportOn(site, agreement))),
    ...fact(say('Notice'), textValue(noticeWords(agreement)), 'notice'),
  ];
}

function noticeWords(agreement: Item): string {
  const notice = textField(agreement, 'notice');
  return notice === null
    ? ''
    : parseDuration(notice) === null
      ? notice
      : say('{period} ahead', { period: durationText(notice) });
}

/** The term of an agreement, its targets against the last report, the reports it asks for, and the looks taken at it. */
export function agreementSections(site: Site, agreement: Item): readonly ExtraSection[] {
  return [
    ...term(site, agreement),
    ...tableSection(
      'cb_targets',
      say('Targets against the last report'),
      targetColumns.map((column) => say(column)),
      targetLines(site, agreement).map((line) => targetRow(site, line)),
    ),
    ...reports(site, agreement),
    ...reviews(site, agreement),
  ];
}

function term(site: Site, agreement: Item): readonly ExtraSection[] {
  const from = dateField(agreement, 'from');
  const to = dateField(agreement, 'to');
  if (from === null) return [];
  const { sms } = site.checked;
  const deadline = deadlineOf(agreement);
  const steps: StepFacts[] = [{ label: say('Begins#step'), on: from }];
  if (deadline !== null && deadline.field === 'notice')
    steps.push({
      label: isDecided(sms, agreement) ? say('Notice, decided') : say('Last day for notice'),
      on: deadline.day,
    });
  steps.push(
    to === null
      ? { label: say('Ends#step'), on: null, note: say('runs until notice is given') }
      : { label: say('Ends#step'), on: to },
  );
  return [
    {
      anchor: 'cb_term',
      title: say('Term and notice'),
      value: textValue(''),
      chart: null,
      course: courseOf(sms.asOf, steps),
      lead: termWords(sms.asOf, from, to),
      isFirst: true,
      fields: ['from', 'to'],
      most: 0,
    },
  ];
}

function termWords(asOf: string, from: string, to: string | null): string {
  if (compareDates(asOf, from) < 0) return say('It begins after {day}.', { day: dayText(asOf) });
  if (to === null) return '';
  if (compareDates(to, asOf) < 0) return say('It ended before {day}.', { day: dayText(asOf) });
  let months = 0;
  const aMonth = { years: 0, months: 1, weeks: 0, days: 0, hours: 0, minutes: 0 };
  for (let day = addDuration(asOf, aMonth); compareDates(day, to) <= 0 && months < 1200; day = addDuration(day, aMonth))
    months += 1;
  return months === 0
    ? say('Less than a month is left.')
    : sayCount(months, '1 month is left.', '{count} months are left.');
}

const mostReports = 24;

/** Reports that its series asks for, the latest first; what is missing is a matter of those inside. */
function reports(site: Site, agreement: Item): readonly ExtraSection[] {
  const { sms } = site.checked;
  const isInside = hasDuePage(site);
  const rows = (seriesOf(site).get(agreement.id) ?? [])
    .filter(({ record }) => isInside || record !== null)
    .toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
    .map(({ period, due, record }): readonly ValueView[] => {
      const report = record === null ? undefined : sms.items.get(record);
      const isMissing = report === undefined && compareDates(due, sms.asOf) < 0;
      return [
        textValue(period),
        dateValue(due),
        report === undefined
          ? isMissing
            ? toneValue(say('missing'), 'stop')
            : textValue(say('not due yet'))
          : textValue(stateText(report)),
        report === undefined ? textValue('') : itemValue(site, report.id),
        dateValue(report === undefined ? null : (textField(mapField(report, 'closed') ?? {}, 'at') ?? report.date)),
      ];
    });
  return tableSection(
    'cb_reports',
    say('Reports'),
    [say('Period'), say('Due'), say('State'), say('Report'), say('Issued')],
    rows,
    mostReports,
  );
}

const knownSeries = new WeakMap<Site, ReadonlyMap<string, Site['checked']['sms']['series']>>();

/** Expected reports by what they are about, sorted out once per site. */
function seriesOf(site: Site): ReadonlyMap<string, Site['checked']['sms']['series']> {
  const known = knownSeries.get(site) ?? Map.groupBy(site.checked.sms.series, ({ subject }) => subject);
  knownSeries.set(site, known);
  return known;
}

/** Looks at the agreement as its log has them, and meetings with the other side. */
function reviews(site: Site, agreement: Item): readonly ExtraSection[] {
  const parties = ['customer', 'supplier', 'party'].flatMap((field) => textsField(agreement, field));
  const from = agreement.effectiveFrom ?? '0001-01-01';
  const meetings = [agreement.id, ...parties]
    .flatMap((id) => namedBy(site, id, 'meeting-record'))
    .filter(({ date, inView }) => inView && date !== null && compareDates(date, from) >= 0)
    .map((meeting) => ({
      day: meeting.date ?? '',
      row: [
        dateValue(meeting.date),
        itemValue(site, meeting.id),
        textValue(say('minutes {state}', { state: stateText(meeting) })),
      ],
    }));
  const looks = hasDuePage(site)
    ? reviewLog(agreement).map((entry) => ({
        day: textField(entry, 'at') ?? '',
        row: [
          dateValue(textField(entry, 'at')),
          namesValue(site, textsField(entry, 'by')),
          textValue(
            [plainWords(textField(entry, 'outcome') ?? ''), textField(entry, 'note') ?? ''].filter(Boolean).join(': '),
          ),
        ],
      }))
    : [];
  const rows = [...new Map([...meetings, ...looks].map((entry) => [JSON.stringify(entry.row), entry])).values()]
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .map(({ row }): readonly ValueView[] => row);
  return tableSection('cb_reviews', say('Reviews held'), [say('Day'), say('Who or what'), say('Outcome')], rows);
}
