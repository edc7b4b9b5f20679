import { routeOfClause } from '../core/model/routes.ts';
import type { Finding } from '../core/finding/finding.ts';
import type { EvidenceLink } from '../core/model/sms.ts';
import { isWithin } from '../core/standard/clause-reference.ts';
import type { Clause } from '../core/standard/clause.ts';
import type { ClauseMark } from './clause-marks.ts';
import { clauseMarks, marksOf } from './clause-marks.ts';
import type { ClauseLine } from './clause-tree-view.ts';
import { clauseLine } from './clause-tree-view.ts';
import type { CounterpartGroup } from './counterparts.ts';
import { counterpartGroups } from './counterparts.ts';
import type { FindingView } from './finding-view.ts';
import { anchorOn } from './html-headings.ts';
import { findingView } from './finding-view.ts';
import type { Paging } from './paging.ts';
import { beginningOf, laterPages, pageOf } from './paging.ts';
import { siteIndex } from './site-index.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, clauseLink, hrefOf, itemLink, ownerLink, typeName } from './site.ts';
import { stateText } from './standing.ts';
import { say } from './words/say.ts';
import { dayText } from './words/days.ts';
import { clauseTitle } from './words/clause-title.ts';
import { plainWords } from './plain-words.ts';
import { stateReason } from './words/state-reasons.ts';

/** One item that shows a clause. */
export interface EvidenceView {
  readonly link: LinkView;
  readonly title: string;
  readonly type: string;
  readonly state: { readonly key: string; readonly text: string };
  readonly section: { readonly text: string; readonly href: string } | null;
  readonly owner: LinkView | null;
  readonly date: { readonly iso: string; readonly text: string } | null;
  readonly counts: boolean;
  /** What else a reader has to know of it. */
  readonly marks: readonly string[];
  readonly reason: string;
  /** Clause the item names instead of this one, with its standard; null where it names this one. */
  readonly via: { readonly link: LinkView; readonly standard: string } | null;
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
  readonly state: { readonly key: string; readonly because: string; readonly marks: readonly ClauseMark[] } | null;
  readonly contentItems: readonly string[];
  readonly evidence: readonly EvidenceView[];
  readonly paging: Paging;
  readonly documentedInformation: readonly {
    readonly name: string;
    readonly kind: string;
    readonly when: string;
    readonly strength: string;
    readonly state: string;
    readonly items: readonly LinkView[];
    /** How many more there are, and whether the table of evidence on the page lists them. */
    readonly more: number;
    readonly isMoreListed: boolean;
    /** Some of them are withheld from the readers of the site. */
    readonly isCut: boolean;
  }[];
  readonly intervals: readonly string[];
  readonly typicalEvidence: readonly string[];
  readonly questions: readonly string[];
  readonly mappings: readonly CounterpartGroup[];
  /** Whose work the standard is, where that has to be said. */
  readonly attribution: string;
  readonly falseFriends: readonly { readonly subject: string; readonly elsewhere: string }[];
  readonly children: readonly ClauseLine[];
  readonly previous: LinkView | null;
  readonly next: LinkView | null;
  readonly findings: readonly FindingView[];
  readonly moreFindings: number;
}

const pageSize = 100;
const mostFindings = 25;
const mostItems = 12;

/** Pages of evidence after the first, for the router. */
export function laterEvidencePages(
  site: Site,
): readonly { readonly params: { readonly standard: string; readonly clause: string; readonly page: string } }[] {
  return [...site.checked.sms.clauseStates.values()].flatMap(({ standard, clause, evidence }) =>
    laterPages(evidence.length, pageSize).map((page) => ({ params: { standard, clause, page: String(page) } })),
  );
}

/**
 * Page model of a clause.
 *
 * @param site the site
 * @param standardId id of the standard
 * @param id clause number
 * @param number number of the page of evidence, from 1
 * @throws Error when the catalogue has no such clause (a defect of ours)
 */
