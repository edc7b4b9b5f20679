import { dateField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { openActions } from '../../core/trace/open-actions.ts';
import { deadlineOf } from '../../core/trace/agreement-end.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { namedBy } from '../extras/related-items.ts';
import type { LinkView, Site } from '../site.ts';
import { itemLink } from '../site.ts';
import { stateText } from '../standing.ts';
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

function reportsFor({ site, agreements }: Input): readonly Item[] {
  const ids = new Set(agreements.map(({ id }) => id));
  return itemsOfType(site.checked.sms, 'service-report')
    .filter((report) => report.inView && textsField(report, 'for').some((id) => ids.has(id)))
    .sort(byDay);
}

function results(input: Input): ExtraSection {
  const { site, agreements } = input;
  const ids = new Set(agreements.map(({ id }) => id));
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
      itemValue(site, line.report.id),
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
    .map((report) => [itemValue(site, report.id), textValue(stateText(report)), dateValue(report.date)]);
  return sectionOrNothing(
    'cb_reports',
    say('Reports since then'),
    [say('Report'), say('State'), say('Day')],
    [...missing, ...issued],
    nothingSince(input.since),
  );
}

/** Incidents, problems and changes that touched the services, or name the customer. */
function events(input: Input): ExtraSection {
  const { site, customer, since, concern } = input;
  const { sms } = site.checked;
  const wanted = new Set([customer.id, ...coveredServices(input)]);
  const found = ['major-incident-report', 'problem', 'change', 'release', 'continuity-test', 'security-incident']
    .flatMap((type) => itemsOfType(sms, type))
    .filter((item) => isSince(item, since) && !concern.belongsToOthers(item) && touches(sms, item, wanted));
  return sectionOrNothing(
    'cb_events',
    say('Incidents, problems, changes and tests'),
    itemColumns(),
    found.toSorted(byDay).map((item) => itemRow(site, item)),
    nothingSince(input.since),
  );
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
    [...cases, ...surveys].map((item) => itemRow(site, item)),
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
    isOwn ? [[ownValue(site, source.id, what), whoValue(site, who), dateValue(due), itemValue(site, source.id)]] : [],
  );
  const section = sectionOrNothing(
    'cb_points',
    say('Agreed and still open'),
    [say('What'), say('Who'), say('Due'), say('From#origin')],
    rows,
    say('Nothing is open from meetings and reports.'),
  );
  const leftOut = [...new Set(points.flatMap(({ source, isOwn }) => (isOwn ? [] : [source.id])))];
  return leftOut.length === 0
    ? section
    : {
        ...section,
        lead: say('Points that do not name this customer are left out. They stand in:'),
        links: leftOut.map((id): LinkView => itemLink(site, id)),
      };
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
    planned.map((entry) => aheadRow(site, entry)),
    say('No change to these services is planned on file.'),
  );
}

function touches({ relationsFrom }: Sms, item: Item, wanted: ReadonlySet<string>): boolean {
  return (relationsFrom.get(item.id) ?? []).some(({ to, verb }) => verb !== 'mentions' && wanted.has(to));
}
