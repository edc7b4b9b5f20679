import { gradeWords } from '../extras/finding-grade.ts';
import { coverageOverTime } from '../../core/history/coverage-over-time.ts';
import { notesOf, summarize } from '../../core/finding/order.ts';
import { dateField, mapField, numberField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Clause } from '../../core/standard/clause.ts';
import type { BarRow } from '../charts/bar-chart.ts';
import { barChart } from '../charts/bar-chart.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import { groupName } from '../clause-tree-view.ts';
import { hasDuePage } from '../due-view.ts';
import { mapsLink } from '../maps/maps.ts';
import { scoreOf } from '../../core/trace/risk-acceptance.ts';
import { whoValue } from '../packs/pack-parts.ts';
import { packsLink } from '../packs/packs.ts';
import type { SectionsPage } from '../sections-page.ts';
import type { LinkView, Site } from '../site.ts';
import { capitalized, hrefOf } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, targetText, textValue } from '../value-view.ts';
import { dayText } from '../words/days.ts';
import type { PlainText } from '../words/say.ts';
import { say, sayCount, sayKnown } from '../words/say.ts';
import { attention, byScore, routeOfState } from './attention.ts';
import { heldAndPlanned } from './held-and-planned.ts';
import { objectivesSection } from './objectives-section.ts';
import { monthlyResults, stateFacts } from './state-facts.ts';

const mostRows = 25;
const mostPeriods = 12;

/** True where the site tells how the SMS as a whole stands. */
export function hasStatePage(site: Site): boolean {
  return hasDuePage(site);
}

/** Link to the page; null where the site has none. */
export function stateLink(site: Site): LinkView | null {
  return hasStatePage(site) ? { href: hrefOf(site, routeOfState), text: say('State of the SMS') } : null;
}

/** Page model of the state of the SMS: what is shown, late, open and off target, and how it went. */
export function statePage(site: Site): SectionsPage {
  const { sms } = site.checked;
  return {
    title: say('State of the SMS'),
    lead: say('As of {day}. It says what was found on file, not whether a requirement is met.', {
      day: dayText(sms.asOf),
    }),
    section: 'home',
    path: routeOfState,
    trail: [],
    links: [
      { href: hrefOf(site, '/matrix/'), text: say('Matrix') },
      { href: hrefOf(site, '/findings/'), text: say('Findings') },
      { href: hrefOf(site, '/due/'), text: say('Due') },
      mapsLink(site),
      packsLink(site),
    ].filter((link) => link !== null),
    sections: [
      ...attention(site),
      ...late(site),
      ...risks(site),
      ...objectivesSection(site),
      ...auditFindings(site),
      ...nonconformities(site),
      ...offTarget(site),
      ...heldAndPlanned(site),
      ...findings(site),
      ...evidenceBy(site, 'cb_pdca', say('Evidence by step'), 'pdca', ({ pdca }) => ({
        key: pdca ?? '',
        label: pdca === null ? say('No step') : capitalized(say(`${pdca}#cycle`)),
      })),
      ...evidenceBy(site, 'cb_groups', say('Evidence by group of clauses'), 'group', ({ group }) => ({
        key: groupName(group),
        label: sayKnown(groupName(group)),
      })),
      ...trendOfCoverage(site),
      ...trendOfMeasures(site),
      ...trendOfNonconformities(site),
    ],
    emptyWords: say('Nothing is on file yet.'),
  };
}

const coverageStates = ['evidenced', 'stale', 'missing', 'not evaluated'] as const satisfies readonly PlainText[];

const states = [
  'evidenced',
  'partly',
  'stale',
  'draft-only',
  'no occurrence',
  'missing',
  'not evaluated',
] as const satisfies readonly PlainText[];

