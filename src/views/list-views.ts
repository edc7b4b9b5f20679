import { summarize } from '../core/finding/order.ts';
import { compareDates, formatDate } from '../core/lifecycle/calendar.ts';
import { mapField, mapsField, textField, textsField } from '../core/model/fields.ts';
import type { Item } from '../core/model/item.ts';
import type { FindingView, RowView } from './item-view.ts';
import { findingView, rowView, stateText } from './item-view.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, itemLink, ownerLink, typeLink, typeName } from './site.ts';

/** Overview of all types and registers. */
export interface RegistersView {
  readonly groups: readonly {
    readonly name: string;
    readonly types: readonly { readonly link: LinkView; readonly name: string; readonly purpose: string; readonly count: number; readonly level: string }[];
  }[];
  readonly registers: readonly { readonly link: LinkView; readonly title: string; readonly holds: string; readonly rows: number }[];
}

/** Page model of the overview. */
export function registersView(site: Site): RegistersView {
  const { sms } = site.checked;
  const counts = new Map<string, number>();
  for (const item of sms.items.values()) counts.set(item.type.key, (counts.get(item.type.key) ?? 0) + 1);
  const groups = new Map<string, RegistersView['groups'][number]['types'][number][]>();
  for (const type of sms.types.values()) {
    const count = counts.get(type.key) ?? 0;
    if (count === 0) continue;
    const list = groups.get(type.group) ?? [];
    groups.set(type.group, list);
    list.push({ link: typeLink(site, type.key), name: capitalized(typeName(type.key)), purpose: type.purpose, count, level: type.level });
  }
  return {
    groups: [...groups].map(([name, types]) => ({ name, types })),
    registers: [...sms.registers.values()].map((register) => ({
      link: itemLink(site, register.id),
      title: register.title,
      holds: register.of.map(typeName).join(', '),
      rows: register.rows.length,
    })),
  };
}

/** All items of one type. */
export interface TypeView {
  readonly key: string;
  readonly title: string;
  readonly purpose: string;
  readonly rows: readonly RowView[];
  readonly states: readonly string[];
  readonly owners: readonly string[];
}

/** Page model of the list of a type. */
export function typeView(site: Site, typeKey: string): TypeView {
  const { sms } = site.checked;
  const type = sms.types.get(typeKey);
  const rows = [...sms.items.values()]
    .filter((item) => item.type.key === typeKey)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((item) => rowView(site, item));
  return {
    key: typeKey,
    title: plural(capitalized(typeName(typeKey))),
    purpose: type?.purpose ?? '',
    rows,
    states: [...new Set(rows.map((row) => row.state.text))].sort(),
    owners: [...new Set(rows.flatMap((row) => (row.owner === null ? [] : [row.owner.text])))].sort(),
  };
}

function plural(text: string): string {
  if (/(?:s|x|ch)$/.test(text)) return `${text}es`;
  if (/[^aeiou]y$/.test(text)) return `${text.slice(0, -1)}ies`;
  return text === 'Person' ? 'People' : `${text}s`;
}

/** The service catalogue, generated from the services. */
export interface ServicesView {
  readonly services: readonly {
    readonly link: LinkView;
    readonly name: string;
    readonly outcome: string;
    readonly state: { readonly key: string; readonly text: string };
    readonly isInScope: boolean;
    readonly criticality: string;
    readonly availability: string;
    readonly hours: string;
    readonly owner: LinkView | null;
    readonly customers: readonly LinkView[];
    readonly dependsOn: readonly LinkView[];
    readonly agreements: readonly LinkView[];
  }[];
}

/** Page model of the service catalogue: services in operation first, then planned and retired ones. */
export function servicesView(site: Site): ServicesView {
  const { sms } = site.checked;
  const named = (id: string): LinkView => itemLink(site, id, sms.items.get(id)?.title ?? id);
  const order = (item: Item): number => (item.inForce ? (item.fields['in_scope'] === false ? 1 : 0) : 2);
  const services = [...sms.items.values()].filter((item) => item.type.key === 'service').sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
  return {
    services: services.map((item) => {
      const availability = mapField(item, 'availability');
      return {
        link: itemLink(site, item.id),
        name: item.title,
        outcome: item.summary,
        state: { key: item.state, text: stateText(item) },
        isInScope: item.fields['in_scope'] !== false,
        criticality: textField(item, 'criticality') ?? '–',
        availability: availability === null ? '–' : (textField(availability, 'target') ?? '–'),
        hours: textField(item, 'hours') ?? '–',
        owner: ownerLink(site, item),
        customers: textsField(item, 'customers').map(named),
        dependsOn: textsField(item, 'depends_on').map(named),
        agreements: (sms.relationsTo.get(item.id) ?? []).filter((relation) => relation.verb === 'covers').flatMap((relation) => (sms.items.get(relation.from)?.type.key === 'sla' ? [named(relation.from)] : [])),
      };
    }),
  };
}

