import type { Note } from '../core/finding/finding.ts';
import { notesOf, summarize } from '../core/finding/order.ts';
import type { FindingView } from './finding-view.ts';
import { findingView, knownBefore } from './finding-view.ts';
import type { Paging } from './paging.ts';
import { beginningOf, laterPages, pageOf, pathOfPage } from './paging.ts';
import { hasRulePages, ruleLink, rulesLink } from './rule-link.ts';
import type { LinkView, Site } from './site.ts';
import { hrefOf } from './site.ts';
import { say } from './words/say.ts';
import { dayText } from './words/days.ts';

const pageSize = 50;
const mostWaived = 50;
const mostWithheld = 100;

/** A note as a page shows it. */
export interface NoteView {
  readonly rule: LinkView;
  readonly message: string;
  readonly remedy: string;
}

/** One page of the findings; the first also has what is waived, withheld and not evaluated. */
export interface FindingsView {
  readonly counts: readonly { readonly label: string; readonly key: string; readonly count: number }[];
  readonly findings: readonly FindingView[];
  readonly paging: Paging;
  readonly waived: readonly FindingView[];
  readonly moreWaived: number;
  readonly known: readonly FindingView[];
  readonly moreKnown: number;
  readonly gaps: number;
  readonly notes: readonly NoteView[];
  /** Rules that the settings have lowered, or whose parameters they have changed. */
  readonly changed: readonly NoteView[];
  readonly withheld: readonly { readonly place: string; readonly message: string }[];
  readonly moreWithheld: number;
  readonly evaluated: number;
  /** Where all of them are explained; null where the site does not. */
  readonly rules: LinkView | null;
  /** Highest classification the lists cover; null where they cover everything. */
  readonly upTo: string | null;
}

/** Numbers of the pages of findings, or of gaps, after the first. */
export function laterFindingPages(
  site: Site,
  list: 'findings' | 'gaps',
): readonly { readonly params: { readonly page: string } }[] {
  return laterPages(site.checked.judgement[list].length, pageSize).map((page) => ({ params: { page: String(page) } }));
}

/**
 * Page model of the findings.
 *
 * @param site the site
 * @param number number of the page, from 1
 */
export function findingsView(site: Site, number = 1): FindingsView {
  const { sms, judgement } = site.checked;
  const summary = summarize(judgement);
  const { entries, paging } = pageOf(site, '/findings/', judgement.findings, number, pageSize);
  const waived = beginningOf(number === 1 ? judgement.waived : [], mostWaived);
  const known = beginningOf(number === 1 ? judgement.known : [], mostWaived);
  const withheld = beginningOf(number === 1 ? sms.withheld : [], mostWithheld);
  return {
    counts: [
      { label: say('Block'), key: 'block', count: summary.block },
      { label: say('Error'), key: 'error', count: summary.error },
      { label: say('Warning'), key: 'warn', count: summary.warn },
      { label: say('Hint'), key: 'info', count: summary.info },
      { label: say('Waived'), key: 'waived', count: summary.waived },
      ...(summary.known === 0 ? [] : [{ label: say('Known'), key: 'known', count: summary.known }]),
      { label: say('Gaps'), key: 'gaps', count: summary.gaps },
      { label: say('Not evaluated'), key: 'notes', count: notesOf(judgement, 'not-evaluated').length },
    ],
    findings: entries.map((finding) => findingView(site, finding)),
    paging,
    waived: waived.shown.map((finding) => findingView(site, finding)),
    moreWaived: waived.rest,
    known: known.shown.map((finding) => findingView(site, finding, say(knownBefore))),
    moreKnown: known.rest,
    gaps: judgement.gaps.length,
    notes: number === 1 ? noteViews(site, 'not-evaluated') : [],
    changed: number === 1 ? noteViews(site, 'changed') : [],
    withheld: withheld.shown.map((entry) => ({
      place: say('{file}, line {line}', { file: entry.file, line: entry.place.line }),
      message: entry.message,
    })),
    moreWithheld: withheld.rest,
    evaluated: judgement.evaluated.length,
    rules: hasRulePages(site) ? rulesLink(site) : null,
    upTo: site.audience === 'restricted' ? null : site.audience,
  };
}

function noteViews(site: Site, kind: Note['kind']): readonly NoteView[] {
  return notesOf(site.checked.judgement, kind).map(({ rule, message, remedy }) => ({
    rule: ruleLink(site, rule),
    message,
    remedy,
  }));
}

/** Address of the page of findings that has the first one of a rule; of the first page where there is none. */
export function pageOfFirstFinding(site: Site, rule: string): string {
  const index = site.checked.judgement.findings.findIndex((finding) => finding.rule === rule);
  return hrefOf(site, pathOfPage('/findings/', Math.floor(Math.max(0, index) / pageSize) + 1));
}

/** One page of the gaps. */
export interface GapsView {
  readonly gaps: readonly FindingView[];
  readonly paging: Paging;
  /** Day from which completeness is claimed; null when it is not. */
  readonly from: string | null;
}

/** Page model of the gaps: what is missing before the SMS claims to be complete. */
export function gapsView(site: Site, number = 1): GapsView {
  const { judgement, sms } = site.checked;
  const { entries, paging } = pageOf(site, '/gaps/', judgement.gaps, number, pageSize);
  const { inForceFrom } = sms.settings;
  return {
    gaps: entries.map((finding) => findingView(site, finding)),
    paging,
    from: inForceFrom === null ? null : dayText(inForceFrom),
  };
}
