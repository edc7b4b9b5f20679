import { approvalBinding, closingBinding, currentApproval, gradeFromFile } from '../core/control/approval.ts';
import type { Finding } from '../core/finding/finding.ts';
import { formatDate } from '../core/lifecycle/calendar.ts';
import { mapField, textField } from '../core/model/fields.ts';
import type { Item, Register } from '../core/model/item.ts';
import { compareClauses } from '../core/standard/clause-reference.ts';
import { fieldsOfType } from '../core/types/fields-of-type.ts';
import type { LinkView, SectionKey, Site } from './site.ts';
import { capitalized, clauseLink, itemLink, ownerLink, typeLink, typeName } from './site.ts';
import { verbLabel } from './verbs.ts';
import type { ValueView } from './value-view.ts';
import { fieldLabel, valueView } from './value-view.ts';

/** A line of the control block. */
export interface ControlLine {
  readonly label: string;
  readonly text: string;
  readonly link?: LinkView;
  readonly iso?: string;
}

/** A strip at the top of a page that must not be overlooked. */
export interface Banner {
  readonly tone: 'stop' | 'warn' | 'note';
  readonly title: string;
  readonly text: string;
}

export interface RelationGroup {
  readonly label: string;
  readonly links: readonly (LinkView & { readonly name: string; readonly section: string | null })[];
}

export interface ClaimView {
  readonly link: LinkView;
  readonly title: string;
  readonly section: { readonly text: string; readonly href: string } | null;
  readonly state: string;
}

export interface FindingView {
  readonly rule: string;
  readonly severity: string;
  readonly basis: string;
  readonly message: string;
  readonly fix: string;
  readonly clause: LinkView;
  readonly item: LinkView | null;
  readonly itemTitle: string;
  readonly place: string;
  readonly waived: string | null;
  readonly due: string | null;
}

/** Everything the page of an item shows. */
export interface ItemView {
  readonly id: string;
  readonly title: string;
  readonly kindName: string;
  readonly section: SectionKey;
  readonly trail: readonly LinkView[];
  readonly state: { readonly key: string; readonly text: string };
  readonly summary: string;
  readonly language: string;
  readonly banners: readonly Banner[];
  readonly control: readonly ControlLine[];
  readonly digest: string | null;
  readonly contents: readonly { readonly depth: number; readonly text: string; readonly href: string }[];
  readonly html: string;
  readonly fields: readonly { readonly label: string; readonly value: ValueView }[];
  readonly parts: readonly { readonly link: LinkView; readonly title: string; readonly state: string }[];
  readonly claims: readonly ClaimView[];
  readonly relations: readonly RelationGroup[];
  readonly findings: readonly FindingView[];
  readonly search: { readonly type: string; readonly status: string; readonly owner: string; readonly clauses: readonly string[]; readonly services: readonly string[] };
  readonly source: string;
}

/**
 * Page model of an item.
 *
 * @param site the site
 * @param id id of the item
 * @throws Error when no item has the id (a defect of ours: routes come from the items)
 */
