import { flagsOf } from '../core/impact/flags.ts';
import type { Clause } from '../core/standard/clause.ts';
import { waysIntoClauses } from './clause-ways.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, clauseLink, hrefOf } from './site.ts';
import { say } from './words/say.ts';
import { dayText } from './words/days.ts';
import { clauseTitle } from './words/clause-title.ts';

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
  /** The other standards in use. */
  readonly others: readonly LinkView[];
  /** Whose work the standard is, where that has to be said. */
  readonly attribution: string;
  readonly lines: readonly ClauseLine[];
  readonly states: readonly string[];
  readonly groups: readonly string[];
  /** Other ways into the clauses. */
  readonly ways: readonly LinkView[];
}

/** Page model of the clause tree. */
export function clauseTreeView(site: Site, standardId: string): ClauseTreeView {
  const { sms } = site.checked;
  const standard = sms.catalogue.findStandard(standardId);
  const others = sms.settings.standards.filter((id) => id !== standardId);
  const lines = sms.catalogue.clauses(standardId).map((clause) => clauseLine(site, standardId, clause));
  return {
    standard: { id: standardId, reference: standard?.reference ?? standardId, title: standard?.title ?? '' },
    lead: site.isPartial
      ? partialLead(site)
      : say('State of the evidence on {day}. It says what was found, not whether a requirement is met.', {
          day: dayText(sms.asOf),
        }),
    others: others.map((id) => ({
      href: hrefOf(site, `/clauses/${id}/`),
      text: sms.catalogue.findStandard(id)?.reference ?? id,
    })),
    attribution: standard?.attribution ?? '',
    lines,
    groups: [...new Set(lines.map((line) => line.group))],
    ways: waysIntoClauses(site),
    states: [...new Set(lines.flatMap((line) => (line.state === null ? [] : [line.state])))],
  };
}

/** What a list of clauses says on a site that tells nothing of the whole. */
export function partialLead(site: Site): string {
  return say(
    'Items of this site that show a clause, on {day}. The site holds a part of the SMS, so it says nothing of the evidence as a whole.',
    { day: dayText(site.checked.sms.asOf) },
  );
}

/** A clause as a line of a list, with the state of its evidence. */
export function clauseLine(site: Site, standardId: string, clause: Clause): ClauseLine {
  const state = site.checked.sms.clauseStates.get(`${standardId}/${clause.id}`);
  return {
    link: clauseLink(site, standardId, clause.id),
    title: clauseTitle(standardId, clause),
    depth: depthOf(site, standardId, clause),
    isNormative: clause.normative,
    state: site.isPartial ? null : (state?.state ?? null),
    flags: state === undefined ? [] : flagsOf(site.checked.sms, state),
    evidence: state?.evidence.filter((link) => link.counts).length ?? 0,
    group: groupName(clause.group),
    pdca: clause.pdca ?? '',
  };
}

/** Level of a clause from 1, by its number where it has one; deeper ones look like the fourth. */
function depthOf(site: Site, standardId: string, { id }: Clause): number {
  const { catalogue } = site.checked.sms;
  const isNumbered = catalogue.findStandard(standardId)?.form === 'numbers';
  return Math.min(4, isNumbered ? id.split('.').length : catalogue.ancestors(standardId, id).length + 1);
}

/** Keys of groups such as `service-portfolio` as words; titles stay as they are. */
export function groupName(group: string): string {
  return capitalized(/^[a-z-]+$/.test(group) ? group.replaceAll('-', ' ') : group);
}