function evidenceBy(
  site: Site,
  anchor: ExtraSection['anchor'],
  title: string,
  filter: 'pdca' | 'group',
  keyOf: (clause: Clause) => { readonly key: string; readonly label: string },
): readonly ExtraSection[] {
  const { sms } = site.checked;
  const [primary = ''] = sms.settings.standards;
  const rows = new Map<string, Map<string, number>>();
  const keysOfRows = new Map<string, string>();
  for (const { standard, clause, state } of sms.clauseStates.values()) {
    const found = standard === primary ? sms.catalogue.findClause(standard, clause) : undefined;
    if (found === undefined) continue;
    const { key, label } = keyOf(found);
    const parts = rows.get(label) ?? new Map<string, number>();
    parts.set(state, (parts.get(state) ?? 0) + 1);
    rows.set(label, parts);
    keysOfRows.set(label, key);
  }
  const bars = [...rows].map(([label, parts]): BarRow => ({ label, parts }));
  const used = states.filter((state) => bars.some(({ parts }) => parts.has(state)));
  const table = bars.map(({ label, parts }): readonly ValueView[] => [
    textValue(label),
    ...used.map((state) => {
      const count = parts.get(state);
      const wanted = new URLSearchParams({ [filter]: keysOfRows.get(label) ?? label, status: state });
      return count === undefined ? textValue('') : numberValue(site, count, `/matrix/?${wanted.toString()}`);
    }),
  ]);
  return tableSection(anchor, title, [say('Clauses'), ...used.map((state) => capitalized(say(state)))], table).map(
    (section) => ({
      ...section,
      chart: barChart(bars, used, 'clauses'),
    }),
  );
}

function findings(site: Site): readonly ExtraSection[] {
  const { judgement } = site.checked;
  const summary = summarize(judgement);
  const counts: readonly (readonly [string, number, string])[] = [
    [say('Block'), summary.block, '/findings/'],
    [say('Error'), summary.error, '/findings/'],
    [say('Warning'), summary.warn, '/findings/'],
    [say('Hint'), summary.info, '/findings/'],
    [say('Waived'), summary.waived, '/findings/#cb_waived'],
    [say('Known before'), summary.known, '/findings/#cb_known'],
    [say('Gaps'), summary.gaps, '/gaps/'],
    [say('Could not be evaluated'), notesOf(judgement, 'not-evaluated').length, '/findings/#cb_notes'],
  ];
  const rows = counts
    .filter(([, count]) => count > 0)
    .map(([name, count, path]) => [textValue(name), numberValue(site, count, path)]);
  return tableSection('cb_findings', say('Findings of the check'), [say('Kind'), say('Number#count')], rows);
}

function late(site: Site): readonly ExtraSection[] {
  const { sms } = site.checked;
  const byWho = Map.groupBy(stateFacts(site).late, ({ who, item }) => who ?? sms.items.get(item)?.owner ?? '');
  const rows = [...byWho]
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .map(([who, duties]): readonly ValueView[] => [
      who === '' ? textValue(say('nobody is named')) : whoValue(site, who),
      numberValue(
        site,
        duties.length,
        `/due/?${new URLSearchParams({ who: sms.items.get(who)?.title ?? who }).toString()}`,
      ),
      dateValue(duties[0]?.on ?? null),
      { kind: 'list', items: duties.slice(0, 5).map(({ item }) => itemValue(site, item)) },
    ]);
  return tableSection(
    'cb_late',
    say('Overdue, by who has to do it'),
    [say('Who'), say('Number#count'), say('Oldest'), say('From#origin')],
    rows,
    mostRows,
  );
}

function risks(site: Site): readonly ExtraSection[] {
  const rows = byScore(stateFacts(site).risksAboveLine).map((risk) => [
    itemValue(site, risk.id),
    textValue(String(scoreOf(risk) ?? '')),
    textValue(stateText(risk)),
    whoValue(site, risk.owner),
  ]);
  return tableSection(
    'cb_risks',
    say('Risks above the acceptance line'),
    [say('Risk'), say('Score'), say('State'), say('Owner')],
    rows,
    mostRows,
  );
}

function offTarget(site: Site): readonly ExtraSection[] {
  const rows = stateFacts(site).offTarget.map(({ measure, value, period }) => [
    itemValue(site, measure.id),
    textValue(value),
    textValue(targetOf(measure)),
    textValue(period),
  ]);
  return tableSection(
    'cb_off',
    say('Measures that miss their target'),
    [say('Measure'), say('Last value'), say('Target'), say('Period')],
    rows,
    mostRows,
  );
}

function targetOf(measure: Item): string {
  const target = mapField(measure, 'target');
  return target === null ? '' : (targetText(target) ?? String(numberField(target, 'value') ?? ''));
}

