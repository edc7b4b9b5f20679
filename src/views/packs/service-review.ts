import { dateField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { openActions } from '../../core/trace/open-actions.ts';
import { deadlineOf } from '../../core/trace/agreement-end.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { namedBy } from '../extras/related-items.ts';
import type { Site } from '../site.ts';
import { capitalized, itemLink, typeName } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, textValue } from '../value-view.ts';
import { dayText } from '../words/days.ts';
import { say } from '../words/say.ts';
import {
  byDay,
  isSince,
  itemColumns,
  itemRow,
  nothingSince,
  metWords,
  resultLines,
  sectionOrNothing,
  whoValue,
} from './pack-parts.ts';
import type { Concern } from './concerns-customer.ts';
import { concernOf } from './concerns-customer.ts';
import { aheadColumns, aheadRow, whatIsAhead } from './what-is-ahead.ts';

/** Customers in force that have an agreement. */
export function reviewedCustomers(site: Site): readonly Item[] {
  return itemsOfType(site.checked.sms, 'customer').filter(
    (customer) => customer.inForce && agreementsWith(site, customer).length > 0,
  );
}

/**
 * What a service review with a customer talks about: what was agreed, what was delivered since the last meeting, what was complained of,
 * what is open and what comes. Nothing of other customers, and nothing internal.
 *
 * @param site the site
 * @param customer item of type customer
 */
export function serviceReview(
  site: Site,
  customer: Item,
): { readonly lead: string; readonly sections: readonly ExtraSection[] } {
  const agreements = agreementsWith(site, customer);
  const meetings = meetingsWith(site, customer);
  const since = meetings[0]?.date ?? null;
  const concern = concernOf(site.checked.sms, customer, agreements);
  const input: Input = { site, customer, agreements, meetings, since, concern };
  return {
    lead:
      since === null
        ? say('No meeting with {customer} is on file, so all that is on file counts.', { customer: customer.title })
        : say('What came on file since the meeting of {day}.', { day: dayText(since) }),
    sections: [
      agreed(input),
      results(input),
      reports(input),
      events(input),
      complaints(input),
      openPoints(input),
      ahead(input),
    ],
  };
}

interface Input {
  readonly site: Site;
  readonly customer: Item;
  readonly agreements: readonly Item[];
  readonly meetings: readonly Item[];
  /** Day of the last meeting; null where there is none. */
  readonly since: string | null;
  readonly concern: Concern;
}

function agreementsWith(site: Site, customer: Item): readonly Item[] {
  return namedBy(site, customer.id, 'sla', ['agreed_with', 'party']).filter((agreement) => agreement.inForce);
}

function meetingsWith(site: Site, customer: Item): readonly Item[] {
  return itemsOfType(site.checked.sms, 'meeting-record')
    .filter((meeting) => meeting.countsAsEvidence && textsField(meeting, 'with').includes(customer.id))
    .sort(byDay);
}

function coveredServices({ agreements }: Input): ReadonlySet<string> {
  return new Set(agreements.flatMap((agreement) => textsField(agreement, 'covers')));
}

function agreed(input: Input): ExtraSection {
  const rows = input.agreements.map((agreement) => [
    itemValue(input.site, agreement.id),
    textValue(agreement.version ?? ''),
    dateValue(dateField(agreement, 'to')),
    dateValue(deadlineOf(agreement)?.day ?? null),
    dateValue(agreement.reviewDue),
  ]);
  return sectionOrNothing(
    'cb_agreed',
    say('Agreements'),
    [say('Agreement'), say('Version'), say('Until'), say('Decide by'), say('Review due')],
    rows,
    nothingSince(input.since),
  );
}

