import { summarize } from '../../core/finding/order.ts';
import { dateField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { MandatoryState } from '../../core/model/sms.ts';
import type { MandatoryRow } from '../../core/standard/clause.ts';
import { uncovered } from '../../core/trace/audit-coverage.ts';
import { isCarriedOut, internalAudits, spanOf } from '../../core/trace/audits.ts';
import { heldReviews } from '../../core/trace/held-reviews.ts';
import { isOfRow } from '../../core/trace/mandatory.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import type { Site } from '../site.ts';
import { clauseLink, hrefOf } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, textValue, toneValue } from '../value-view.ts';
import { dayText } from '../words/days.ts';
import { say, sayCount } from '../words/say.ts';
import { byDay, sectionOrNothing, whoValue } from './pack-parts.ts';

const mostShown = 6;

/**
 * The folder for the week of a certification audit: what is asked for and where it is shown, what has to lie behind us, findings that wait
 * for an answer, and what was asked in earlier visits.
 *
 * @param site the site
 */
export function certification(site: Site): { readonly lead: string; readonly sections: readonly ExtraSection[] } {
  const visits = itemsOfType(site.checked.sms, 'audit').filter(
    (audit) => audit.inView && audit.kind?.key === 'certification',
  );
  const next = visits
    .filter((visit) => !isCarriedOut(visit))
    .sort(byDay)
    .at(-1);
  return {
    lead: leadOf(next),
    sections: [visitsSection(site, visits), before(site), answers(site), requests(site, visits), shown(site)],
  };
}

function leadOf(next: Item | undefined): string {
  const span = next === undefined ? null : spanOf(next, 'dates');
  if (next === undefined || span === null) return say('No certification audit is planned on file.');
  const { title } = next;
  const from = dayText(span.from);
  return span.to === span.from
    ? say('Next: {title}, {from}.', { title, from })
    : say('Next: {title}, {from} to {to}.', { title, from, to: dayText(span.to) });
}

function visitsSection(site: Site, visits: readonly Item[]): ExtraSection {
  const rows = visits.toSorted(byDay).map((visit) => {
    const span = spanOf(visit, 'dates');
    return [
      itemValue(site, visit.id),
      textValue(stateText(visit)),
      dateValue(span?.from ?? null),
      dateValue(span?.to ?? null),
      dateValue(dateField(visit, 'response_due')),
    ];
  });
  return sectionOrNothing(
    'cb_visits',
    say('Visits'),
    [say('Audit'), say('State'), say('From#day'), say('Until'), say('Answer due')],
    rows,
    say('No certification audit is on file.'),
  );
}

/** A condition of the visit: whether it is met as far as files tell, and why. */
interface Condition {
  readonly what: string;
  readonly isMet: boolean;
  readonly why: string;
  readonly link: ValueView;
  readonly on: string | null;
}

/** What has to lie behind us before the certification body comes. */
function before(site: Site): ExtraSection {
  const conditions = [
    auditsCondition(site),
    reviewCondition(site),
    nonconformitiesCondition(site),
    documentsCondition(site),
    seriesCondition(site),
    findingsCondition(site),
  ];
  return sectionOrNothing(
    'cb_before',
    say('What has to lie behind us'),
    [say('What'), say('State'), say('Why'), say('Last one'), say('Day')],
    conditions.map(({ what, isMet, why, link, on }) => [
      textValue(what),
      toneValue(isMet ? say('fulfilled') : say('not fulfilled'), isMet ? 'good' : 'stop'),
      textValue(why),
      link,
      dateValue(on),
    ]),
    '',
  );
}

function carriedOut({ checked: { sms } }: Site): readonly Item[] {
  return internalAudits(sms)
    .filter((entry) => entry.countsAsEvidence)
    .sort(byDay);
}