function nonconformities(site: Site): readonly ExtraSection[] {
  const rows = stateFacts(site).nonconformities.map(({ item, days }) => [
    itemValue(site, item.id),
    textValue(stateText(item)),
    textValue(days === null ? '' : sayCount(days, '1 day', '{count} days')),
    dateValue(dateField(item, 'due')),
  ]);
  return tableSection(
    'cb_nonconformities',
    say('Open nonconformities'),
    [say('Nonconformity'), say('State'), say('Open for'), say('Due')],
    rows,
    mostRows,
  );
}

function auditFindings(site: Site): readonly ExtraSection[] {
  const rows = stateFacts(site).auditFindings.map((finding) => [
    itemValue(site, finding.id),
    textValue(gradeWords(textField(finding, 'grade') ?? '')),
    finding.parent === null ? textValue('') : itemValue(site, finding.parent),
  ]);
  return tableSection(
    'cb_audit-findings',
    say('Audit findings that wait'),
    [say('Finding#audit'), say('Grade#finding'), say('Audit')],
    rows,
    mostRows,
  );
}

/** How many clauses something on file showed at the end of each month. */
function trendOfCoverage(site: Site): readonly ExtraSection[] {
  const days = coverageOverTime(site.checked.sms, mostPeriods);
  const used = coverageStates.filter((state) => days.some(({ counts }) => counts.has(state)));
  if (days.length < 2 || days.every(({ counts }) => !counts.has('evidenced'))) return [];
  const chart = barChart(
    days.map(({ day, counts }) => ({ label: dayText(day), parts: counts })),
    used,
    'clauses',
    { isSame: true },
  );
  const rows = days.map(({ day, counts }): readonly ValueView[] => [
    dateValue(day),
    ...used.map((state) => textValue(String(counts.get(state) ?? 0))),
  ]);
  return tableSection(
    'cb_coverage-trend',
    say('Trend: clauses with evidence'),
    [say('Day'), ...used.map((state) => capitalized(say(state)))],
    rows,
  ).map((section) => ({
    ...section,
    lead: say(
      'Counted from what names each clause today and the days on which it was in force, on file and not too old. What must be there besides is left out, so the last day may differ from the table by step.',
    ),
    chart,
  }));
}

/** How many measures met their target in each month in which they have a value. */
function trendOfMeasures(site: Site): readonly ExtraSection[] {
  const latest = monthlyResults(site).slice(-mostPeriods);
  const chart = barChart(
    latest.map(({ month, met, missed }) => ({
      label: month,
      parts: new Map([
        ['met', met],
        ['missed', missed],
      ]),
    })),
    ['met', 'missed'],
    'values',
  );
  const rows = latest.map(({ month, met, missed }) => [
    textValue(month),
    textValue(String(met)),
    textValue(String(missed)),
  ]);
  return tableSection(
    'cb_trend',
    say('Trend: monthly measures that met their target'),
    [say('Month'), say('Met'), say('Missed')],
    rows,
  ).map((section) => ({ ...section, chart }));
}

/** Nonconformities opened and closed by quarter. */
function trendOfNonconformities(site: Site): readonly ExtraSection[] {
  const quarters = new Map<string, { opened: number; closed: number }>();
  const count = (day: string | null, key: 'opened' | 'closed'): void => {
    if (day === null) return;
    const name = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    const counts = quarters.get(name) ?? { opened: 0, closed: 0 };
    counts[key] += 1;
    quarters.set(name, counts);
  };
  for (const item of itemsOfType(site.checked.sms, 'nonconformity')) {
    if (!item.inView) continue;
    count(item.date, 'opened');
    if (item.state === 'closed') count(closedOn(item), 'closed');
  }
  const rows = [...quarters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(-mostPeriods)
    .map(([quarter, { opened, closed }]) => [textValue(quarter), textValue(String(opened)), textValue(String(closed))]);
  return tableSection(
    'cb_nc-trend',
    say('Trend: nonconformities'),
    [say('Quarter'), say('Opened'), say('Closed')],
    rows,
  );
}

function closedOn(item: Item): string | null {
  return dateField(mapField(item, 'closed') ?? {}, 'at');
}

/** A number that leads to the list behind it. */
function numberValue(site: Site, count: number, path: string): ValueView {
  return { kind: 'link', link: { href: hrefOf(site, path), text: String(count) }, name: '' };
}
