import { asText, isFieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { FieldPath, Place } from '../model/place.ts';
import type { Sms } from '../model/sms.ts';
import type { Catalogue } from '../standard/catalogue.ts';
import type { ClauseReference } from '../standard/clause-reference.ts';
import { parseClauseReference } from '../standard/clause-reference.ts';
import { fieldsOfType } from '../types/fields-of-type.ts';
import { parseTypeExpression } from '../types/type-expression.ts';
import type { Shape } from '../types/type-expression.ts';
import { placeOfPath } from './references.ts';

/** A clause that an item names in one of its fields. */
export interface StatedClause {
  readonly standard: string;
  /** Number; for a claim that cannot be read as one, the text as written. */
  readonly clause: string;
  readonly field: string;
  /** Place of the value, looked up when it is asked for. */
  readonly place: () => Place;
  /** True for an entry of `clauses`: the item claims to show it. */
  readonly isClaim: boolean;
}

/**
 * Clauses named in the fields of an item: the ones it claims to show, and every other field declared as a clause
 * (scope of an audit, requirement of a finding, intervals …). What comes with the type is left out, and so is text in a
 * field that may hold something else.
 *
 * @param item the item
 * @param sms its settings give the standard meant where none is named
 */
export function statedClauses(
  item: Item,
  { settings, catalogue }: Pick<Sms, 'settings' | 'catalogue'>,
): readonly StatedClause[] {
  const found: StatedClause[] = [];
  const isOwn = (field: string): boolean => item.fields[field] !== undefined && item.origins[field]?.kind !== 'default';
  for (const claim of isOwn('clauses') ? item.claims : []) {
    const index = claim.path.at(-1);
    if (!claim.stated || typeof index !== 'number') continue;
    found.push({
      standard: claim.standard,
      clause: claim.clause,
      field: 'clauses',
      place: () => placeOfPath(item, 'clauses', [index, 'ref']),
      isClaim: true,
    });
  }
  for (const field of fieldsOfType(item.type, item.kind)) {
    if (field.name === 'clauses' || !isOwn(field.name)) continue;
    const shape = parseTypeExpression(field.type);
    for (const { text, path, isSure } of clauseTexts(item.fields[field.name], shape, [])) {
      const reference = parseClauseReference(text.trim(), settings.standards[0], catalogue.standards);
      if (reference === null || (!isSure && isAnyWord(catalogue, reference))) continue;
      found.push({
        standard: reference.standard,
        clause: reference.clause,
        field: field.name,
        place: () => placeOfPath(item, field.name, path),
        isClaim: false,
      });
    }
  }
  return found;
}

interface ClauseText {
  readonly text: string;
  readonly path: FieldPath;
  /** False where the field may hold something else in its place. */
  readonly isSure: boolean;
}

/** True for what only has the form of a code: any single word has. */
function isAnyWord(catalogue: Catalogue, { standard, clause }: ClauseReference): boolean {
  return catalogue.findStandard(standard)?.form === 'codes' && catalogue.findClause(standard, clause) === undefined;
}

/** Scalars of a value that its shape says are clauses, or may be. */
function clauseTexts(value: unknown, shape: Shape, path: FieldPath): readonly ClauseText[] {
  switch (shape.kind) {
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((entry: unknown, index) => clauseTexts(entry, shape.of, [...path, index]))
        : clauseTexts(value, shape.of, path);
    case 'record':
      return isFieldMap(value)
        ? shape.entries.flatMap((entry) => clauseTexts(value[entry.name], entry.shape, [...path, entry.name]))
        : [];
    case 'choice': {
      const [first] = shape.of.map((of) => clauseTexts(value, of, path)).filter((texts) => texts.length > 0);
      const isSure = !shape.of.some(
        (of) => of.kind === 'reference' || (of.kind === 'scalar' && of.scalar !== 'clause'),
      );
      return (first ?? []).map((found) => ({ ...found, isSure: found.isSure && isSure }));
    }
    case 'scalar': {
      const text = shape.scalar === 'clause' ? asText(value) : null;
      return text === null ? [] : [{ text, path, isSure: true }];
    }
    default:
      return [];
  }
}
