import { compareDates } from '../lifecycle/calendar.ts';
import { mapField, textsField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';
import { isWithin } from '../standard/clause-reference.ts';
import { idsAt } from './field-references.ts';
import { clausesIn } from './audits.ts';
import type { Span } from './audits.ts';

/** What no audit has, or will have, in its scope. */
export interface Uncovered {
  readonly clauses: readonly string[];
  readonly processes: readonly Item[];
}

/** Clauses that carry requirements. */
export function auditedClauses(sms: Sms): readonly string[] {
  return sms.catalogue.normativeClauses(sms.catalogue.primaryStandard).map((clause) => clause.id);
}

/**
 * Clauses and processes of a cycle that are in no scope.
 *
 * @param sms the model
 * @param cycle the cycle; a process that began after it is for the next one
 * @param audits audits that count
 * @param plan rows of programmes that count
 */
export function uncovered(sms: Sms, cycle: Span, audits: readonly Item[], plan: readonly FieldMap[]): Uncovered {
  const seen = [...audits.map((audit) => mapField(audit, 'scope')), ...plan].flatMap((map) => clausesIn(map));
  const audited = new Set([
    ...audits.flatMap((audit) => idsAt(sms, audit, 'scope', 'processes')),
    ...plan.flatMap((row) => textsField(row, 'processes')),
  ]);
  return {
    clauses: auditedClauses(sms).filter((clause) => !seen.some((other) => isWithin(clause, other))),
    processes: itemsOfType(sms, 'process').filter((item) => isOfCycle(item, cycle) && !audited.has(item.id)),
  };
}

function isOfCycle(process: Item, cycle: Span): boolean {
  return process.inForce && (process.effectiveFrom === null || compareDates(process.effectiveFrom, cycle.to) <= 0);
}
