import { approvalBinding } from '../control/approval.ts';
import { isTextInView } from '../control/version-on-day.ts';
import { validWaivers } from '../control/waiver.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import { textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { ClauseFlag, EvidenceLink, MandatoryState } from '../model/sms.ts';
import type { MandatoryRow } from '../standard/clause.ts';
import { parseClauseReference } from '../standard/clause-reference.ts';
import type { EvidenceInput } from './evidence-links.ts';

/** What the flags of items and nonconformities are told from. */
export type FlagInput = Pick<EvidenceInput, 'items' | 'asOf' | 'catalogue' | 'settings'>;

/** Flags of one clause: its number, the links to it, the rows of the mandatory list it has. */
export type Flagger = (
  clause: string,
  evidence: readonly EvidenceLink[],
  rows: readonly MandatoryRow[],
) => readonly ClauseFlag[];

/**
 * Prepares the flags of the clauses of a standard: what a reader has to know beside the state.
 *
 * @param input items and the day to judge
 * @param mandatory what became of the rows of the mandatory list
 * @param standard id of the standard
 */
export function clauseFlags(
  input: EvidenceInput,
  mandatory: ReadonlyMap<string, MandatoryState>,
  standard: string,
): Flagger {
  const openOn = openNonconformities(input, standard);
  const flagsOfItem = itemFlags(input);
  const isRestricted = (id: string): boolean => input.items.get(id)?.classification === 'restricted';
  const { inForceFrom } = input.settings;
  const early = inForceFrom === null || compareDates(input.asOf, inForceFrom) < 0;
  return (clause, evidence, rows) => {
    const flags = new Set<ClauseFlag>();
    if (openOn(clause).length > 0) flags.add('open nonconformity');
    const counting = evidence.filter((link) => link.counts);
    for (const link of counting) {
      const item = input.items.get(link.item);
      if (item !== undefined) for (const flag of flagsOfItem(item)) flags.add(flag);
    }
    const shown = rows
      .map((row) => mandatory.get(row.id))
      .flatMap((row) => (row?.state === 'found' ? [row.items] : []));
    const carriers = counting.length === 0 ? shown : [...shown, counting.map((link) => link.item)];
    if (carriers.some((list) => list.every(isRestricted))) flags.add('restricted evidence');
    if (early) flags.add('before in force');
    return [...flags].sort();
  };
}

/** What a reader has to know of an item that counts as evidence, beside its state. */
export function itemFlags(input: FlagInput): (item: Item) => readonly ClauseFlag[] {
  const waivers = validWaivers(input);
  const waived = new Set(waivers.map((waiver) => textField(waiver, 'target')));
  // A waived review is not also called due: the waiver is what a reader has to know.
  const reviewWaived = new Set(
    waivers
      .filter((waiver) => /^(?:REVW-\d{3}|EXTD-003)$/.test(textField(waiver, 'rule') ?? ''))
      .map((waiver) => textField(waiver, 'target')),
  );
  const isBroken = (item: Item): boolean =>
    item.control === 'full' && isTextInView(item, input.asOf) && approvalBinding(item).kind === 'broken';
  const isLate = (item: Item): boolean =>
    item.reviewDue !== null && compareDates(item.reviewDue, input.asOf) < 0 && !reviewWaived.has(item.id);
  return (item) => [
    ...(isBroken(item) ? (['approval broken'] as const) : []),
    ...(isLate(item) ? (['review due'] as const) : []),
    ...(waived.has(item.id) ? (['waived'] as const) : []),
  ];
}

/** Open nonconformities about a clause of a standard, or about one that holds it. */
export function openNonconformities(input: FlagInput, standard: string): (clause: string) => readonly Item[] {
  const open = [...input.items.values()]
    .filter((item) => item.type.key === 'nonconformity' && item.state !== 'closed' && item.inView)
    .map((item) => ({ item, clauses: clausesOfNonconformity(item, input, standard) }));
  return (clause) =>
    open
      .filter(({ clauses }) => clauses.some((one) => input.catalogue.isWithin(standard, clause, one)))
      .map(({ item }) => item);
}

/** Clauses a nonconformity is about: the one stated, else the one of the finding it answers. */
function clausesOfNonconformity(
  item: Item,
  { items, catalogue, settings }: FlagInput,
  standard: string,
): readonly string[] {
  const finding = items.get(textField(item, 'source') ?? '');
  const text = textField(item, 'requirement') ?? (finding === undefined ? null : textField(finding, 'clause'));
  const reference =
    text === null ? null : parseClauseReference(text.trim(), settings.standards[0], catalogue.standards);
  return reference?.standard === standard ? [reference.clause] : [];
}
