import type { Candidate } from '../model/candidate.ts';
import type { FieldMap } from '../model/fields.ts';
import { asText, booleanField, isFieldMap, textField, textsField } from '../model/fields.ts';
import type { Claim } from '../model/item.ts';
import type { Settings } from '../model/settings.ts';
import type { Catalogue } from '../standard/catalogue.ts';
import { parseClauseReference } from '../standard/clause-reference.ts';
import type { ClauseKey } from '../standard/clause.ts';
import type { ClaimsBy } from '../types/declaration.ts';

/** What claims are read by. */
export interface ClaimContext {
  readonly settings: Pick<Settings, 'standards' | 'types'>;
  readonly catalogue: Pick<Catalogue, 'standards' | 'primaryStandard'>;
}

/**
 * Clauses an item claims to show: the ones it states, those that come with its type, else the defaults of kind or type.
 *
 * @param candidate the item
 * @param fields its fields
 * @param context the settings give the standard meant where none is named; clauses that come with a built-in type are of the
 *   primary standard of the catalogue
 */
export function claimsOf(candidate: Candidate, fields: FieldMap, context: ClaimContext): readonly Claim[] {
  const { type, kind } = candidate;
  const { standards, primaryStandard } = context.catalogue;
  const standard = context.settings.standards[0] ?? primaryStandard;
  const ofType = (text: string): ClauseKey => {
    const isOwn = context.settings.types.some(({ key }) => key === type.key);
    const reference = isOwn ? parseClauseReference(text, standard, standards) : null;
    return { standard: reference?.standard ?? primaryStandard, clause: reference?.clause ?? text };
  };
  const stated = fields['clauses'];
  const claims: Claim[] = [];
  const add = (key: ClauseKey, section: string | null, isStated: boolean, path: Claim['path']): void => {
    if (!claims.some((claim) => claim.clause === key.clause && claim.standard === key.standard)) {
      claims.push({ standard: key.standard, clause: key.clause, section, stated: isStated, path });
    }
  };
  if (Array.isArray(stated)) {
    stated.forEach((entry: unknown, index) => {
      const text = isFieldMap(entry) ? textField(entry, 'ref') : asText(entry);
      // An entry that calls the clause not applicable shows nothing; EVID-009 reports it.
      if (text === null || (isFieldMap(entry) && booleanField(entry, 'applicable') === false)) return;
      const named = isFieldMap(entry) ? textField(entry, 'standard') : null;
      const reference = parseClauseReference(text.trim(), named ?? standard, standards);
      const section = isFieldMap(entry) ? textField(entry, 'section') : null;
      const key = { standard: reference?.standard ?? named ?? standard, clause: reference?.clause ?? text };
      add(key, section, true, [...candidate.path, 'clauses', index]);
    });
  } else {
    const defaults =
      byField(kind?.claimsBy, fields) ??
      (kind === null ? byField(type.claimsBy, fields) : null) ??
      kind?.clauses ??
      type.clauses;
    for (const clause of defaults) add(ofType(clause), null, false, candidate.path);
  }
  for (const clause of type.alwaysClaims ?? []) add(ofType(clause), null, false, candidate.path);
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