export function itemView(site: Site, id: string): ItemView {
  const { sms, judgement } = site.checked;
  const item = sms.items.get(id);
  if (item === undefined) throw new Error(`No item ${id}.`);
  const isWhole = item.storage === 'file';
  const owner = ownerLink(site, item);
  const shown = new Set(['id', 'type', 'kind', 'title', 'status', 'version', 'owner', 'classification', 'approvals', 'clauses', 'closed', 'effective_from', 'effective_to', 'review', 'name', 'text']);
  return {
    id,
    title: item.title,
    kindName: kindName(item),
    section: sectionOf(item.type.key),
    trail: [typeLink(site, item.type.key), ...(item.parent === null ? [] : [itemLink(site, item.parent)])],
    state: { key: item.state, text: stateText(item) },
    summary: item.summary,
    language: textField(item, 'language') ?? sms.settings.language,
    banners: bannersOf(item, sms.asOf),
    control: controlLines(site, item, owner),
    digest: item.type.class === 'master' ? null : item.digest,
    contents: isWhole ? (item.facts?.headings ?? []).filter((heading) => heading.depth === 2 || heading.depth === 3).map((heading) => ({ depth: heading.depth, text: heading.text, href: `#${heading.slug}` })) : [],
    html: isWhole ? site.bodyHtml(id) : '',
    fields: fieldsOfType(item.type, item.kind)
      .filter((field) => !shown.has(field.name) && item.origins[field.name]?.kind === 'frontmatter')
      .map((field) => ({ label: fieldLabel(field.name), value: valueView(site, item.fields[field.name]) })),
    parts: [...sms.items.values()].filter((part) => part.parent === id && part.storage === 'section').map((part) => ({ link: itemLink(site, part.id), title: part.title, state: stateText(part) })),
    claims: claimsOf(site, item),
    relations: relationsOf(site, id),
    findings: [...judgement.findings, ...judgement.waived].filter((finding) => finding.item === id).map((finding) => findingView(site, finding)),
    search: {
      type: capitalized(kindName(item)),
      status: stateText(item),
      owner: owner?.text ?? '',
      clauses: item.claims.map((claim) => claim.clause),
      services: servicesOf(site, item),
    },
    source: `${item.file}${item.place.line > 1 && !isWhole ? `, line ${item.place.line}` : ''}`,
  };
}

/** Everything the page of a register (its text and its rows) shows. */
export interface RegisterPageView {
  readonly id: string;
  readonly title: string;
  readonly trail: readonly LinkView[];
  readonly control: readonly ControlLine[];
  readonly html: string;
  readonly rows: readonly RowView[];
  readonly relations: readonly RelationGroup[];
  readonly findings: readonly FindingView[];
  readonly source: string;
}

/** One line of a list of items. */
export interface RowView {
  readonly link: LinkView;
  readonly title: string;
  readonly kind: string;
  readonly state: { readonly key: string; readonly text: string };
  readonly owner: LinkView | null;
  readonly date: { readonly iso: string; readonly text: string } | null;
  readonly version: string;
  readonly clauses: readonly LinkView[];
  readonly findings: number;
}

/** Page model of a register file. */
export function registerPageView(site: Site, register: Register): RegisterPageView {
  const { sms, judgement } = site.checked;
  const owner = ownerLink(site, register);
  return {
    id: register.id,
    title: register.title,
    trail: [{ href: `${site.base.replace(/\/$/, '')}/registers/`, text: 'Documents and records' }],
    control: [
      { label: 'Id', text: register.id },
      { label: 'Holds', text: register.of.map(typeName).join(', ') },
      ...(owner === null ? [] : [{ label: 'Owner', text: owner.text, link: owner }]),
      { label: 'Classification', text: register.classification },
      { label: 'Rows', text: String(register.rows.length) },
      ...lookedAt(register),
    ],
    html: site.bodyHtml(register.id),
    rows: register.rows.flatMap((id) => {
      const item = sms.items.get(id);
      return item === undefined ? [] : [rowView(site, item)];
    }),
    relations: relationsOf(site, register.id),
    findings: judgement.findings.filter((finding) => finding.item === register.id).map((finding) => findingView(site, finding)),
    source: register.file,
  };
}

function lookedAt(register: Register): readonly ControlLine[] {
  const last = register.reviewLog.at(-1);
  return last === undefined ? [] : [{ label: 'Last looked at', text: formatDate(last.at), iso: last.at }];
}

/** An item as a line of a list. */
export function rowView(site: Site, item: Item): RowView {
  const { sms, judgement } = site.checked;
  const date = item.type.class === 'record' ? item.date : item.effectiveFrom;
  return {
    link: itemLink(site, item.id),
    title: item.title,
    kind: kindName(item),
    state: { key: item.state, text: stateText(item) },
    owner: ownerLink(site, item),
    date: date === null ? null : { iso: date, text: formatDate(date) },
    version: item.version ?? '',
    clauses: item.claims.map((claim) => clauseLink(site, claim.standard, claim.clause)).sort((a, b) => compareClauses(a.text, b.text)).filter((link) => sms.catalogue.findClause(sms.settings.standards[0] ?? '', link.text) !== undefined),
    findings: judgement.findings.filter((finding) => finding.item === item.id).length,
  };
}

