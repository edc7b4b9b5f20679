import type { Draft } from '../define-rule.ts';
import { booleanField, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { parseClauseReference } from '../../core/standard/clause-reference.ts';
import { primaryStandardId } from '../../core/standard/standards.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { clauseWithTitle, settingsPlace } from './_topic.ts';

const notApplicable =
  /^(?:n\/?a|not[ -]applicable|excluded|not[ -]relevant|nicht (?:anwendbar|zutreffend|relevant)|entfällt|ausgeschlossen)\b/i;

export default defineRule({
  id: 'EVID-009',
  name: 'no-clause-is-excluded',
  severity: 'error',
  basis: 'std',
  clause: '1.2',
  level: 'essential',
  needs: ['files'],
  summary: 'No clause with requirements is declared not applicable.',
  fix: 'Take the exclusion out. Show the clause, show control over the party that does it, or state "none so far" for what has not happened.',
  *check({ sms }) {
    for (const { clause, reason } of sms.settings.exclusions) {
      const found = excluded(sms, clause);
      if (found !== null)
        yield {
          ...found.draft,
          item: null,
          place: settingsPlace,
          message: `clausebook.yaml excludes clause ${found.name} ("${reason}"). ${found.expectation}`,
        };
    }
    for (const item of sms.items.values()) {
      if (item.inView && !gone.has(item.state)) yield* exclusionsOf(sms, item);
    }
  },
});

const gone: ReadonlySet<string> = new Set(['withdrawn', 'retired', 'superseded', 'expired', 'terminated']);

function* exclusionsOf(sms: Sms, item: Item): Iterable<Draft> {
  for (const field of ['clauses', 'assessed']) {
    for (const [index, entry] of listOf(item, field).entries()) {
      const text = entry === null ? null : (textField(entry, 'ref') ?? textField(entry, 'clause'));
      if (entry === null || text === null || !saysNo(entry)) continue;
      const found = excluded(sms, text, textField(entry, 'standard'));
      if (found !== null)
        yield {
          ...found.draft,
          item: item.id,
          place: placeOfPath(item, field, [index]),
          message: `${item.id} calls clause ${found.name} not applicable. ${found.expectation}`,
        };
    }
  }
  for (const field of ['exclusions', 'excluded_clauses', 'not_applicable']) {
    const entries = mapsField(item, field).map((entry) => textField(entry, 'clause') ?? textField(entry, 'ref') ?? '');
    for (const text of entries.length > 0 ? entries : textsField(item, field)) {
      const found = excluded(sms, text);
      if (found !== null)
        yield {
          ...found.draft,
          item: item.id,
          place: placeOfPath(item, field, []),
          message: `${item.id} excludes clause ${found.name}. ${found.expectation}`,
        };
    }
  }
}

/** Entries of a list by position; null for those that are no maps. */
function listOf(item: Item, field: string): readonly (Readonly<Record<string, unknown>> | null)[] {
  const value = item.fields[field];
  return Array.isArray(value) ? value.map((entry: unknown) => mapsField({ entry: [entry] }, 'entry')[0] ?? null) : [];
}

function saysNo(entry: Readonly<Record<string, unknown>>): boolean {
  if (booleanField(entry, 'applicable') === false || booleanField(entry, 'excluded') === true) return true;
  return ['state', 'status', 'how', 'applicability'].some((name) => notApplicable.test(textField(entry, name) ?? ''));
}

/** A clause that is excluded, though its standard knows no exclusions. */
interface Excluded {
  /** With its title. */
  readonly name: string;
  readonly expectation: string;
  readonly draft: Pick<Draft, 'actual' | 'basis' | 'clause'>;
}

/** The clause with its title where its standard knows no exclusions and requirements stand in or below it; else null. */
function excluded(sms: Sms, text: string, standard: string | null = null): Excluded | null {
  const reference = parseClauseReference(text.trim(), standard ?? sms.settings.standards[0], sms.catalogue.standards);
  if (reference === null) return null;
  const known = sms.catalogue.standards.find((candidate) => candidate.id === reference.standard);
  const isNormative = sms.catalogue
    .normativeClauses(reference.standard)
    .some((clause) => sms.catalogue.isWithin(reference.standard, clause.id, reference.clause));
  if (known?.exclusionsAllowed !== false || !isNormative) return null;
  const name = clauseWithTitle(sms, reference.standard, reference.clause);
  const expectation = 'Expected evidence, or control over the party that does it; take the exclusion out.';
  return known.id === primaryStandardId
    ? { name, expectation: `ISO/IEC 20000-1 allows no exclusion (1.2). ${expectation}`, draft: { actual: text } }
    : {
        name,
        expectation: `${known.reference} allows no exclusion (\`exclusions_allowed: false\`). ${expectation}`,
        draft: { actual: text, basis: 'own', clause: '4.3' },
      };
}
