import { mapField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { routeOfItem } from '../../core/model/routes.ts';
import type { GraphNode, GraphView } from '../charts/graph-view.ts';
import { mostNodes } from '../charts/graph-view.ts';
import { byDay, itemColumns, itemRow, plannedChanges } from '../packs/pack-parts.ts';
import { plainWords } from '../plain-words.ts';
import type { Site } from '../site.ts';
import { hrefOf } from '../site.ts';
import { stateText } from '../standing.ts';
import { dateValue, itemValue, ownValue, textValue } from '../value-view.ts';
import { idValue, targetColumns, targetRow, targetsOfService } from './agreement-targets.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { lastReportsOnService, lastReportsValue, wholeReports } from './last-report.ts';
import { namesValue } from './names-value.ts';
import { laterRecords, latestRecords, namedBy } from './related-items.ts';
import { tableSection } from './table-section.ts';
import { say, sayCount } from '../words/say.ts';
import { oneText } from '../words/days.ts';

/** What a customer or an owner asks first: when, how reliably, for whom, by which agreement, and how it went last. */
export function serviceFacts(site: Site, service: Item): readonly Fact[] {
  const availability = mapField(service, 'availability');
  const customers = namesValue(site, textsField(service, 'customers'));
  return [
    ...fact(say('Hours'), ownValue(site, service.id, firstSentence(textField(service, 'hours')))),
    ...fact(
      say('Availability'),
      textValue(availability === null ? '' : availabilityWords(availability)),
      'availability',
    ),
    ...fact(say('Last report'), lastReportsValue(lastReportsOnService(site, service, agreementsOf(site, service)))),
    ...fact(say('Criticality'), textValue(plainWords(textField(service, 'criticality') ?? '')), 'criticality'),
    ...fact(say('For'), customers, 'customers'),
    ...fact(
      say('Agreements'),
      namesValue(
        site,
        agreementsOf(site, service).flatMap(({ type, id }) => (type.key === 'sla' ? [id] : [])),
      ),
    ),
    ...fact(say('Live since'), dateValue(textField(service, 'live_since')), 'live_since'),
  ];
}

const mostCharacters = 120;

function firstSentence(text: string | null): string {
  const first = /^[^\n]*?[.!?](?=\s|$)/.exec(text ?? '')?.[0] ?? text ?? '';
  return first.length > mostCharacters ? `${first.slice(0, mostCharacters - 1).trimEnd()}…` : first;
}

function availabilityWords(availability: Readonly<Record<string, unknown>>): string {
  const [target, window] = [textField(availability, 'target'), textField(availability, 'window')];
  if (target === null) return '';
  return window === null ? target : say('{target} per {period}', { target, period: oneText(window) });
}

/** Agreements and what was delivered, what it stands on, what happened to it lately and what comes. */
export function serviceSections(site: Site, service: Item): readonly ExtraSection[] {
  const agreements = agreementsOf(site, service);
  return [
    ...tableSection(
      'cb_targets',
      say('Targets against the last report'),
      [say('Agreement'), ...targetColumns.map((column) => say(column))],
      targetsOfService(site, service, agreements).map((line) => [
        idValue(site, line.agreement.id),
        ...targetRow(site, line),
      ]),
    ),
    ...wholeReports(site, lastReportsOnService(site, service, agreements)),
    ...dependencies(site, service),
    ...agreementTable(site, agreements),
    ...happened(site, service),
    ...ahead(site, service),
    ...latestRecords(site, service.id, [...eventTypes, ...changeTypes]),
    ...laterRecords(site, service.id, changeTypes),
  ];
}

function agreementsOf(site: Site, service: Item): readonly Item[] {
  return [
    ...byId(namedBy(site, service.id, 'sla', ['covers'])),
    ...byId(namedBy(site, service.id, 'supplier-contract', ['underpins'])),
    ...byId(namedBy(site, service.id, 'ola', ['underpins'])),
  ];
}

function byId(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function agreementTable(site: Site, agreements: readonly Item[]): readonly ExtraSection[] {
  const withWhom = (agreement: Item): readonly string[] =>
    ['agreed_with', 'customer', 'supplier', 'with', 'party'].flatMap((field) => textsField(agreement, field));
  return tableSection(
    'cb_agreements',
    say('Agreements'),
    [say('Agreement'), say('With'), say('Status'), say('Until')],
    agreements.map((agreement) => [
      itemValue(site, agreement.id),
      namesValue(site, [...new Set(withWhom(agreement))]),
      textValue(stateText(agreement)),
      dateValue(textField(agreement, 'to')),
    ]),
  );
}

/** What the service stands on and what stands on it, all the way down and up. */
function dependencies(site: Site, service: Item): readonly ExtraSection[] {
  const { items, relationsFrom, relationsTo } = site.checked.sms;
  const below = (id: string): readonly string[] =>
    (relationsFrom.get(id) ?? []).filter(({ verb }) => verb === 'depends_on').map(({ to }) => to);
  const above = (id: string): readonly string[] =>
    (relationsTo.get(id) ?? []).filter(({ verb }) => verb === 'depends_on').map(({ from }) => from);
  const services = [...reach(service.id, below), ...reach(service.id, above)];
  const contracts = [...new Set([service.id, ...reach(service.id, below)])].flatMap((id) =>
    [...namedBy(site, id, 'supplier-contract', ['underpins']), ...namedBy(site, id, 'ola', ['underpins'])].map(
      (contract) => ({
        service: id,
        contract,
      }),
    ),
  );
  const nodes = [...new Set([service.id, ...services, ...contracts.map(({ contract }) => contract.id)])].flatMap(
    (id) => {
      const item = items.get(id);
      return item === undefined ? [] : [nodeOf(site, item, service)];
    },
  );
  if (nodes.length < 2 || nodes.length > mostNodes) return [];
  const known = new Set(nodes.map(({ id }) => id));
  const graph: GraphView = {
    title: say('What {title} stands on, and what stands on it', { title: service.title }),
    description: sayCount(
      nodes.length - 1,
      '{title} and 1 service or agreement. An arrow leads to what is needed.',
      '{title} and {count} services and agreements. An arrow leads to what is needed.',
      { title: service.title },
    ),
    direction: 'TB',
    nodes,
    edges: [
      ...[...known].flatMap((id) =>
        [...new Set(below(id))]
          .filter((to) => known.has(to))
          .map((to) => ({ from: id, to, text: null, stroke: 'solid' as const })),
      ),
      ...contracts.map(({ service: id, contract }) => ({
        from: id,
        to: contract.id,
        text: null,
        stroke: 'dashed' as const,
      })),
    ],
    groups: [],
  };
  const drawing = site.drawGraph(graph, `cb_${service.id.toLowerCase()}-needs`);
  if (drawing === '') return [];
  return [
    {
      anchor: 'cb_needs',
      title: say('What it depends on'),
      value: textValue(''),
      chart: null,
      drawing,
      most: 0,
      fields: ['depends_on'],
    },
  ];
}

function nodeOf(site: Site, item: Item, centre: Item): GraphNode {
  return {
    id: item.id,
    text: `${item.title}\n${item.id}`,
    href: item === centre ? null : hrefOf(site, routeOfItem(item.id)),
    shape: item === centre ? 'terminal' : item.type.key === 'service' ? 'step' : 'rounded',
    group: null,
  };
}

/** Everything that can be reached, each once, without the beginning. */
function reach(start: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined && found.size <= mostNodes; id = open.pop())
    for (const other of next(id))
      if (other !== start && !found.has(other)) {
        found.add(other);
        open.push(other);
      }
  return found;
}

const eventTypes = ['major-incident-report', 'security-incident', 'problem', 'case', 'continuity-test'];
const changeTypes = ['change', 'release', 'service-transition-plan'];
const mostEvents = 12;

/** Incidents, problems, complaints and tests that touched it until the day judged, the latest first. */
function happened(site: Site, service: Item): readonly ExtraSection[] {
  const { items, relationsTo, asOf } = site.checked.sms;
  const ids = (relationsTo.get(service.id) ?? []).filter(({ verb }) => verb !== 'mentions').map(({ from }) => from);
  const found = [...new Set(ids)]
    .flatMap((id) => items.get(id) ?? [])
    .filter((item) => eventTypes.includes(item.type.key) && item.inView && (item.date ?? '') <= asOf)
    .toSorted(byDay);
  return tableSection(
    'cb_events',
    say('Incidents, problems, complaints and tests'),
    itemColumns(),
    found.map((item) => itemRow(site, item)),
    mostEvents,
  );
}

/** Changes, releases and transitions that are not finished. */
function ahead(site: Site, service: Item): readonly ExtraSection[] {
  const planned = new Set(plannedOf(site));
  const found = changeTypes.flatMap((type) => namedBy(site, service.id, type)).filter((item) => planned.has(item));
  return tableSection(
    'cb_ahead',
    say('Changes planned'),
    itemColumns(),
    found.map((item) => itemRow(site, item)),
    mostEvents,
  );
}

const knownPlanned = new WeakMap<Site, readonly Item[]>();

function plannedOf(site: Site): readonly Item[] {
  const known = knownPlanned.get(site) ?? plannedChanges(site.checked.sms);
  knownPlanned.set(site, known);
  return known;
}
