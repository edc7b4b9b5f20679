import { approvalBinding } from '../control/approval.ts';
import { addDuration, compareDates, parseDuration } from '../lifecycle/calendar.ts';
import { textField } from '../model/fields.ts';
import { meansHeading } from '../model/heading-meaning.ts';
import type { Item } from '../model/item.ts';
import type { ClauseFlag, ClauseState, ClauseStateName, EvidenceLink, MandatoryState } from '../model/sms.ts';
import type { Catalogue } from '../standard/catalogue.ts';
import type { MandatoryRow } from '../standard/clause.ts';
import { isWithin, parseClauseReference } from '../standard/clause-reference.ts';
import { slowestInterval } from './intervals.ts';
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
  const validity = new Map<string, string>();
  const validityOf = (clause: string): string => {
    const known = validity.get(clause) ?? slowestInterval(input.intervals, clause)?.every ?? conventionalValidity;
    validity.set(clause, known);
    return known;
  };
  for (const item of input.items.values()) {
    for (const claim of item.claims) {
      const heading = claim.section === null ? undefined : item.facts?.headings.find((entry) => meansHeading(entry, claim.section ?? ''));
      const reason = reasonOf(item, claim.clause, input.asOf, validityOf);
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

function reasonOf(item: Item, clause: string, asOf: string, validityOf: (clause: string) => string): EvidenceLink['reason'] {
  if (!item.inView) return 'later';
  const transition = item.type.key === 'service' && item.state === 'in-transition' && isWithin(clause, '8.5.2');
  if (!item.countsAsEvidence && !transition) {
    if (['expired', 'superseded'].includes(item.state)) return 'expired';
    if (['withdrawn', 'retired', 'terminated', 'transferred', 'cancelled', 'rejected'].includes(item.state)) return 'withdrawn';
    return item.effectiveFrom !== null && compareDates(item.effectiveFrom, asOf) > 0 ? 'later' : 'draft';
  }
  return isStale(item, clause, asOf, validityOf) ? 'stale' : 'counts';
}

function isStale(item: Item, clause: string, asOf: string, validityOf: (clause: string) => string): boolean {
  const isPast = (day: string, ...durations: readonly string[]): boolean =>
    compareDates(durations.reduce((at, text) => plus(at, text), day), asOf) < 0;
  if (item.reviewDue !== null) return isPast(item.reviewDue, documentGrace);
  if (item.type.class !== 'record' || item.date === null || isEventDriven(item)) return false;
  return isPast(item.date, validityOf(clause), recordGrace);
}

const eventLifecycles: ReadonlySet<string> = new Set(['nc', 'action', 'improvement', 'change', 'release', 'incident', 'case', 'problem']);

/**
 * True for records that arise when something happens, and for parts of another record: they never grow too old.
 *
 * @param item a record
 */
export function isEventDriven(item: Item): boolean {
  return item.type.eventDriven === true || item.storage === 'section' || eventLifecycles.has(item.type.lifecycle);
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
  const flagsOf = flagger(input, mandatory, standard);
  return input.catalogue.normativeClauses(standard).map((clause) => {
    const evidence = byClause.get(clause.id) ?? [];
    const rows = standard === input.catalogue.primaryStandard ? input.catalogue.mandatoryRowsOf(clause.id) : [];
    const asked = rows.filter((row) => row.strength === 'explicit');
    const missing = asked.filter((row) => mandatory.get(row.id)?.state === 'missing');
    const { state, because } = judge(evidence, {
      missing,
      stale: asked.filter((row) => isStaleRow(mandatory.get(row.id), evidence)),
      isSilent: isSilent(rows, mandatory),
    });
    return { standard, clause: clause.id, state, flags: flagsOf(clause.id, evidence, rows), evidence, missingRows: missing.map((row) => row.id), because };
  });
}

/** True when what proves a row is on file and all of it has grown too old for the clause. */
function isStaleRow(row: MandatoryState | undefined, evidence: readonly EvidenceLink[]): boolean {
  if (row?.state !== 'found') return false;
  const items = new Set(row.items);
  const links = evidence.filter((link) => items.has(link.item));
  return links.some((link) => link.reason === 'stale') && !links.some((link) => link.counts);
}

/** True when the owner states that nothing happened, and nothing else of the clause has to be there. */
function isSilent(rows: readonly MandatoryRow[], mandatory: ReadonlyMap<string, MandatoryState>): boolean {
  const states = rows.map((row) => mandatory.get(row.id)?.state);
  return states.includes('no occurrence') && states.every((state) => state === 'no occurrence' || state === 'not triggered');
}

interface RowsOfClause {
  readonly missing: readonly MandatoryRow[];
  readonly stale: readonly MandatoryRow[];
  readonly isSilent: boolean;
}

function judge(evidence: readonly EvidenceLink[], rows: RowsOfClause): { state: ClauseStateName; because: string } {
  const counting = evidence.filter((link) => link.counts).length;
  const named = (list: readonly MandatoryRow[]): string => list.map((row) => `"${row.name}" (${row.id})`).join(', ');
  if (counting > 0 && rows.missing.length > 0) return { state: 'partly', because: `Evidence is there, but nothing for ${named(rows.missing)}.` };
  if (counting > 0 && rows.stale.length > 0) {
    return { state: 'stale', because: `Evidence is there, but what shows ${named(rows.stale)} is past its interval or review.` };
  }
  if (counting > 0) return { state: 'evidenced', because: `${counting} ${counting === 1 ? 'item shows' : 'items show'} it, in force or closed, and current.` };
  if (evidence.some((link) => link.reason === 'stale')) return { state: 'stale', because: 'Evidence is there, but it is past its interval or review.' };
  if (rows.isSilent) return { state: 'no occurrence', because: 'The owner states that nothing has happened that would leave a record.' };
  if (evidence.length > 0) {
    const reasons = [...new Set(evidence.map((link) => link.reason))].join(', ');
    return { state: 'draft-only', because: `Items name the clause, but none counts on this day (${reasons}).` };
  }
  return { state: 'missing', because: 'No item names this clause.' };
}

type Flagger = (clause: string, evidence: readonly EvidenceLink[], rows: readonly MandatoryRow[]) => readonly ClauseFlag[];

function flagger(input: EvidenceInput, mandatory: ReadonlyMap<string, MandatoryState>, standard: string): Flagger {
  const items = [...input.items.values()];
  const open = items.flatMap((item) =>
    item.type.key === 'nonconformity' && item.state !== 'closed' && item.inView ? clausesOfNonconformity(item, input.items, standard) : [],
  );
  const waivers = items.filter((item) => item.type.key === 'waiver' && item.state === 'active' && item.inView && textField(item, 'approved_by') !== null);
  const waived = new Set(waivers.map((waiver) => textField(waiver, 'target')));
  // A waived review is not also called due: the waiver is what a reader has to know.
  const reviewWaived = new Set(waivers.filter((waiver) => /^(?:REVW-\d{3}|EXTD-003)$/.test(textField(waiver, 'rule') ?? '')).map((waiver) => textField(waiver, 'target')));
  const isRestricted = (id: string): boolean => input.items.get(id)?.classification === 'restricted';
  const early = input.inForceFrom === null || compareDates(input.asOf, input.inForceFrom) < 0;
  return (clause, evidence, rows) => {
    const flags = new Set<ClauseFlag>();
    if (open.some((ofNonconformity) => isWithin(clause, ofNonconformity))) flags.add('open nonconformity');
    const counting = evidence.filter((link) => link.counts);
    for (const link of counting) {
      const item = input.items.get(link.item);
      if (item === undefined) continue;
      if (item.control === 'full' && approvalBinding(item).kind === 'broken') flags.add('approval broken');
      if (item.reviewDue !== null && compareDates(item.reviewDue, input.asOf) < 0 && !reviewWaived.has(item.id)) flags.add('review due');
      if (waived.has(item.id)) flags.add('waived');
    }
    const shown = rows.map((row) => mandatory.get(row.id)).flatMap((row) => (row?.state === 'found' ? [row.items] : []));
    const carriers = counting.length === 0 ? shown : [...shown, counting.map((link) => link.item)];
    if (carriers.some((list) => list.every(isRestricted))) flags.add('restricted evidence');
    if (early) flags.add('before in force');
    return [...flags].sort();
  };
}

/** Clauses a nonconformity is about: the one stated, else the one of the finding it answers. */
function clausesOfNonconformity(item: Item, items: ReadonlyMap<string, Item>, standard: string): readonly string[] {
  const finding = items.get(textField(item, 'source') ?? '');
  const text = textField(item, 'requirement') ?? (finding === undefined ? null : textField(finding, 'clause'));
  const reference = text === null ? null : parseClauseReference(text.trim(), standard);
  return reference?.standard === standard ? [reference.clause] : [];
}
