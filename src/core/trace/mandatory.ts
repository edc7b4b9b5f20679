import { versionOnDay } from '../control/version-on-day.ts';
import { addDuration, compareDates, parseDuration, parsePeriod } from '../lifecycle/calendar.ts';
import { lifecycles } from '../lifecycle/lifecycles.ts';
import { hasReached } from '../lifecycle/state.ts';
import type { DataFacts } from '../model/facts.ts';
import { mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { MandatoryState } from '../model/sms.ts';
import type { MandatoryRow, ProvingType } from '../standard/clause.ts';
import { isWithin } from '../standard/clause-reference.ts';
import { primaryStandardId } from '../standard/standards.ts';
import { statedDecisions } from './decisions.ts';

/**
 * Looks for every row of the mandatory list.
 *
 * @param rows rows of the catalogue
 * @param items all items
 * @param measured ids of measures that have values (see `measuredOn`)
 * @param asOf day to judge
 */
export function mandatoryStates(
  rows: readonly MandatoryRow[],
  items: readonly Item[],
  measured: ReadonlySet<string>,
  asOf: string,
): readonly MandatoryState[] {
  const counting = items.filter((item) => item.countsAsEvidence && item.inView);
  const unknown = items.filter((item) => item.inView && versionOnDay(item, asOf).kind === 'unknown');
  const statements = noOccurrenceStatements(counting, asOf);
  return rows.map((row) => {
    const found = provingItems(row, counting, measured);
    if (found.length > 0) return { row: row.id, state: 'found', items: found };
    const trigger = triggers[row.id];
    const isTriggered = trigger !== undefined && items.some((item) => item.inView && trigger(item));
    const statement = statements.get(row.id);
    const onlyWhenItHappens = row.trigger === 'event' || row.trigger === 'conditional';
    if (statement !== undefined && onlyWhenItHappens && !isTriggered) {
      return { row: row.id, state: 'no occurrence', items: [statement] };
    }
    const isDue = row.provedBy !== 'any-type' && (!onlyWhenItHappens || isTriggered);
    if (!isDue) return { row: row.id, state: 'not triggered', items: [] };
    const perhaps = provingItems(row, unknown, measured);
    return { row: row.id, state: perhaps.length > 0 ? 'not evaluated' : 'missing', items: perhaps };
  });
}

/**
 * Ids of the measures with a value whose period ended by the day judged. Values lie in a data file named after the measure.
 *
 * @param data CSV files
 * @param asOf day to judge
 */
export function measuredOn(data: readonly DataFacts[], asOf: string): ReadonlySet<string> {
  const isPast = (values: Readonly<Record<string, string>>): boolean => {
    const end = parsePeriod(values['period'])?.to ?? parsePeriod(`${values['date'] ?? ''}/${values['date'] ?? ''}`)?.to;
    return end === undefined || compareDates(end, asOf) <= 0;
  };
  return new Set(
    data
      .filter((file) => file.rows.some((row) => isPast(row.values)))
      .map(
        (file) =>
          file.file
            .split('/')
            .at(-1)
            ?.replace(/\.csv$/i, '') ?? '',
      ),
  );
}

/**
 * True when an item is of a type that proves a row and names one of its clauses, whether or not it counts on the day judged.
 *
 * @param row row of the mandatory list
 * @param item any item
 * @param measured ids of measures that have values
 */
export function isOfRow(row: MandatoryRow, item: Item, measured: ReadonlySet<string> = new Set()): boolean {
  return row.types.some((type) => proves(type, item, measured)) && claimsOneOf(item, row.clauses);
}

function provingItems(row: MandatoryRow, items: readonly Item[], measured: ReadonlySet<string>): readonly string[] {
  const types = new Set(row.types.map(({ type }) => (type === 'measurement' ? 'measure' : type)));
  const isOpen = row.provedBy !== 'types' && row.provedBy !== 'overview';
  return items
    .filter((item) => (isOpen || types.has(item.type.key)) && isProof(row, item, measured))
    .map((item) => item.id);
}

function isProof(row: MandatoryRow, item: Item, measured: ReadonlySet<string>): boolean {
  switch (row.provedBy) {
    case 'any-type':
      return item.type.class === 'document' && claimsOneOf(item, row.clauses);
    case 'operational-records': {
      const isOperation = item.claims.some(
        (claim) => claim.standard === primaryStandardId && isWithin(claim.clause, '8'),
      );
      return isOperation && (item.type.class === 'record' || row.types.some((type) => type.type === item.type.key));
    }
    case 'approvals':
      return item.approvals.some((entry) => entry.action === 'approved');
    case 'overview':
      return (
        row.types.some((type) => type.type === item.type.key) &&
        (aboutOthers.has(item.type.key) || claimsOneOf(item, row.clauses))
      );
    case 'types':
      return isOfRow(row, item, measured);
  }
}

/** Types whose every item says what somebody else does for the organization. */
const aboutOthers: ReadonlySet<string> = new Set(['supplier', 'supplier-contract', 'ola']);

function claimsOneOf(item: Item, clauses: readonly string[]): boolean {
  return item.claims.some((claim) => claim.standard === primaryStandardId && clauses.includes(claim.clause));
}

function proves(proving: ProvingType, item: Item, measured: ReadonlySet<string>): boolean {
  if (proving.partial === true) return false;
  if (proving.type === 'measurement') return item.type.key === 'measure' && measured.has(item.id);
  if (proving.type !== item.type.key || (proving.kind !== undefined && item.kind?.key !== proving.kind)) return false;
  return proving.section === undefined || (hasEntries(item, proving.section) && resultsCount(item));
}

function hasEntries(item: Item, section: string): boolean {
  const value = item.fields[section];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}

/** What stands in a section is a result: for a nonconformity it counts once it is verified. */
function resultsCount(item: Item): boolean {
  const lifecycle = lifecycles[item.type.lifecycle];
  return lifecycle?.resultsCountFrom === undefined || hasReached(lifecycle, lifecycle.resultsCountFrom, item.status);
}

/** Dated statements "none so far", at most twelve months old, by the row they name. */
function noOccurrenceStatements(items: readonly Item[], asOf: string): ReadonlyMap<string, string> {
  const year = parseDuration('P12M');
  const statements = new Map<string, string>();
  for (const decision of statedDecisions(items)) {
    if (decision.kind !== null && decision.kind !== 'none') continue;
    if (year === null || compareDates(addDuration(decision.on, year), asOf) < 0) continue;
    for (const target of decision.affects) {
      if (/^M[DR]-\d+b?$/.test(target)) statements.set(target, decision.item);
    }
  }
  return statements;
}

const inTransition = (item: Item): boolean => item.type.key === 'service' && item.state === 'in-transition';

/** What is on file where the circumstance of a row exists, by row. */
const triggers: Readonly<Record<string, (item: Item) => boolean>> = {
  'MD-14': (item) => item.type.key === 'supplier' && item.inForce,
  'MD-15': (item) =>
    item.type.key === 'service' &&
    item.inForce &&
    mapsField(item, 'components').some((part) =>
      ['internal-supplier', 'customer'].includes(textField(part, 'by') ?? ''),
    ),
  'MD-19': inTransition,
  'MD-20': inTransition,
  'MR-33': (item) =>
    item.type.key === 'major-incident-report' &&
    item.state === 'closed' &&
    textField(item, 'continuity_invoked') !== null,
  'MR-41': (item) =>
    item.type.key === 'finding' && item.countsAsEvidence && ['major', 'minor'].includes(textField(item, 'grade') ?? ''),
  'MR-42': (item) => item.type.key === 'nonconformity' && hasEntries(item, 'actions') && resultsCount(item),
  'MR-44': (item) => item.type.key === 'improvement' && item.state === 'measured',
};