/** Reports on the agreements; a report on those of others too only where it went to this customer. */
function reportsFor(input: Input): readonly Item[] {
  const ids = new Set(input.agreements.map(({ id }) => id));
  const reached = (report: Item): boolean => {
    const recipients = textsField(report, 'recipients');
    return recipients.length === 0 || recipients.includes(input.customer.id) || isAlone(input, report);
  };
  return itemsOfType(input.site.checked.sms, 'service-report')
    .filter((report) => report.inView && textsField(report, 'for').some((id) => ids.has(id)) && reached(report))
    .sort(byDay);
}

/** An item by its id and title; by its id and kind where the title names other customers. */
function namedValue({ site, concern }: Input, item: Item): ValueView {
  if (!concern.namesOthers(item.title)) return itemValue(site, item.id);
  const { href, text } = itemLink(site, item.id);
  return { kind: 'link', link: { href, text }, name: capitalized(typeName(item.type.key)) };
}

function rowOf(input: Input, item: Item): readonly ValueView[] {
  return [namedValue(input, item), ...itemRow(input.site, item).slice(1)];
}

function results(input: Input): ExtraSection {
  const ids = new Set(input.agreements.map(({ id }) => id));
  const [latest] = reportsFor(input);
  const rows = resultLines(latest === undefined ? [] : [latest])
    .filter(({ agreement, report }) =>
      // A line without an agreement is this customer's only where the report is for nobody else.
      agreement === ''
        ? textsField(report, 'for').every((id) => ids.has(id))
        : ids.has(agreement.split(/[\s/]/)[0] ?? ''),
    )
    .map((line) => [
      textValue(line.measure),
      textValue(line.target),
      textValue(line.actual),
      textValue(metWords(line)),
      namedValue(input, line.report),
    ]);
  return sectionOrNothing(
    'cb_results',
    say('Targets against the last report'),
    [say('Measure'), say('Target'), say('Actual'), say('Result'), say('Report')],
    rows,
    nothingSince(input.since),
  );
}

function reports(input: Input): ExtraSection {
  const { site, since } = input;
  const { sms } = site.checked;
  const ids = new Set(input.agreements.map(({ id }) => id));
  const missing = sms.series
    .filter(({ subject, record, due }) => ids.has(subject) && record === null && due < sms.asOf)
    .map(({ period, due }) => [textValue(period), textValue(say('missing')), dateValue(due)]);
  const issued = reportsFor(input)
    .filter((report) => isSince(report, since))
    .map((report) => [namedValue(input, report), textValue(stateText(report)), dateValue(report.date)]);
  return sectionOrNothing(
    'cb_reports',
    say('Reports since then'),
    [say('Report'), say('State'), say('Day')],
    [...missing, ...issued],
    nothingSince(input.since),
  );
}

/** Incidents, problems and changes that touched the services, or name the customer; a problem as long as it is open. */
function events(input: Input): ExtraSection {
  const { site, customer, since, concern } = input;
  const { sms } = site.checked;
  const wanted = new Set([customer.id, ...coveredServices(input)]);
  const isAbout = (item: Item): boolean => !concern.belongsToOthers(item) && touches(sms, item, wanted);
  const found = ['major-incident-report', 'problem', 'change', 'release', 'continuity-test', 'security-incident']
    .flatMap((type) => itemsOfType(sms, type))
    .filter((item) => isSince(item, since) || isOpenProblem(item))
    .filter((item) => isAbout(item) || (!concern.belongsToOthers(item) && incidentsOf(sms, item).some(isAbout)));
  return sectionOrNothing(
    'cb_events',
    say('Incidents, problems, changes and tests'),
    itemColumns(),
    found.toSorted(byDay).map((item) => rowOf(input, item)),
    nothingSince(input.since),
  );
}

/** Major incidents that a problem names: it concerns whom they concern. */
function incidentsOf({ relationsFrom, items }: Sms, item: Item): readonly Item[] {
  return item.type.key === 'problem'
    ? (relationsFrom.get(item.id) ?? [])
        .flatMap(({ to, verb }) => (verb === 'mentions' ? [] : (items.get(to) ?? [])))
        .filter(({ type }) => type.key === 'major-incident-report')
    : [];
}

