import { addDuration, compareDates, parseDuration } from '../lifecycle/calendar.ts';
import { dateField, hasField, mapsField, textField, textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { MandatoryState } from '../model/sms.ts';
import type { MandatoryRow, ProvingType } from '../standard/clause.ts';

/**
 * Looks for every row of the mandatory list.
 *
 * @param rows rows of the catalogue
 * @param items all items
 * @param measured ids of measures that have values in a data file
 * @param asOf day to judge
 */
export function mandatoryStates(
  rows: readonly MandatoryRow[],
  items: readonly Item[],
  measured: ReadonlySet<string>,
  asOf: string,
): readonly MandatoryState[] {
  const counting = items.filter((item) => item.countsAsEvidence && item.inView);
  const statements = noOccurrenceStatements(items, asOf);
  return rows.map((row) => {
    const found = provingItems(row, counting, measured);
    if (found.length > 0) return { row: row.id, state: 'found', items: found };
    const statement = statements.get(row.id);
    if (statement !== undefined && (row.trigger === 'event' || row.trigger === 'conditional')) {
      return { row: row.id, state: 'no occurrence', items: [statement] };
    }
    const due = row.trigger === 'always' || row.trigger === 'periodic' || isTriggered(row.id, items);
    return { row: row.id, state: due && row.provedBy !== 'any-type' ? 'missing' : 'not triggered', items: [] };
  });
}

function provingItems(row: MandatoryRow, items: readonly Item[], measured: ReadonlySet<string>): readonly string[] {
  const claims = (item: Item): boolean => item.claims.some((claim) => row.clauses.includes(claim.clause));
  switch (row.provedBy) {
    case 'any-type':
      return items.filter((item) => item.type.class === 'document' && claims(item)).map((item) => item.id);
    case 'operational-records':
      return items.filter((item) => item.type.class === 'record').map((item) => item.id);
    case 'approvals':
      return items.filter((item) => item.approvals.some((entry) => entry.action === 'approved')).map((item) => item.id);
    case 'overview':
      return items.filter((item) => row.types.some((type) => type.type === item.type.key)).map((item) => item.id);
    case 'types':
      return items.filter((item) => row.types.some((type) => proves(type, item, measured)) && claims(item)).map((item) => item.id);
  }
}

function proves(proving: ProvingType, item: Item, measured: ReadonlySet<string>): boolean {
  if (proving.partial === true) return false;
  if (proving.type === 'measurement') return item.type.key === 'measure' && measured.has(item.id);
  if (proving.type !== item.type.key || (proving.kind !== undefined && item.kind?.key !== proving.kind)) return false;
  return proving.section === undefined || hasField(item, proving.section);
}

/** Dated statements "none so far", at most twelve months old, by the row they name. */
function noOccurrenceStatements(items: readonly Item[], asOf: string): ReadonlyMap<string, string> {
  const year = parseDuration('P12M');
  const statements = new Map<string, string>();
  for (const item of items) {
    if (item.type.key !== 'decision' && item.type.key !== 'management-review') continue;
    const day = dateField(item, 'at') ?? item.date;
    if (day === null || year === null || compareDates(addDuration(day, year), asOf) < 0 || compareDates(day, asOf) > 0) continue;
    for (const target of textsField(item, 'affects')) {
      if (/^M[DR]-\d+b?$/.test(target)) statements.set(target, item.id);
    }
  }
  return statements;
}

const triggers: Readonly<Record<string, (item: Item) => boolean>> = {
  'MD-14': (item) => item.type.key === 'supplier' && item.inForce,
  'MD-15': (item) => item.type.key === 'service' && item.inForce && mapsField(item, 'components').some((part) => textField(part, 'by') === 'internal-supplier'),
  'MD-19': (item) => item.type.key === 'service' && item.state === 'in-transition',
  'MD-20': (item) => item.type.key === 'service' && item.state === 'in-transition',
  'MR-33': (item) => item.type.key === 'major-incident-report' && textField(item, 'continuity_invoked') !== null,
  'MR-41': (item) => item.type.key === 'finding' && item.countsAsEvidence && ['major', 'minor'].includes(textField(item, 'grade') ?? ''),
  'MR-42': (item) => item.type.key === 'nonconformity' && (item.state === 'closed' || item.state === 'verified'),
  'MR-44': (item) => item.type.key === 'improvement' && ['implemented', 'measured', 'closed'].includes(item.state),
};

function isTriggered(row: string, items: readonly Item[]): boolean {
  const trigger = triggers[row];
  return trigger !== undefined && items.some(trigger);
}
