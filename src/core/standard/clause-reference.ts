import type { ReferenceForm, Standard } from './clause.ts';
import { builtinStandards, primaryStandardId } from './standards.ts';

/** A place in a standard that an item, a rule or a URL points to. */
export interface ClauseReference {
  /** Id of the standard, for example `iso20000-1-2018`. */
  readonly standard: string;
  /** Number or code of the clause, for example `8.6.1` or `PR9.2`. */
  readonly clause: string;
  /** Letter of a list entry within the clause, without the bracket. */
  readonly point?: string;
}

// At most three digits per part: a bare year such as 2018 is then not a clause.
const numberPattern = '[1-9][0-9]{0,2}(?:\\.[1-9][0-9]{0,2})*';
const codePattern = '[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?';
const clauseNumber = new RegExp(`^${numberPattern}$`);
const clauseCode = new RegExp(`^${codePattern}$`);
const withPoint: Readonly<Record<Exclude<ReferenceForm, 'names'>, RegExp>> = {
  numbers: new RegExp(`^(${numberPattern})(?: ([a-z])\\))?$`),
  codes: new RegExp(`^(${codePattern})(?: ([a-z])\\))?$`),
};

/**
 * Reads a clause reference. Accepted, with an optional point as in `8.6.1 a)` at the end: `8.6.1`, `clause 8.6.1`,
 * `ISO/IEC 20000-1:2018 8.6.1` (optionally with a comma and with the word clause) and `iso20000-1-2018/8.6.1`; of standards
 * whose clauses have codes likewise `PR9.2`, `FitSM-1 v3.0.1 PR9.2` and `fitsm-1-v3/PR9.2`.
 * The whole text has to match; nothing is trimmed, guessed or rounded. Whether the clause exists is for the catalogue
 * to say. Note for callers who read YAML: an unquoted `8.10` is the number 8.1 before it gets here.
 * @param defaultStandard standard meant where the text names none.
 * @param standards standards that can be named: `catalogue.standards` where the organization may have its own.
 * @returns null when the text is anything else, or names a standard or edition that is not known by id.
 */
export function parseClauseReference(
  text: string,
  defaultStandard: string = primaryStandardId,
  standards: readonly Standard[] = builtinStandards,
): ClauseReference | null {
  const { standard, rest } = splitStandard(text, defaultStandard, standards);
  // A standard that nobody knows may have numbers; that it is not known is for others to say.
  const form = standards.find(({ id }) => id === standard)?.form ?? 'numbers';
  if (form === 'names') return null;
  const [, clause, point] = withPoint[form].exec(rest) ?? [];
  if (clause === undefined) return null;
  return point === undefined ? { standard, clause } : { standard, clause, point };
}

function splitStandard(
  text: string,
  defaultStandard: string,
  standards: readonly Standard[],
): { standard: string; rest: string } {
  const slash = text.indexOf('/');
  const byId = slash < 0 ? undefined : standards.find(({ id }) => id === text.slice(0, slash));
  if (byId !== undefined) return { standard: byId.id, rest: text.slice(slash + 1) };
  const named = standards
    .filter(({ reference }) => text.startsWith(reference))
    .sort((a, b) => b.reference.length - a.reference.length);
  for (const { id, reference } of named) {
    const rest = /^,? (.*)$/.exec(text.slice(reference.length))?.[1];
    if (rest !== undefined) return { standard: id, rest: withoutWord(rest) };
  }
  return { standard: defaultStandard, rest: withoutWord(text) };
}

function withoutWord(text: string): string {
  return text.replace(/^[Cc]lause /, '');
}

/** A reference as `parseClauseReference` reads it wherever it stands: `fitsm-1-v3/PR9.2`, with a point `8.6.1 a)`. */
export function printClauseReference({ standard, clause, point }: ClauseReference): string {
  return `${standard}/${clause}${point === undefined ? '' : ` ${point})`}`;
}

/**
 * True for what can be the number or code of a clause in a standard of this form.
 *
 * @param text number or code, without a point
 * @param form of the standard
 */
export function hasForm(text: string, form: ReferenceForm): boolean {
  return form === 'numbers' ? clauseNumber.test(text) : form === 'codes' && clauseCode.test(text);
}

/** True for a bare clause number such as `8.6.1`: digits without leading zeros, joined by single dots. */
export function isClauseNumber(text: string): boolean {
  return clauseNumber.test(text);
}

/**
 * Order of clause numbers, part by part as integers: 8.2 before 8.10, and a clause before its children.
 * @returns a negative number, zero or a positive number, as `Array.prototype.sort` expects.
 */
export function compareClauses(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (part !== other) return Number(part) - Number(other);
  }
  return left.length - right.length;
}

/**
 * True when the clause is the ancestor itself or lies below it, as numbers tell. Whole parts only: 5.1.12 is not within 5.1.1.
 * `Catalogue.isWithin` knows standards whose references do not show what lies below what.
 */
export function isWithin(clause: string, ancestor: string): boolean {
  return clause === ancestor || clause.startsWith(`${ancestor}.`);
}

/**
 * Fragment identifier of a clause on a page, usable in CSS without escaping: `clause-8-6-1`, with a point
 * `clause-8-6-1-a`. Different references of one numbered standard never share an anchor.
 */
export function clauseAnchor(reference: Pick<ClauseReference, 'clause' | 'point'>): string {
  const number = `clause-${reference.clause.replaceAll('.', '-')}`;
  return reference.point === undefined ? number : `${number}-${reference.point}`;
}
