import { approvalBinding } from '../control/approval.ts';
import { addDuration, compareDates, parseDuration } from '../lifecycle/calendar.ts';
import { textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { ClauseFlag, ClauseState, ClauseStateName, EvidenceLink, MandatoryState } from '../model/sms.ts';
import type { Catalogue } from '../standard/catalogue.ts';
import { meansHeading } from '../model/heading-meaning.ts';
import { intervalOfClause } from './intervals.ts';
import type { PlannedInterval } from './intervals.ts';

/** What the states are computed from. */
export interface EvidenceInput {
  readonly items: ReadonlyMap<string, Item>;
  readonly intervals: readonly PlannedInterval[];
  readonly mandatory: readonly MandatoryState[];
  readonly catalogue: Catalogue;
  readonly asOf: string;
  readonly inForceFrom: string | null;
}

const documentGrace = 'P90D';
const recordGrace = 'P30D';
/** Where neither an interval nor a review says how long a record speaks. A convention, no requirement. */
const conventionalValidity = 'P12M';

/**
 * Links every item to the clauses it claims and says whether it counts on `asOf`.
 *
 * @param input items and intervals
 */
export function evidenceLinks(input: EvidenceInput): readonly EvidenceLink[] {
  const links: EvidenceLink[] = [];
  for (const item of input.items.values()) {
    for (const claim of item.claims) {
      const heading = claim.section === null ? undefined : item.facts?.headings.find((entry) => meansHeading(entry, claim.section ?? ''));
      const reason = reasonOf(item, claim.clause, input);
      links.push({
        item: item.id,
        standard: claim.standard,
        clause: claim.clause,
        section: claim.section,
        anchor: heading?.slug ?? null,
        counts: reason === 'counts',
        reason,
      });
    }
  }
  return links;
}

function reasonOf(item: Item, clause: string, input: EvidenceInput): EvidenceLink['reason'] {
  if (!item.inView) return 'later';
  const transition = item.type.key === 'service' && item.state === 'in-transition' && clause.startsWith('8.5.2');
  if (!item.countsAsEvidence && !transition) {
    if (['expired', 'superseded'].includes(item.state)) return 'expired';
    if (['withdrawn', 'retired', 'terminated', 'transferred', 'cancelled', 'rejected'].includes(item.state)) return 'withdrawn';
    return item.effectiveFrom !== null && compareDates(item.effectiveFrom, input.asOf) > 0 ? 'later' : 'draft';
  }
  return isStale(item, clause, input) ? 'stale' : 'counts';
}

function isStale(item: Item, clause: string, input: EvidenceInput): boolean {
  const isPast = (day: string, ...durations: readonly string[]): boolean =>
    compareDates(durations.reduce((at, text) => plus(at, text), day), input.asOf) < 0;
  if (item.reviewDue !== null) return isPast(item.reviewDue, documentGrace);
  if (item.type.class !== 'record' || item.type.eventDriven === true || item.date === null) return false;
  if (item.storage === 'section' || item.type.lifecycle === 'nc' || item.type.lifecycle === 'improvement') return false;
  return isPast(item.date, intervalOfClause(input.intervals, clause) ?? conventionalValidity, recordGrace);
}

function plus(day: string, text: string): string {
  const duration = parseDuration(text);
  return duration === null ? day : addDuration(day, duration);
}

/**
 * State of the evidence for every normative clause of a standard.
 *
 * @param input items, intervals, mandatory rows
 * @param links evidence links of all items
 * @param standard id of the standard
 */
export function clauseStates(input: EvidenceInput, links: readonly EvidenceLink[], standard: string): readonly ClauseState[] {
  const byClause = new Map<string, EvidenceLink[]>();
  for (const link of links) {
    if (link.standard !== standard) continue;
    const list = byClause.get(link.clause) ?? [];
    list.push(link);
    byClause.set(link.clause, list);
  }
  const mandatory = new Map(input.mandatory.map((state) => [state.row, state]));
  return input.catalogue.normativeClauses(standard).map((clause) => {
    const evidence = byClause.get(clause.id) ?? [];
    const rows = input.catalogue.mandatoryRowsOf(clause.id).filter((row) => row.clauses[0] === clause.id || row.clauses.includes(clause.id));
    const missingRows = rows
      .filter((row) => row.strength === 'explicit' && mandatory.get(row.id)?.state === 'missing')
      .map((row) => row.id);
    const silent = rows.length > 0 && rows.every((row) => mandatory.get(row.id)?.state === 'no occurrence');
    const { state, because } = judge(evidence, missingRows, silent);
    return { standard, clause: clause.id, state, flags: flagsOf(clause.id, evidence, input), evidence, missingRows, because };
  });
}

function judge(evidence: readonly EvidenceLink[], missingRows: readonly string[], silent: boolean): { state: ClauseStateName; because: string } {
  const counting = evidence.filter((link) => link.counts).length;
  if (counting > 0 && missingRows.length === 0) {
    return { state: 'evidenced', because: `${counting} ${counting === 1 ? 'item shows' : 'items show'} it, in force or closed, and current.` };
  }
  if (counting > 0) return { state: 'partly', because: `Evidence is there, but nothing for ${missingRows.join(', ')}.` };
  if (evidence.some((link) => link.reason === 'stale')) return { state: 'stale', because: 'Evidence is there, but it is past its interval or review.' };
  if (silent) return { state: 'no occurrence', because: 'The owner states that nothing has happened that would leave a record.' };
  if (evidence.length > 0) {
    const reasons = [...new Set(evidence.map((link) => link.reason))].join(', ');
    return { state: 'draft-only', because: `Items name the clause, but none counts on this day (${reasons}).` };
  }
  return { state: 'missing', because: 'No item names this clause.' };
}

function flagsOf(clause: string, evidence: readonly EvidenceLink[], input: EvidenceInput): readonly ClauseFlag[] {
  const flags = new Set<ClauseFlag>();
  for (const item of input.items.values()) {
    if (item.type.key === 'nonconformity' && item.state !== 'closed' && item.inView && clauseOfNonconformity(item, input.items) === clause) {
      flags.add('open nonconformity');
    }
  }
  for (const link of evidence) {
    const item = input.items.get(link.item);
    if (item === undefined || !link.counts) continue;
    if (item.control === 'full' && approvalBinding(item).kind === 'broken') flags.add('approval broken');
    if (item.classification === 'restricted') flags.add('restricted evidence');
    if (item.reviewDue !== null && compareDates(item.reviewDue, input.asOf) < 0) flags.add('review due');
    for (const waiver of input.items.values()) {
      if (waiver.type.key === 'waiver' && waiver.state === 'active' && textField(waiver, 'target') === item.id) flags.add('waived');
    }
  }
  if (input.inForceFrom === null || compareDates(input.asOf, input.inForceFrom) < 0) flags.add('before in force');
  return [...flags].sort();
}

/** Clause a nonconformity is about: stated, else the one of the finding it answers. */
function clauseOfNonconformity(item: Item, items: ReadonlyMap<string, Item>): string | null {
  const stated = textField(item, 'requirement');
  if (stated !== null) return stated;
  const finding = items.get(textField(item, 'source') ?? '');
  return finding === undefined ? null : textField(finding, 'clause');
}
