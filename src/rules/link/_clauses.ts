import { printClauseReference } from '../../core/standard/clause-reference.ts';
import type { Catalogue } from '../../core/standard/catalogue.ts';

/** True for a standard whose clause numbers are known. */
export function hasClauses(catalogue: Catalogue, standard: string): boolean {
  return catalogue.clauses(standard).length > 0 || standard === 'iso20000-1-2011';
}

/** True for a number of the 2011 edition, or a heading above one. */
export function isLegacy(catalogue: Catalogue, standard: string, clause: string): boolean {
  return (
    standard === 'iso20000-1-2011' &&
    catalogue.legacyClauses.some(({ reference }) => reference === clause || reference.startsWith(`${clause}.`))
  );
}

/** Printed reference of a standard, or its id in quotation marks. */
export function nameOf(catalogue: Catalogue, standard: string): string {
  return catalogue.standards.find((entry) => entry.id === standard)?.reference ?? `"${standard}"`;
}

/** Where the number comes from, or which numbers there are. */
export function hint(catalogue: Catalogue, standard: string, clause: string): string {
  const legacy = standard === catalogue.primaryStandard ? catalogue.findLegacyClause(clause) : undefined;
  if (legacy !== undefined)
    return `It is a number of the 2011 edition (${legacy.title}); expected ${legacy.clauses.join(', ')}, or the edition beside the number.`;
  const elsewhere = catalogue.standards.find(({ id }) => catalogue.findClause(id, clause) !== undefined);
  if (elsewhere !== undefined)
    return `${elsewhere.reference} has one: for that, expected ${printClauseReference({ standard: elsewhere.id, clause })}.`;
  const steps = clause.split('.');
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const parent = catalogue.findClause(standard, steps.slice(0, length).join('.'));
    const children = parent === undefined ? [] : catalogue.children(standard, parent.id).map((child) => child.id);
    if (parent !== undefined)
      return children.length === 0
        ? `Expected ${parent.id}, which has no parts.`
        : `Expected one of ${children.join(', ')}, or a clause below it.`;
  }
  return 'Expected a number or code of the catalogue.';
}
