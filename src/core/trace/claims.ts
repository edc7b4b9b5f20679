import type { Candidate } from '../model/candidate.ts';
import type { FieldMap } from '../model/fields.ts';
import { asText, booleanField, isFieldMap, textField, textsField } from '../model/fields.ts';
import type { Claim } from '../model/item.ts';
import type { Settings } from '../model/settings.ts';
import { parseClauseReference } from '../standard/clause-reference.ts';
import type { ClaimsBy } from '../types/declaration.ts';

/**
 * Clauses an item claims to show: the ones it states, those that come with its type, else the defaults of kind or type.
 *
 * @param candidate the item
 * @param fields its fields
 * @param settings gives the standard meant where none is named
 */
export function claimsOf(candidate: Candidate, fields: FieldMap, settings: Settings): readonly Claim[] {
  const { type, kind } = candidate;
  const standard = settings.standards[0] ?? 'iso20000-1-2018';
  const stated = fields['clauses'];
  const claims: Claim[] = [];
  const add = (clause: string, section: string | null, isStated: boolean, path: Claim['path'], of = standard): void => {
    if (!claims.some((claim) => claim.clause === clause && claim.standard === of)) {
      claims.push({ standard: of, clause, section, stated: isStated, path });
    }
  };
  if (Array.isArray(stated)) {
    stated.forEach((entry: unknown, index) => {
      const text = isFieldMap(entry) ? textField(entry, 'ref') : asText(entry);
      // An entry that calls the clause not applicable shows nothing; EVID-009 reports it.
      if (text === null || (isFieldMap(entry) && booleanField(entry, 'applicable') === false)) return;
      const named = isFieldMap(entry) ? textField(entry, 'standard') : null;
      const reference = parseClauseReference(text.trim(), named ?? standard);
      const section = isFieldMap(entry) ? textField(entry, 'section') : null;
      add(
        reference?.clause ?? text,
        section,
        true,
        [...candidate.path, 'clauses', index],
        reference?.standard ?? named ?? standard,
      );
    });
  } else {
    const defaults =
      byField(kind?.claimsBy, fields) ??
      (kind === null ? byField(type.claimsBy, fields) : null) ??
      kind?.clauses ??
      type.clauses;
    for (const clause of defaults) add(clause, null, false, candidate.path);
  }
  for (const clause of type.alwaysClaims ?? []) add(clause, null, false, candidate.path);
  return claims;
}

function byField(claims: ClaimsBy | undefined, fields: FieldMap): readonly string[] | null {
  if (claims === undefined) return null;
  const found = new Set(claims.always ?? []);
  if (claims.field !== undefined) {
    for (const value of valuesOf(fields, claims.field)) {
      for (const clause of claims.values?.[value] ?? []) found.add(clause);
    }
  }
  return [...found];
}

/** Values that decide a claim; ids stand for their type by prefix (`of: [OBJ-001]` is an objective). */
function valuesOf(fields: FieldMap, name: string): readonly string[] {
  const prefixes: Readonly<Record<string, string>> = { OBJ: 'objective', PRC: 'process', SLA: 'sla', SVC: 'service' };
  return textsField(fields, name).map((value) => prefixes[value.slice(0, 3)] ?? value);
}