export function clauseView(site: Site, standardId: string, id: string, number = 1): ClauseView {
  const { sms } = site.checked;
  const { catalogue } = sms;
  const clause = catalogue.findClause(standardId, id);
  if (clause === undefined) throw new Error(`No clause ${standardId} ${id}.`);
  const standard = catalogue.findStandard(standardId);
  const state = sms.clauseStates.get(`${standardId}/${id}`);
  const all = catalogue.clauses(standardId);
  const at = all.indexOf(clause);
  const counting = (state?.evidence ?? []).toSorted((a, b) => Number(b.counts) - Number(a.counts));
  const { entries, paging } = pageOf(site, routeOfClause(standardId, id), counting, number, pageSize);
  const findings = beginningOf(findingsOf(site, standardId, id), mostFindings);
  const neighbour = (other: Clause | undefined): LinkView | null =>
    other === undefined
      ? null
      : { ...clauseLink(site, standardId, other.id), text: `${other.id} ${clauseTitle(standardId, other)}` };
  return {
    id,
    title: clauseTitle(standardId, clause),
    isWorkingTitle: clause.titleSource === 'working',
    standard: {
      id: standardId,
      reference: standard?.reference ?? standardId,
      href: hrefOf(site, `/clauses/${standardId}/`),
    },
    trail: catalogue.ancestors(standardId, id).map((parent) => ({
      ...clauseLink(site, standardId, parent.id),
      text: `${parent.id} ${clauseTitle(standardId, parent)}`,
    })),
    isNormative: clause.normative,
    isAmended: clause.amended,
    summary: clause.summary,
    state:
      state === undefined || site.isPartial
        ? null
        : { key: state.state, because: stateReason(state.because), marks: clauseMarks(site, state) },
    contentItems: clause.contentItems.map((item) => item.text),
    evidence: entries.flatMap((link) => evidenceView(site, link) ?? []),
    paging,
    documentedInformation: clause.documentedInformation.map((entry) => {
      const row = sms.mandatory.find((candidate) => candidate.row === entry.row);
      const items = beginningOf(row?.items ?? [], mostItems);
      return {
        name: entry.name,
        kind: entry.kind,
        when: entry.when,
        strength: entry.explicit ? say('asked for') : say('needed to show the clause'),
        state: site.isPartial ? '' : (row?.state ?? ''),
        items: items.shown.map((item) => itemLink(site, item)),
        more: items.rest,
        isMoreListed: entries.length > 0,
        isCut: row?.isCut === true,
      };
    }),
    intervals: clause.plannedIntervals,
    typicalEvidence: clause.typicalEvidence,
    questions: clause.auditorQuestions,
    mappings: mappingsOf(site, standardId, id),
    attribution: standard?.attribution ?? '',
    falseFriends: (standardId === catalogue.primaryStandard ? catalogue.falseFriends : [])
      .filter((friend) => friend.clauses.some((other) => isWithin(id, other)))
      .map(({ subject, elsewhere }) => ({ subject, elsewhere })),
    children: catalogue.children(standardId, id).map((child) => clauseLine(site, standardId, child)),
    previous: neighbour(all[at - 1]),
    next: neighbour(all[at + 1]),
    findings: findings.shown.map((finding) => findingView(site, finding)),
    moreFindings: findings.rest,
  };
}

/** Findings are about clauses of the standard that the rules are about. */
function findingsOf(site: Site, standard: string, id: string): readonly Finding[] {
  const isOfRules = standard === site.checked.sms.catalogue.primaryStandard;
  return isOfRules ? (siteIndex(site).findingsOfClause.get(id) ?? []) : [];
}

function evidenceView(site: Site, link: EvidenceLink): EvidenceView | null {
  const item = site.checked.sms.items.get(link.item);
  if (item === undefined) return null;
  const target = itemLink(site, item.id);
  const anchor = anchorOn(site, item.id, link.anchor);
  const href = anchor === null ? target.href : `${target.href}#${anchor}`;
  const date = item.type.class === 'record' ? item.date : item.effectiveFrom;
  return {
    link: { ...target, href },
    title: item.title,
    type: capitalized(typeName(item.type.key)),
    state: { key: item.state, text: stateText(item) },
    section: link.section === null ? null : { text: link.section, href },
    owner: ownerLink(site, item),
    date: date === null ? null : { iso: date, text: dayText(date) },
    counts: link.counts,
    marks: link.counts ? marksOf(site, item) : [],
    reason: plainWords(link.reason),
    via: viaWords(site, link),
  };
}

function viaWords(site: Site, { via }: EvidenceLink): EvidenceView['via'] {
  if (via === null) return null;
  const standard = site.checked.sms.catalogue.findStandard(via.standard)?.reference ?? via.standard;
  return { link: clauseLink(site, via.standard, via.clause), standard };
}

function mappingsOf(site: Site, standard: string, id: string): readonly CounterpartGroup[] {
  const { catalogue } = site.checked.sms;
  const practices = standard === catalogue.primaryStandard ? (catalogue.mappingOf(id)?.practices ?? []) : [];
  const ofPractices: CounterpartGroup = {
    target: 'ITIL 4',
    references: practices.map((name) => ({
      link: { href: '', text: name },
      relation: 'related',
      asPartOf: '',
      state: null,
    })),
  };
  return [...counterpartGroups(site, standard, id), ...(practices.length === 0 ? [] : [ofPractices])];
}
