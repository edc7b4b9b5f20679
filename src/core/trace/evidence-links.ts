import { versionOnDay } from '../control/version-on-day.ts';
import { addDuration, compareDates, parseDuration } from '../lifecycle/calendar.ts';
import { meansHeading } from '../model/heading-meaning.ts';
import type { Item } from '../model/item.ts';
import type { Settings } from '../model/settings.ts';
import type { EvidenceLink, MandatoryState, Sms } from '../model/sms.ts';
import type { Catalogue } from '../standard/catalogue.ts';
import type { ClauseKey } from '../standard/clause.ts';
import { isWithin } from '../standard/clause-reference.ts';
import { intervalsOf, slowestInterval } from './intervals.ts';
import type { PlannedInterval } from './intervals.ts';

/** What links and states are computed from. */
export interface EvidenceInput {
  readonly items: ReadonlyMap<string, Item>;
  readonly intervals: readonly PlannedInterval[];
  readonly mandatory: readonly MandatoryState[];
  readonly catalogue: Catalogue;
  readonly asOf: string;
  readonly settings: Pick<Settings, 'inForceFrom' | 'rules' | 'standards'>;
}

const documentGrace = 'P90D';
const recordGrace = 'P30D';
/** Where neither an interval nor a review says how long a record speaks. A convention, no requirement. */
const conventionalValidity = 'P12M';

/**
 * Links every item to the clauses it claims and says whether it counts on `asOf`. It shows the clauses of the other standards in
 * use that are mapped as equivalent to these just as well, and as long: such a link says through which clause it comes.
 *
 * @param input items and intervals
 */
export function evidenceLinks(input: EvidenceInput): readonly EvidenceLink[] {
  const links: EvidenceLink[] = [];
  const validityOf = validityIn(input.intervals);
  const equivalentsOf = equivalentsInUse(input);
  for (const item of input.items.values()) {
    const own: EvidenceLink[] = [];
    for (const claim of item.claims) {
      const heading =
        claim.section === null
          ? undefined
          : item.facts?.headings.find((entry) => meansHeading(entry, claim.section ?? ''));
      const reason = reasonOf(item, claim.clause, input.asOf, validityOf);
      own.push({
        item: item.id,
        standard: claim.standard,
        clause: claim.clause,
        section: claim.section,
        anchor: heading?.slug ?? null,
        counts: reason === 'counts',
        reason,
        via: null,
      });
    }
    links.push(...own, ...throughMappings(own, equivalentsOf));
  }
  return links;
}

/** How long a record speaks for a clause. */
type ValidityOf = (clause: string) => string;

/** How long records speak for each clause of a model. */
export function validityOfClauses(sms: Pick<Sms, 'items'>): ValidityOf {
  return validityIn(intervalsOf(sms));
}

function validityIn(intervals: readonly PlannedInterval[]): ValidityOf {
  const known = new Map<string, string>();
  return (clause) => {
    const validity = known.get(clause) ?? slowestInterval(intervals, clause)?.every ?? conventionalValidity;
    known.set(clause, validity);
    return validity;
  };
}

/** Links to clauses that the item does not name itself; of several ways to one, a way that counts. */
function throughMappings(
  own: readonly EvidenceLink[],
  equivalentsOf: (link: EvidenceLink) => readonly ClauseKey[],
): readonly EvidenceLink[] {
  const named = new Set(own.map(keyOf));
  const found = new Map<string, EvidenceLink>();
  for (const link of own) {
    for (const key of equivalentsOf(link)) {
      const known = found.get(keyOf(key));
      if (named.has(keyOf(key)) || known?.counts === true || (known !== undefined && !link.counts)) continue;
      found.set(keyOf(key), { ...link, ...key, via: { standard: link.standard, clause: link.clause } });
    }
  }
  return [...found.values()];
}

function equivalentsInUse({ catalogue, settings }: EvidenceInput): (link: EvidenceLink) => readonly ClauseKey[] {
  const known = new Map<string, readonly ClauseKey[]>();
  return (link) => {
    if (settings.standards.every((standard) => standard === link.standard)) return [];
    const before = known.get(keyOf(link));
    if (before !== undefined) return before;
    const inUse = catalogue
      .equivalents(link.standard, link.clause)
      .filter(({ standard }) => settings.standards.includes(standard));
    known.set(keyOf(link), inUse);
    return inUse;
  };
}

function keyOf({ standard, clause }: ClauseKey): string {
  return `${standard}/${clause}`;
}

function reasonOf(item: Item, clause: string, asOf: string, validityOf: ValidityOf): EvidenceLink['reason'] {
  if (!item.inView) return 'later';
  const transition = item.type.key === 'service' && item.state === 'in-transition' && isWithin(clause, '8.5.2');
  if (!item.countsAsEvidence && !transition) {
    if (['expired', 'superseded'].includes(item.state)) return 'expired';
    if (['withdrawn', 'retired', 'terminated', 'transferred', 'cancelled', 'rejected'].includes(item.state))
      return 'withdrawn';
    const isLater = item.effectiveFrom !== null && compareDates(item.effectiveFrom, asOf) > 0;
    return isLater || versionOnDay(item, asOf).kind !== 'in-file' ? 'later' : 'draft';
  }
  return isStale(item, clause, asOf, validityOf) ? 'stale' : 'counts';
}

/** True where an item is past its review, or a record too old for a clause, with the grace that both have. */
export function isStale(item: Item, clause: string, asOf: string, validityOf: ValidityOf): boolean {
  const isPast = (day: string, ...durations: readonly string[]): boolean =>
    compareDates(
      durations.reduce((at, text) => plus(at, text), day),
      asOf,
    ) < 0;
  if (item.reviewDue !== null) return isPast(item.reviewDue, documentGrace);
  if (item.type.class !== 'record' || item.date === null || isEventDriven(item)) return false;
  return isPast(item.date, validityOf(clause), recordGrace);
}

const eventLifecycles: ReadonlySet<string> = new Set([
  'nc',
  'action',
  'improvement',
  'change',
  'release',
  'incident',
  'case',
  'problem',
]);

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
