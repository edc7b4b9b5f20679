import { harmlessText } from '../../model/harmless-text.ts';
import { hasForm } from '../clause-reference.ts';
import type { OwnStandardInput } from '../own-standard.ts';
import { parentsOf } from '../own-standard.ts';

/** What an import is asked for. */
export interface ImportWish {
  /** Id to give the standard; null for one made of its name. */
  readonly id: string | null;
  /** Reference to give it; null for its name. */
  readonly reference: string | null;
  /** Texts of clauses are taken over, not only numbers and titles. */
  readonly withText: boolean;
}

/** A standard of another program, and what of it has no place here or was not asked for. */
export interface Imported {
  readonly standard: OwnStandardInput;
  /** Sentences for people. */
  readonly leftOut: readonly string[];
}

/** A clause as other programs know it. */
export interface ForeignClause {
  readonly id: string;
  readonly title: string;
  readonly parent: string | null;
  readonly normative: boolean;
  readonly summary: string;
  readonly typicalEvidence: readonly string[];
  /** Where another than the title of the clause at the top. */
  readonly group?: string;
  readonly pdca?: NonNullable<OwnStandardInput['clauses'][number]['pdca']>;
}

/** An id for a standard, made of its name: small letters, digits and hyphens. */
export function standardIdOf(name: string): string {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return id.length < 2 ? 'imported-standard' : id;
}

/** Text on one line, cut to a length, without signs that no reader sees. */
export function oneLine(text: string, most: number): string {
  const line = harmlessText(text).replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** Gives out codes of clauses that are different from each other, as near to the wanted ones as can be. */
export class CodeGiver {
  readonly #taken = new Set<string>();
  /** Codes that had to be changed: as wanted -> as given. */
  readonly changed = new Map<string, string>();

  /**
   * @param wanted any text
   * @returns what can be the code of a clause, the text itself where that can be one
   */
  give(wanted: string): string {
    const plain = hasForm(wanted, 'codes')
      ? wanted
      : wanted
          .normalize('NFKD')
          .replaceAll(/[^A-Za-z0-9._]+/g, '-')
          .replaceAll(/^[^A-Za-z0-9]+/g, '')
          .slice(0, 60)
          .replaceAll(/[^A-Za-z0-9]+$/g, '') || 'clause';
    let code = plain;
    for (let number = 2; this.#taken.has(code.toLowerCase()); number += 1) code = `${plain}-${number}`;
    this.#taken.add(code.toLowerCase());
    if (code !== wanted) this.changed.set(wanted, code);
    return code;
  }

  /** Says what was changed; null where nothing was. */
  words(): string | null {
    const [first] = this.changed;
    if (first === undefined) return null;
    const count = this.changed.size;
    return `${count} ${count === 1 ? 'number was' : 'numbers were'} rewritten, since here a number is one word and is given once (${JSON.stringify(first[0])} is ${first[1]}).`;
  }
}

/**
 * Clauses as people would write them: what is clear without it is left out.
 *
 * @param clauses in order, parents before what lies below them
 */
export function clausesAsWritten(clauses: readonly ForeignClause[]): OwnStandardInput['clauses'] {
  const inferred = parentsOf({
    clauses: clauses.map(({ id, title }) => ({
      id,
      title,
      summary: '',
      content_items: [],
      typical_evidence: [],
      questions: [],
    })),
  });
  const withChildren = new Set(clauses.map(({ parent }) => parent));
  return clauses.map(({ id, title, parent, normative, summary, typicalEvidence, group, pdca }, index) => ({
    id,
    title,
    ...(parent === inferred[index] ? {} : { parent }),
    ...(normative === !withChildren.has(id) ? {} : { normative }),
    ...(summary === '' ? {} : { summary }),
    ...(group === undefined ? {} : { group }),
    ...(pdca === undefined ? {} : { pdca }),
    ...(typicalEvidence.length === 0 ? {} : { typical_evidence: [...typicalEvidence] }),
  }));
}
