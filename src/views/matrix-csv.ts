import { flagsOf } from '../core/impact/flags.ts';
import type { EvidenceLink, Sms } from '../core/model/sms.ts';
import { csvText } from './csv-text.ts';

const columns = [
  'standard',
  'clause',
  'title',
  'state',
  'item',
  'item_title',
  'type',
  'item_state',
  'counts',
  'reason',
  'through_standard',
  'through_clause',
  'section',
  'marks',
] as const;

/**
 * The traceability matrix as CSV (RFC 4180): one line for each item that shows a clause of a standard in use, and one for each clause
 * that nothing shows. Standards and clauses in their order, items by id.
 *
 * @param sms the model, cut for its readers
 */
export function matrixCsv(sms: Sms): string {
  const lines = [...sms.clauseStates.values()].flatMap((entry) => {
    const { standard, clause, state, evidence } = entry;
    const title = sms.catalogue.findClause(standard, clause)?.title ?? '';
    const start = [standard, clause, title, state];
    const marks = flagsOf(sms, entry).join('; ');
    return evidence.length === 0
      ? [[...start, ...Array.from({ length: columns.length - start.length - 1 }, () => ''), marks]]
      : evidence.toSorted((a, b) => (a.item < b.item ? -1 : 1)).map((link) => [...start, ...cellsOf(sms, link), marks]);
  });
  return csvText([columns, ...lines]);
}

function cellsOf(sms: Sms, { item: id, counts, reason, via, section }: EvidenceLink): readonly string[] {
  const item = sms.items.get(id);
  return [
    id,
    item?.title ?? '',
    item?.type.key ?? '',
    item?.state ?? '',
    counts ? 'yes' : 'no',
    reason,
    via?.standard ?? '',
    via?.clause ?? '',
    section ?? '',
  ];
}