/** Roles with their holders, and people. */
export interface PeopleView {
  readonly roles: readonly {
    readonly link: LinkView;
    readonly name: string;
    readonly holders: readonly LinkView[];
    readonly deputy: LinkView | null;
    readonly carries: readonly string[];
    readonly owns: number;
    readonly isVacant: boolean;
  }[];
  readonly people: readonly { readonly link: LinkView; readonly name: string; readonly roles: readonly LinkView[]; readonly state: string }[];
}

/** Page model of roles and people on the day judged. */
export function peopleView(site: Site): PeopleView {
  const { sms, } = site.checked;
  const all = [...sms.items.values()];
  const holdersOf = (role: Item): readonly string[] =>
    mapsField(role, 'posts').flatMap((post) => {
      const person = textField(post, 'person');
      const from = textField(post, 'from');
      const to = textField(post, 'to');
      const holds = person !== null && (from === null || compareDates(from, sms.asOf) <= 0) && (to === null || compareDates(sms.asOf, to) <= 0);
      const isDeputy = /deputy/i.test(textField(post, 'as') ?? '') || post['deputy'] === true;
      return holds && !isDeputy ? [person] : [];
    });
  const roles = all.filter((item) => item.type.key === 'role' && item.inForce);
  return {
    roles: roles.map((role) => {
      const holders = holdersOf(role);
      const deputy = textField(role, 'deputy');
      return {
        link: itemLink(site, role.id),
        name: role.title,
        holders: holders.map((id) => itemLink(site, id, sms.items.get(id)?.title ?? id)),
        deputy: deputy === null ? null : itemLink(site, deputy, sms.items.get(deputy)?.title ?? deputy),
        carries: textsField(role, 'carries').map((duty) => duty.replaceAll('-', ' ')),
        owns: all.filter((item) => item.owner === role.id && item.inForce).length,
        isVacant: holders.length === 0,
      };
    }),
    people: all
      .filter((item) => item.type.key === 'person')
      .map((person) => ({
        link: itemLink(site, person.id),
        name: person.title,
        roles: roles.filter((role) => holdersOf(role).includes(person.id)).map((role) => itemLink(site, role.id, role.title)),
        state: person.inForce ? '' : 'left',
      })),
  };
}

/** All findings, waived ones, gaps and notes. */
export interface FindingsView {
  readonly counts: readonly { readonly label: string; readonly key: string; readonly count: number }[];
  readonly findings: readonly FindingView[];
  readonly waived: readonly FindingView[];
  readonly gaps: readonly FindingView[];
  readonly notes: readonly { readonly rule: string; readonly message: string; readonly remedy: string }[];
  readonly withheld: readonly { readonly place: string; readonly message: string }[];
  readonly evaluated: number;
}

/** Page model of the findings. */
export function findingsView(site: Site): FindingsView {
  const { sms, judgement } = site.checked;
  const summary = summarize(judgement);
  return {
    counts: [
      { label: 'Block', key: 'block', count: summary.block },
      { label: 'Error', key: 'error', count: summary.error },
      { label: 'Warning', key: 'warn', count: summary.warn },
      { label: 'Hint', key: 'info', count: summary.info },
      { label: 'Waived', key: 'waived', count: summary.waived },
      { label: 'Gaps', key: 'gaps', count: summary.gaps },
      { label: 'Not evaluated', key: 'notes', count: summary.notes },
    ],
    findings: judgement.findings.map((finding) => findingView(site, finding)),
    waived: judgement.waived.map((finding) => findingView(site, finding)),
    gaps: judgement.gaps.map((finding) => findingView(site, finding)),
    notes: judgement.notes.map(({ rule, message, remedy }) => ({ rule, message, remedy })),
    withheld: sms.withheld.map((entry) => ({ place: `${entry.file}, line ${entry.place.line}`, message: entry.message })),
    evaluated: judgement.evaluated.length,
  };
}

