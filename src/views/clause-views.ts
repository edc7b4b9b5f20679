import type { ClauseState } from '../core/model/sms.ts';
import type { Clause } from '../core/standard/clause.ts';
import { formatDate } from '../core/lifecycle/calendar.ts';
import { isWithin } from '../core/standard/clause-reference.ts';
import type { FindingView } from './item-view.ts';
import { findingView, stateText } from './item-view.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, clauseLink, hrefOf, itemLink, ownerLink, typeName } from './site.ts';

/** One line of the clause tree. */
export interface ClauseLine {
  readonly link: LinkView;
  readonly title: string;
  readonly depth: number;
  readonly isNormative: boolean;
  readonly state: string | null;
  readonly flags: readonly string[];
  readonly evidence: number;
  readonly group: string;
  readonly pdca: string;
}

/** The clauses of a standard as a tree, with the state of the evidence. */
export interface ClauseTreeView {
  readonly standard: { readonly id: string; readonly reference: string; readonly title: string };
  readonly asOf: string;
  readonly lines: readonly ClauseLine[];
  readonly states: readonly string[];
}

/** Page model of the clause tree. */
export function clauseTreeView(site: Site, standardId: string): ClauseTreeView {
  const { sms } = site.checked;
  const standard = sms.catalogue.standards.find((entry) => entry.id === standardId);
  const lines = sms.catalogue.clauses(standardId).map((clause) => clauseLine(site, standardId, clause));
  return {
    standard: { id: standardId, reference: standard?.reference ?? standardId, title: standard?.title ?? '' },
    asOf: formatDate(sms.asOf),
    lines,
    states: [...new Set(lines.flatMap((line) => (line.state === null ? [] : [line.state])))],
  };
}

function clauseLine(site: Site, standardId: string, clause: Clause): ClauseLine {
  const state = site.checked.sms.clauseStates.get(`${standardId}/${clause.id}`);
  return {
    link: clauseLink(site, standardId, clause.id),
    title: clause.title,
    depth: clause.id.split('.').length,
    isNormative: clause.normative,
    state: state?.state ?? null,
    flags: state?.flags ?? [],
    evidence: state?.evidence.filter((link) => link.counts).length ?? 0,
    group: capitalized(clause.group.replaceAll('-', ' ')),
    pdca: clause.pdca,
  };
}

/** One item that shows a clause. */
export interface EvidenceView {
  readonly link: LinkView;
  readonly title: string;
  readonly type: string;
  readonly state: { readonly key: string; readonly text: string };
  readonly section: { readonly text: string; readonly href: string } | null;
  readonly owner: LinkView | null;
  readonly date: string;
  readonly counts: boolean;
  readonly reason: string;
}

/** Everything the page of a clause shows. */
export interface ClauseView {
  readonly id: string;
  readonly title: string;
  readonly isWorkingTitle: boolean;
  readonly standard: { readonly id: string; readonly reference: string; readonly href: string };
  readonly trail: readonly LinkView[];
  readonly isNormative: boolean;
  readonly isAmended: boolean;
  readonly summary: string;
  readonly state: { readonly key: string; readonly because: string; readonly flags: readonly string[] } | null;
  readonly contentItems: readonly string[];
  readonly evidence: readonly EvidenceView[];
  readonly documentedInformation: readonly { readonly name: string; readonly kind: string; readonly when: string; readonly strength: string; readonly row: string; readonly state: string; readonly items: readonly LinkView[] }[];
  readonly intervals: readonly string[];
  readonly typicalEvidence: readonly string[];
  readonly questions: readonly string[];
  readonly mappings: readonly { readonly target: string; readonly references: readonly { readonly text: string; readonly relation: string }[] }[];
  readonly falseFriends: readonly { readonly subject: string; readonly elsewhere: string }[];
  readonly children: readonly ClauseLine[];
  readonly previous: LinkView | null;
  readonly next: LinkView | null;
  readonly findings: readonly FindingView[];
  readonly pdca: string;
  readonly group: string;
}

/**
 * Page model of a clause.
 *
 * @param site the site
 * @param standardId id of the standard
 * @param id clause number
 * @throws Error when the catalogue has no such clause (a defect of ours)
 */