/** A finding as a page shows it. */
export function findingView(site: Site, finding: Finding): FindingView {
  const standard = site.checked.sms.settings.standards[0] ?? '';
  const bases = { std: 'the clause asks for it', derived: 'needed to show the clause', practice: 'good practice, no requirement', own: 'own promise' };
  return {
    rule: finding.rule,
    severity: finding.severity,
    basis: bases[finding.basis],
    message: finding.message,
    fix: finding.fix,
    clause: clauseLink(site, standard, finding.clause),
    item: finding.item === null ? null : itemLink(site, finding.item),
    itemTitle: finding.item === null ? '' : (site.checked.sms.items.get(finding.item)?.title ?? site.checked.sms.registers.get(finding.item)?.title ?? ''),
    place: `${finding.place.file}, line ${finding.place.line}`,
    waived: finding.waiver === null ? null : `waived by ${finding.waiver.id} until ${formatDate(finding.waiver.until)}`,
    due: finding.due === null ? null : formatDate(finding.due),
  };
}

function kindName(item: Item): string {
  const kind = item.kind?.formerName ?? item.kind?.key;
  if (kind === undefined || kind === item.type.key || kind === 'other') return typeName(item.type.key);
  if (item.kind?.formerName !== undefined) return kind.replaceAll('-', ' ');
  return `${kind.replaceAll('-', ' ')} ${typeName(item.type.key)}`;
}

const stateTexts: Readonly<Record<string, string>> = { effective: 'in force', active: 'active', 'in-review': 'in review' };

/** State of an item in words for people. */
export function stateText(item: Pick<Item, 'state'>): string {
  return stateTexts[item.state] ?? item.state.replaceAll('-', ' ');
}

function sectionOf(typeKey: string): SectionKey {
  if (typeKey === 'service' || typeKey === 'service-requirement') return 'services';
  return typeKey === 'role' || typeKey === 'person' || typeKey === 'unit' ? 'people' : 'registers';
}

function bannersOf(item: Item, asOf: string): readonly Banner[] {
  const banners: Banner[] = [];
  const approval = approvalBinding(item);
  if (item.control === 'full' && approval.kind === 'broken' && item.inForce) {
    banners.push({
      tone: 'stop',
      title: 'This is not the approved text',
      text: `The content differs from the one approved${approval.on === null ? '' : ` on ${formatDate(approval.on)}`}. The approved text is not at hand here, because this site was built without the history of the repository.`,
    });
  }
  const closing = closingBinding(item);
  if (item.frozen && closing.kind === 'broken') {
    banners.push({ tone: 'stop', title: 'This record was changed after it was closed', text: 'The content differs from the one that was closed. Corrections belong into a correction entry.' });
  }
  const gone: Readonly<Record<string, string>> = {
    withdrawn: 'Withdrawn', superseded: 'Superseded', expired: 'Expired', retired: 'Retired', terminated: 'Terminated', transferred: 'Transferred',
  };
  const title = gone[item.state];
  if (title !== undefined) banners.push({ tone: 'warn', title, text: `It no longer applies on ${formatDate(asOf)} and is kept for reference.` });
  if (item.type.class === 'document' && ['draft', 'in-review', 'negotiation'].includes(item.state)) {
    banners.push({ tone: 'warn', title: 'Draft', text: 'It has not been approved and does not apply yet.' });
  }
  if ((item.state === 'approved' || item.state === 'agreed') && item.effectiveFrom !== null) {
    banners.push({ tone: 'note', title: 'Not yet in force', text: `It comes into force on ${formatDate(item.effectiveFrom)}.` });
  }
  return banners;
}