/** Every clause was in the scope of an internal audit. */
function auditsCondition(site: Site): Condition {
  const { sms } = site.checked;
  const audits = carriedOut(site);
  const [last] = audits;
  const what = say('Internal audits of all clauses');
  if (last === undefined) return { what, isMet: false, why: say('none on file'), link: textValue(''), on: null };
  const cycle = { from: audits.at(-1)?.date ?? sms.asOf, to: sms.asOf };
  const missing = uncovered(sms, cycle, audits, []).clauses;
  const why =
    missing.length === 0
      ? say('every clause was in the scope of one')
      : sayCount(missing.length, '1 clause was in no scope: {clauses}', '{count} clauses were in no scope: {clauses}', {
          clauses: missing.slice(0, mostShown).join(', '),
        });
  return { what, isMet: missing.length === 0, why, link: itemValue(site, last.id), on: last.date };
}

/** A management review that could look at the results of the last internal audit. */
function reviewCondition(site: Site): Condition {
  const last = heldReviews(site.checked.sms).at(-1);
  const [audit] = carriedOut(site);
  const what = say('Management review after the audits');
  if (last === undefined) return { what, isMet: false, why: say('none on file'), link: textValue(''), on: null };
  const link = itemValue(site, last.id);
  if (audit?.date === undefined || audit.date === null || last.date === null || audit.date <= last.date)
    return { what, isMet: true, why: say('held after the last internal audit'), link, on: last.date };
  const why = say('held before {audit} of {day}, so it could not look at its results', {
    audit: audit.id,
    day: dayText(audit.date),
  });
  return { what, isMet: false, why, link, on: last.date };
}

/** Every open nonconformity has a day by which it is to be dealt with, and that day has not passed. */
function nonconformitiesCondition(site: Site): Condition {
  const { asOf } = site.checked.sms;
  const open = itemsOfType(site.checked.sms, 'nonconformity').filter(
    (entry) => entry.inView && entry.state !== 'closed',
  );
  const late = open.filter((entry) => (dateField(entry, 'due') ?? '') < asOf);
  const why =
    open.length === 0
      ? say('none is open')
      : late.length === 0
        ? sayCount(open.length, '1 is open, its day has not passed', '{count} are open, no day has passed')
        : say('late or without a day: {items}', { items: late.map(({ id }) => id).join(', ') });
  return {
    what: say('Nonconformities in hand'),
    isMet: late.length === 0,
    why,
    link: { kind: 'link', link: { href: '#cb_answers', text: say('list#open') }, name: '' },
    on: null,
  };
}

/** Nothing that has to be documented is missing. */
function documentsCondition(site: Site): Condition {
  const { mandatory } = site.checked.sms;
  const missing = mandatory.filter(({ state }) => state === 'missing').length;
  return {
    what: say('Every kind of documented information that is asked for'),
    isMet: missing === 0,
    why:
      missing === 0
        ? say('nothing is missing')
        : say('{count} of {total} are missing', { count: missing, total: mandatory.length }),
    link: { kind: 'link', link: { href: '#cb_shown', text: say('list#open') }, name: '' },
    on: null,
  };
}

/** Every period of every series of reports that was due has its record. */
function seriesCondition(site: Site): Condition {
  const { asOf, series } = site.checked.sms;
  const missing = series.filter(({ record, due }) => record === null && due < asOf);
  return {
    what: say('Report series without a gap'),
    isMet: missing.length === 0,
    why:
      missing.length === 0
        ? say('every period that was due has its report')
        : say('missing: {periods}', {
            periods: missing
              .slice(0, mostShown)
              .map(({ period, subject }) => `${period} ${subject}`)
              .join(', '),
          }),
    link: { kind: 'link', link: { href: hrefOf(site, '/due/'), text: say('Due') }, name: '' },
    on: null,
  };
}

/** The check of the files stops nothing. */
function findingsCondition(site: Site): Condition {
  const { block, error } = summarize(site.checked.judgement);
  return {
    what: say('Findings of the check'),
    isMet: block + error === 0,
    why: block + error === 0 ? say('no error') : say('{count} errors and blocks', { count: block + error }),
    link: { kind: 'link', link: { href: hrefOf(site, '/findings/'), text: say('Findings') }, name: '' },
    on: null,
  };
}

function answers(site: Site): ExtraSection {
  const rows = itemsOfType(site.checked.sms, 'nonconformity')
    .filter((entry) => entry.inView && entry.state !== 'closed')
    .map((entry) => [itemValue(site, entry.id), textValue(stateText(entry)), dateValue(dateField(entry, 'due'))]);
  return sectionOrNothing(
    'cb_answers',
    say('Nonconformities that are not closed'),
    [say('Nonconformity'), say('State'), say('Due')],
    rows,
    say('All nonconformities are closed.'),
  );
}