export function clauseView(site: Site, standardId: string, id: string): ClauseView {
  const { sms, judgement } = site.checked;
  const { catalogue } = sms;
  const clause = catalogue.findClause(standardId, id);
  if (clause === undefined) throw new Error(`No clause ${standardId} ${id}.`);
  const standard = catalogue.standards.find((entry) => entry.id === standardId);
  const state = sms.clauseStates.get(`${standardId}/${id}`);
  const all = catalogue.clauses(standardId);
  const at = all.indexOf(clause);
  const neighbour = (other: Clause | undefined): LinkView | null => (other === undefined ? null : { ...clauseLink(site, standardId, other.id), text: `${other.id} ${other.title}` });
  return {
    id,
    title: clause.title,
    isWorkingTitle: clause.titleSource === 'working',
    standard: { id: standardId, reference: standard?.reference ?? standardId, href: hrefOf(site, `/clauses/${standardId}/`) },
    trail: ancestors(all, clause).map((parent) => ({ ...clauseLink(site, standardId, parent.id), text: `${parent.id} ${parent.title}` })),
    isNormative: clause.normative,
    isAmended: clause.amended,
    summary: clause.summary,
    state: state === undefined ? null : { key: state.state, because: state.because, flags: state.flags },
    contentItems: clause.contentItems.map((item) => item.text),
    evidence: evidenceOf(site, state),
    documentedInformation: clause.documentedInformation.map((entry) => {
      const row = sms.mandatory.find((candidate) => candidate.row === entry.row);
      return {
        name: entry.name,
        kind: entry.kind,
        when: entry.when,
        strength: entry.explicit ? 'asked for' : 'needed to show the clause',
        row: entry.row ?? '',
        state: row?.state ?? '',
        items: (row?.items ?? []).slice(0, 12).map((item) => itemLink(site, item)),
      };
    }),
    intervals: clause.plannedIntervals,
    typicalEvidence: clause.typicalEvidence,
    questions: clause.auditorQuestions,
    mappings: mappingsOf(site, id),
    falseFriends: catalogue.falseFriends.filter((friend) => friend.clauses.some((other) => isWithin(id, other))).map(({ subject, elsewhere }) => ({ subject, elsewhere })),
    children: catalogue.children(standardId, id).map((child) => clauseLine(site, standardId, child)),
    previous: neighbour(all[at - 1]),
    next: neighbour(all[at + 1]),
    findings: judgement.findings.filter((finding) => finding.clause === id).map((finding) => findingView(site, finding)),
    pdca: clause.pdca,
    group: capitalized(clause.group.replaceAll('-', ' ')),
  };
}

function ancestors(all: readonly Clause[], clause: Clause): readonly Clause[] {
  const parent = all.find((entry) => entry.id === clause.parent);
  return parent === undefined ? [] : [...ancestors(all, parent), parent];
}

function evidenceOf(site: Site, state: ClauseState | undefined): readonly EvidenceView[] {
  const views = (state?.evidence ?? []).flatMap((link): readonly EvidenceView[] => {
    const item = site.checked.sms.items.get(link.item);
    if (item === undefined) return [];
    const target = itemLink(site, item.id);
    const date = item.type.class === 'record' ? item.date : item.effectiveFrom;
    return [
      {
        link: link.anchor === null ? target : { ...target, href: `${target.href}#${link.anchor}` },
        title: item.title,
        type: capitalized(typeName(item.type.key)),
        state: { key: item.state, text: stateText(item) },
        section: link.section === null ? null : { text: link.section, href: link.anchor === null ? target.href : `${target.href}#${link.anchor}` },
        owner: ownerLink(site, item),
        date: date === null ? '' : formatDate(date),
        counts: link.counts,
        reason: link.reason.replaceAll('-', ' '),
      },
    ];
  });
  return views.sort((a, b) => Number(b.counts) - Number(a.counts));
}

const targets: Readonly<Record<string, string>> = {
  'iso20000-1-2011': 'ISO/IEC 20000-1:2011',
  'fitsm-1-v3': 'FitSM-1 v3',
  'iso9001-2015': 'ISO 9001:2015',
  'iso27001-2022': 'ISO/IEC 27001:2022',
};

function mappingsOf(site: Site, id: string): ClauseView['mappings'] {
  const mapping = site.checked.sms.catalogue.mappingOf(id);
  if (mapping === undefined) return [];
  const standards = Object.entries(mapping.references).map(([target, references]) => ({
    target: targets[target] ?? target,
    references: references.map((reference) => ({ text: reference.reference, relation: reference.relation })),
  }));
  const practices = { target: 'ITIL 4', references: mapping.practices.map((name) => ({ text: name, relation: 'related' })) };
  return [...standards, practices].filter((entry) => entry.references.length > 0);
}

/** The traceability matrix: every normative clause with all that shows it. */
export interface MatrixView {
  readonly standard: string;
  readonly asOf: string;
  readonly lines: readonly (ClauseLine & { readonly because: string; readonly items: readonly (LinkView & { readonly counts: boolean; readonly reason: string })[]; readonly missing: readonly string[] })[];
  readonly states: readonly { readonly state: string; readonly count: number }[];
}

/** Page model of the matrix. */
export function matrixView(site: Site): MatrixView {
  const { sms } = site.checked;
  const standardId = sms.settings.standards[0] ?? sms.catalogue.primaryStandard;
  const lines = sms.catalogue.normativeClauses(standardId).map((clause) => {
    const state = sms.clauseStates.get(`${standardId}/${clause.id}`);
    const items = (state?.evidence ?? []).map((link) => {
      const target = itemLink(site, link.item);
      return { ...target, href: link.anchor === null ? target.href : `${target.href}#${link.anchor}`, counts: link.counts, reason: link.reason };
    });
    return { ...clauseLine(site, standardId, clause), because: state?.because ?? '', items: items.sort((a, b) => Number(b.counts) - Number(a.counts)), missing: state?.missingRows ?? [] };
  });
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line.state ?? '', (counts.get(line.state ?? '') ?? 0) + 1);
  return {
    standard: sms.catalogue.standards.find((entry) => entry.id === standardId)?.reference ?? standardId,
    asOf: formatDate(sms.asOf),
    lines,
    states: [...counts].map(([state, count]) => ({ state, count })),
  };
}