function controlLines(site: Site, item: Item, owner: LinkView | null): readonly ControlLine[] {
  const day = (label: string, iso: string | null): readonly ControlLine[] => (iso === null ? [] : [{ label, text: formatDate(iso), iso }]);
  const approval = item.type.class === 'document' ? currentApproval(item) : null;
  const person = approval === null ? undefined : site.checked.sms.items.get(approval.by);
  const closed = mapField(item, 'closed');
  const closedBy = closed === null ? null : textField(closed, 'by');
  return [
    { label: 'Id', text: item.id },
    ...(item.version === null ? [] : [{ label: 'Version', text: item.version }]),
    { label: 'Status', text: stateText(item) },
    ...(owner === null ? [] : [{ label: 'Owner', text: owner.text, ...(owner.href === '' ? {} : { link: owner }) }]),
    ...(approval === null
      ? []
      : [
          { label: 'Approved by', text: person?.title ?? approval.by, ...(person === undefined ? {} : { link: itemLink(site, person.id, person.title) }) },
          ...day('Approved on', approval.on),
          { label: 'Proof', text: `grade ${gradeFromFile(approval)}: ${approval.hasProof ? 'on paper' : 'stated in the file'}` },
        ]),
    ...day(item.type.lifecycle === 'agreement' ? 'From' : 'In force from', item.type.class === 'document' ? item.effectiveFrom : null),
    ...day('Until', item.type.lifecycle === 'agreement' ? textField(item, 'to') : null),
    ...day('Date', item.type.class === 'record' ? item.date : null),
    ...(closed === null ? [] : day('Closed on', textField(closed, 'at'))),
    ...(closedBy === null ? [] : [{ label: 'Closed by', text: site.checked.sms.items.get(closedBy)?.title ?? closedBy }]),
    ...day('Review due', item.reviewDue),
    { label: 'Classification', text: item.classification },
  ];
}

function claimsOf(site: Site, item: Item): readonly ClaimView[] {
  const { sms } = site.checked;
  return [...item.claims]
    .sort((a, b) => compareClauses(a.clause, b.clause))
    .map((claim) => {
      const link = sms.evidence.find((entry) => entry.item === item.id && entry.clause === claim.clause && entry.standard === claim.standard);
      return {
        link: clauseLink(site, claim.standard, claim.clause),
        title: sms.catalogue.findClause(claim.standard, claim.clause)?.title ?? '',
        section: claim.section === null ? null : { text: claim.section, href: link?.anchor == null ? '' : `#${link.anchor}` },
        state: link?.counts === true ? 'counts as evidence' : `does not count (${(link?.reason ?? 'draft').replaceAll('-', ' ')})`,
      };
    });
}

function relationsOf(site: Site, id: string): readonly RelationGroup[] {
  const { sms } = site.checked;
  const groups = new Map<string, Map<string, RelationGroup['links'][number]>>();
  const put = (label: string, other: string, section: string | null): void => {
    const group = groups.get(label) ?? new Map<string, RelationGroup['links'][number]>();
    groups.set(label, group);
    if (group.has(other)) return;
    group.set(other, { ...itemLink(site, other), name: sms.items.get(other)?.title ?? sms.registers.get(other)?.title ?? '', section });
  };
  const named = new Set<string>();
  for (const relation of sms.relationsFrom.get(id) ?? []) {
    if (relation.verb === 'mentions' || relation.verb === 'owner') continue;
    put(verbLabel(relation.verb, 'from'), relation.to, null);
    named.add(relation.to);
  }
  for (const relation of sms.relationsTo.get(id) ?? []) {
    if (relation.verb === 'mentions') continue;
    put(verbLabel(relation.verb, 'to'), relation.from, null);
    named.add(relation.from);
  }
  for (const relation of sms.relationsFrom.get(id) ?? []) {
    if (relation.verb === 'mentions' && !named.has(relation.to)) put('Mentions', relation.to, relation.section);
  }
  for (const relation of sms.relationsTo.get(id) ?? []) {
    if (relation.verb === 'mentions' && !named.has(relation.from)) put('Mentioned in', relation.from, relation.section);
  }
  return [...groups].map(([label, links]) => ({ label, links: [...links.values()].sort((a, b) => (a.text < b.text ? -1 : 1)) }));
}

function servicesOf(site: Site, item: Item): readonly string[] {
  const found = new Set<string>(item.type.key === 'service' ? [item.title] : []);
  for (const relation of site.checked.sms.relationsFrom.get(item.id) ?? []) {
    const other = site.checked.sms.items.get(relation.to);
    if (other?.type.key === 'service') found.add(other.title);
  }
  return [...found].sort();
}
