import { statesClause } from '../../core/trace/claims-clause.ts';
import { textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/**
 * The last issued report with a subject, or with the clause stated.
 *
 * @param reports reports in any order
 * @param subject value of `subject`
 * @param clause clause that a report may state in its place
 */
export function latestReport(reports: readonly Item[], subject: string, clause: string): Item | null {
  const found = reports.filter(
    (item) =>
      item.countsAsEvidence &&
      item.date !== null &&
      (textsField(item, 'subject').includes(subject) || statesClause(item, clause)),
  );
  return found.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)).at(-1) ?? null;
}

/** True when something that has to be on file for a clause is not: a rule of its own names that. */
export function isMissing({ catalogue, clauseStates }: Sms, clause: string): boolean {
  return (clauseStates.get(`${catalogue.primaryStandard}/${clause}`)?.missingRows.length ?? 0) > 0;
}