function requests(site: Site, visits: readonly Item[]): ExtraSection {
  const rows = visits.flatMap((visit) =>
    mapsField(visit, 'requests').map((entry) => [
      ownValue(site, visit.id, textField(entry, 'asked') ?? ''),
      ownValue(site, visit.id, textField(entry, 'shown') ?? ''),
      ...answeredBy(site, visit, textField(entry, 'by') ?? ''),
      ownValue(site, visit.id, textField(entry, 'open') ?? ''),
      itemValue(site, visit.id),
    ]),
  );
  return sectionOrNothing(
    'cb_requests',
    say('Requests of the visits'),
    [say('Asked'), say('Shown'), say('By'), say('Answer due'), say('Open#state'), say('Visit')],
    rows,
    say('No requests of visits are on file.'),
  );
}

/** Who answers a request and until when: `ROL-002, by 2026-08-04`. */
function answeredBy(site: Site, visit: Item, text: string): readonly ValueView[] {
  const [id = ''] = /^[A-Z]+-\d+\b/.exec(text) ?? [];
  const [day = null] = /\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  const isPlain =
    id !== '' && /^[,;:\s]*(?:by|until|due|bis(?: zum)?)?\s*(?:\d{4}-\d{2}-\d{2})?\s*$/.test(text.slice(id.length));
  return [isPlain ? whoValue(site, id) : ownValue(site, visit.id, text), dateValue(day)];
}

/** What this site does not show: that it is there, and who can show it. */
function restrictedValue(site: Site): readonly ValueView[] {
  const { settings, items } = site.checked.sms;
  return settings.owner === null || !items.has(settings.owner)
    ? [textValue(say('restricted'))]
    : [textValue(say('restricted; who can show it:')), itemValue(site, settings.owner)];
}

/** Why nothing is named: it is missing, was not asked for, or is not for the readers of this site. */
function whyNothing(site: Site, row: MandatoryRow, state: MandatoryState['state']): readonly ValueView[] {
  if (state === 'not triggered') return [textValue(say('asked for only when it happens; nothing on file says it has'))];
  if (state !== 'missing') return restrictedValue(site);
  const waiting = [...site.checked.sms.items.values()].filter((item) => item.inView && isOfRow(row, item));
  return waiting.length === 0
    ? [textValue(say('nothing on file shows it'))]
    : [
        textValue(say('on file, but does not count today:')),
        ...waiting.slice(0, mostShown).map(({ id }) => itemValue(site, id)),
      ];
}

/** Documented information that is asked for, with the items that are it. */
function shown(site: Site): ExtraSection {
  const { sms } = site.checked;
  const standard = sms.catalogue.primaryStandard;
  const rows = sms.mandatory.flatMap(({ row: id, state, items, isCut }): readonly (readonly ValueView[])[] => {
    const row = sms.catalogue.findMandatoryRow(id);
    if (row === undefined) return [];
    const [clause] = row.clauses;
    return [
      [
        textValue(row.name),
        clause === undefined ? textValue('') : { kind: 'link', link: clauseLink(site, standard, clause), name: '' },
        state === 'missing' ? toneValue(say(state), 'stop') : textValue(say(state)),
        {
          kind: 'list',
          items: [
            ...(items.length === 0 ? whyNothing(site, row, state) : []),
            ...items.slice(0, mostShown).map((item) => itemValue(site, item)),
            ...(items.length > mostShown
              ? [textValue(say('and {count} more, on the page of the clause', { count: items.length - mostShown }))]
              : []),
            ...(items.length > 0 && isCut === true ? restrictedValue(site) : []),
          ],
        },
      ],
    ];
  });
  return {
    ...sectionOrNothing(
      'cb_shown',
      say('What is asked for, and where it is shown'),
      [say('What'), say('Clause'), say('State'), say('Where')],
      rows,
      say('This SMS is not judged by ISO/IEC 20000-1.'),
    ),
    most: Math.max(1, rows.length),
  };
}