/** State of the SMS at a glance. */
export interface HomeView {
  readonly title: string;
  readonly organization: string;
  readonly asOf: { readonly iso: string; readonly text: string };
  readonly html: string;
  readonly clauseStates: readonly { readonly state: string; readonly count: number }[];
  readonly normative: number;
  readonly severities: readonly { readonly key: string; readonly label: string; readonly count: number }[];
  readonly waived: number;
  readonly gaps: number;
  readonly notes: number;
  readonly counts: readonly { readonly label: string; readonly count: number; readonly link: LinkView }[];
  readonly dueSoon: readonly { readonly iso: string; readonly text: string; readonly what: string; readonly item: LinkView; readonly title: string }[];
  readonly recent: readonly { readonly iso: string; readonly text: string; readonly item: LinkView; readonly title: string; readonly version: string }[];
}

/** Page model of the home page. */
export function homeView(site: Site): HomeView {
  const { sms, judgement } = site.checked;
  const summary = summarize(judgement);
  const states = new Map<string, number>();
  const primary = [...sms.clauseStates.values()].filter((state) => state.standard === sms.settings.standards[0]);
  for (const state of primary) states.set(state.state, (states.get(state.state) ?? 0) + 1);
  const all = [...sms.items.values()];
  const count = (label: string, typeKey: string): HomeView['counts'][number] => ({ label, count: all.filter((item) => item.type.key === typeKey && item.inForce).length, link: typeLink(site, typeKey) });
  return {
    title: sms.settings.site.title,
    organization: sms.settings.organization,
    asOf: { iso: sms.asOf, text: formatDate(sms.asOf) },
    html: site.bodyHtml('pages/index'),
    clauseStates: ['evidenced', 'partly', 'stale', 'draft-only', 'no occurrence', 'missing', 'not evaluated'].flatMap((state) => (states.has(state) ? [{ state, count: states.get(state) ?? 0 }] : [])),
    normative: primary.length,
    severities: [
      { key: 'block', label: 'block', count: summary.block },
      { key: 'error', label: 'error', count: summary.error },
      { key: 'warn', label: 'warning', count: summary.warn },
      { key: 'info', label: 'hint', count: summary.info },
    ],
    waived: summary.waived,
    gaps: summary.gaps,
    notes: summary.notes,
    counts: [count('Policies', 'policy'), count('Processes', 'process'), count('Procedures', 'procedure'), count('Services', 'service'), count('Agreements with customers', 'sla'), count('Risks', 'risk')].filter((entry) => entry.count > 0),
    dueSoon: dueSoon(site, all),
    recent: all
      .filter((item) => item.type.class === 'document' && item.storage === 'file' && item.inForce && item.effectiveFrom !== null)
      .sort((a, b) => (a.effectiveFrom === b.effectiveFrom ? (a.id < b.id ? -1 : 1) : (a.effectiveFrom ?? '') > (b.effectiveFrom ?? '') ? -1 : 1))
      .slice(0, 8)
      .map((item) => ({ iso: item.effectiveFrom ?? '', text: formatDate(item.effectiveFrom ?? sms.asOf), item: itemLink(site, item.id), title: item.title, version: item.version ?? '' })),
  };
}

function dueSoon(site: Site, items: readonly Item[]): HomeView['dueSoon'] {
  const { asOf } = site.checked.sms;
  const entries = items.flatMap((item) => {
    const found: { iso: string; what: string }[] = [];
    if (item.reviewDue !== null && item.inForce) found.push({ iso: item.reviewDue, what: 'review' });
    for (const action of mapsField(item, 'actions')) {
      const due = textField(action, 'due');
      if (due !== null && textField(action, 'done') === null && !item.frozen) found.push({ iso: due, what: 'action' });
    }
    if (item.type.key === 'audit' && item.status === 'planned' && item.date !== null) found.push({ iso: item.date, what: 'audit' });
    if (item.type.key === 'management-review' && item.status === 'open' && item.date !== null) found.push({ iso: item.date, what: 'management review' });
    return found.map((entry) => ({ ...entry, text: formatDate(entry.iso), item: itemLink(site, item.id), title: item.title }));
  });
  return entries
    .filter((entry) => compareDates(entry.iso, asOf) >= 0)
    .sort((a, b) => (a.iso === b.iso ? (a.item.text < b.item.text ? -1 : 1) : a.iso < b.iso ? -1 : 1))
    .slice(0, 8);
}