function isOpenProblem(item: Item): boolean {
  return item.type.key === 'problem' && item.inView && item.status !== 'closed';
}

function complaints(input: Input): ExtraSection {
  const { site, customer, since } = input;
  const { sms } = site.checked;
  const cases = itemsOfType(sms, 'case').filter(
    (entry) =>
      entry.inView &&
      textsField(entry, 'customer').includes(customer.id) &&
      (entry.state !== 'closed' || isSince(entry, since)),
  );
  const surveys = itemsOfType(sms, 'report').filter(
    (report) =>
      report.kind?.key === 'satisfaction' &&
      isSince(report, since) &&
      textsField(report, 'customers').includes(customer.id),
  );
  return sectionOrNothing(
    'cb_complaints',
    say('Complaints and satisfaction'),
    itemColumns(),
    [...cases, ...surveys].map((item) => rowOf(input, item)),
    nothingSince(input.since),
  );
}

/**
 * Open actions of meetings and reports. Where these were held or made for several customers, only those that name this one: what names
 * nobody may be about another.
 */
function openPoints(input: Input): ExtraSection {
  const { site, meetings, concern } = input;
  const points = [...meetings, ...reportsFor(input)].flatMap((source) =>
    openActions(site.checked.sms, source).map(({ due, fields }) => {
      const what = textsField(fields, 'what').join(' ');
      const isOwn = isAlone(input, source) ? !concern.isOfOthers(what) : concern.isNamed(what);
      return { source, what, who: textsField(fields, 'who')[0] ?? null, due, isOwn };
    }),
  );
  const rows = points.flatMap(({ source, what, who, due, isOwn }) =>
    isOwn ? [[ownValue(site, source.id, what), whoValue(site, who), dateValue(due), namedValue(input, source)]] : [],
  );
  const section = sectionOrNothing(
    'cb_points',
    say('Agreed and still open'),
    [say('What'), say('Who'), say('Due'), say('From#origin')],
    rows,
    say('Nothing is open from meetings and reports.'),
  );
  return points.every(({ isOwn }) => isOwn)
    ? section
    : { ...section, lead: say('From what was held or made for several customers, only what names this one.') };
}

/** True where a meeting or report is for this customer and no other. */
function isAlone({ customer, agreements }: Input, source: Item): boolean {
  const own = new Set([customer.id, ...agreements.map(({ id }) => id)]);
  return [...textsField(source, 'with'), ...textsField(source, 'for')]
    .filter((id) => /^[A-Z]+-\d/.test(id))
    .every((id) => own.has(id));
}

function ahead(input: Input): ExtraSection {
  const { site, customer, agreements, concern } = input;
  const { sms } = site.checked;
  const wanted = new Set([customer.id, ...coveredServices(input)]);
  const own = new Set(agreements.map(({ id }) => id));
  const planned = whatIsAhead(sms)
    .filter(
      // Agreements with others, suppliers among them, are no business of this customer.
      ({ item }) => own.has(item.id) || item.type.lifecycle !== 'agreement',
    )
    .filter(
      ({ item, words }) =>
        own.has(item.id) ||
        wanted.has(item.id) ||
        (item.type.key !== 'plan' && touches(sms, item, wanted)
          ? !concern.belongsToOthers(item) && !concern.isOfOthers(words)
          : concern.isNamed(words)),
    );
  return sectionOrNothing(
    'cb_ahead',
    say('Changes ahead'),
    aheadColumns(),
    planned.map((entry) => [namedValue(input, entry.item), ...aheadRow(site, entry).slice(1)]),
    say('No change to these services is planned on file.'),
  );
}

function touches({ relationsFrom }: Sms, item: Item, wanted: ReadonlySet<string>): boolean {
  return (relationsFrom.get(item.id) ?? []).some(({ to, verb }) => verb !== 'mentions' && wanted.has(to));
}
