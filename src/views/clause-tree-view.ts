import { flagsOf } from '../core/impact/flags.ts';
import { formatDate } from '../core/lifecycle/calendar.ts';
import type { Clause } from '../core/standard/clause.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, clauseLink } from './site.ts';

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
  /** What the list says. */
  readonly lead: string;
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
    lead: site.isPartial
      ? partialLead(site)
      : `State of the evidence on ${formatDate(sms.asOf)}. It says what was found, not whether a requirement is met.`,
    lines,
    states: [...new Set(lines.flatMap((line) => (line.state === null ? [] : [line.state])))],
  };
}

/** What a list of clauses says on a site that tells nothing of the whole. */
export function partialLead(site: Site): string {
  return `Items of this site that show a clause, on ${formatDate(site.checked.sms.asOf)}. The site holds a part of the SMS, so it says nothing of the evidence as a whole.`;
}

/** A clause as a line of a list, with the state of its evidence. */
export function clauseLine(site: Site, standardId: string, clause: Clause): ClauseLine {
  const state = site.checked.sms.clauseStates.get(`${standardId}/${clause.id}`);
  return {
    link: clauseLink(site, standardId, clause.id),
    title: clause.title,
    depth: clause.id.split('.').length,
    isNormative: clause.normative,
    state: site.isPartial ? null : (state?.state ?? null),
    flags: state === undefined ? [] : flagsOf(site.checked.sms, state),
    evidence: state?.evidence.filter((link) => link.counts).length ?? 0,
    group: capitalized(clause.group.replaceAll('-', ' ')),
    pdca: clause.pdca ?? '',
  };
}
