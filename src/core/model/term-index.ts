/** A term with its other names. */
export interface Term {
  readonly id: string;
  /** Name and synonyms. */
  readonly names: readonly string[];
}

/** A term as it stands in a text. */
export interface TermInText {
  readonly id: string;
  /** First and last sign, the last exclusive. */
  readonly from: number;
  readonly to: number;
}

interface Branch {
  readonly next: Map<string, Branch>;
  /** Names that end here: as written where capitals matter, and whose they are. */
  readonly ends: { readonly id: string; readonly exact: readonly string[] | null; readonly isName: boolean }[];
}

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const words = /[\p{L}\p{M}\p{N}]+/gu;
const endings: Readonly<Record<string, readonly string[]>> = {
  de: ['ern', 'en', 'em', 'er', 'es', 'e', 'n', 's'],
  en: ['es', 's'],
};
/** Begins with a capital and goes on without: `Trust`, not `SLA`. */
const titled = /^\p{Lu}\p{Ll}/u;
/** Up to this length a name in capitals is an abbreviation: IT is not it. */
const longestAbbreviation = 6;

/**
 * Finds terms in a text: whole words without regard to case, with the usual endings of the language, the longest first. A text is
 * read once whatever the number of terms.
 */
export class TermIndex {
  readonly #root: Branch = newBranch();
  /** Endings of a language -> word -> whether it begins a term. */
  readonly #asked = new Map<readonly string[], Map<string, boolean>>();

  /** @param terms of two with one name the first counts */
  constructor(terms: Iterable<Term>) {
    for (const { id, names } of terms) for (const name of names) this.#add(id, name);
  }

  #add(id: string, name: string): void {
    const parts = [...name.matchAll(words)].map(([word]) => word);
    if (parts.length === 0) return;
    let branch = this.#root;
    for (const part of parts) {
      const key = part.toLowerCase();
      const next = branch.next.get(key) ?? newBranch();
      branch.next.set(key, next);
      branch = next;
    }
    const isAbbreviation = parts.every((part) => part.length <= longestAbbreviation && /^[\p{Lu}\p{N}]+$/u.test(part));
    branch.ends.push({
      id,
      exact: isAbbreviation ? parts : null,
      isName: parts.length > 1 && parts.every((part) => titled.test(part)),
    });
  }

  /**
   * The terms that stand in a text, in order and without overlap.
   *
   * @param text running text
   * @param language language of the text, such as `de-AT`; endings of English where it is not known
   */
  in(text: string, language: string): readonly TermInText[] {
    if (this.#root.next.size === 0) return [];
    const known = endings[language.slice(0, 2).toLowerCase()] ?? endings['en'] ?? [];
    const all: Word[] = [];
    for (const { 0: word, index } of text.matchAll(words))
      all.push({ text: word, from: index, to: index + word.length });
    const found: TermInText[] = [];
    for (let at = 0; at < all.length;) {
      const { text: word = '', from = 0 } = all[at] ?? {};
      const mayBegin = this.#beginsTerm(word, known) && !isWithinName(text, from, -1);
      const match = mayBegin ? this.#longest(text, all, at, known) : null;
      if (match === null) at += 1;
      else {
        found.push({ id: match.id, from, to: all[match.last]?.to ?? 0 });
        at = match.last + 1;
      }
    }
    return found;
  }

  /** Texts say the same words again and again: most of them begin no term. */
  #beginsTerm(word: string, known: readonly string[]): boolean {
    const asked = this.#asked.get(known) ?? new Map<string, boolean>();
    this.#asked.set(known, asked);
    let answer = asked.get(word);
    if (answer === undefined) {
      answer = basesOf(word.toLowerCase(), known).some((base) => this.#root.next.has(base));
      asked.set(word, answer);
    }
    return answer;
  }

  #longest(
    text: string,
    all: readonly Word[],
    first: number,
    known: readonly string[],
  ): { readonly id: string; readonly last: number } | null {
    let best: { readonly id: string; readonly last: number } | null = null;
    let branches: readonly Branch[] = [this.#root];
    for (let at = first; at < all.length; at += 1) {
      const word = all[at];
      if (word === undefined || (at > first && !/^(?:\s+|-|,\s)$/u.test(text.slice(all[at - 1]?.to, word.from)))) break;
      const bases = basesOf(word.text.toLowerCase(), known);
      branches = branches.flatMap((branch) => bases.flatMap((base) => branch.next.get(base) ?? []));
      if (branches.length === 0) break;
      if (isWithinName(text, word.to, 0)) continue;
      const end = branches
        .flatMap(({ ends }) => ends)
        .find(({ exact, isName }) =>
          exact === null
            ? isName || known === endings['de'] || !isPartOfName(text, all, first, at)
            : exact.every((part, index) => all[first + index]?.text.startsWith(part)),
        );
      if (end !== undefined) best = { id: end.id, last: at };
    }
    return best;
  }
}

function newBranch(): Branch {
  return { next: new Map(), ends: [] };
}

/** The word itself first, then what is left without an ending. */
function basesOf(word: string, known: readonly string[]): readonly string[] {
  const cut = known.flatMap((ending) =>
    word.endsWith(ending) && word.length - ending.length >= 2 ? [word.slice(0, -ending.length)] : [],
  );
  const plural = known === endings['en'] && word.endsWith('ies') ? [`${word.slice(0, -3)}y`] : [];
  return [word, ...plural, ...cut];
}

/**
 * True where words with a capital stand beside others with one, as in “Alderbrook Service Trust”: the name of something else. Not for
 * languages that write every noun with a capital.
 */
function isPartOfName(text: string, all: readonly Word[], first: number, last: number): boolean {
  const begin = all[first];
  const end = all[last];
  if (begin === undefined || end === undefined || !titled.test(begin.text)) return false;
  const [before, after] = [all[first - 1], all[last + 1]];
  const isBeside = (one: Word, other: Word): boolean => text.slice(one.to, other.from) === ' ';
  return (
    (before !== undefined && titled.test(before.text) && isBeside(before, begin) && !beginsSentence(text, before)) ||
    (after !== undefined && titled.test(after.text) && isBeside(end, after))
  );
}

/** True for the first word of a text or sentence, whose capital says nothing. */
function beginsSentence(text: string, { from }: Word): boolean {
  return /(?:^|[.!?:][)”’"]?\s)\W*$/u.test(text.slice(Math.max(0, from - 8), from));
}

/** True where a hyphen, point or slash ties the place to more of the same word: `self-service`, `service.example`, `C:/service`. */
function isWithinName(text: string, at: number, side: -1 | 0): boolean {
  const [near, beyond] = side === -1 ? [text[at - 1], text[at - 2]] : [text[at], text[at + 1]];
  if (near === undefined || !/[-._/@\\’'&]/.test(near)) return false;
  return beyond !== undefined && /[\p{L}\p{N}]/u.test(beyond) && !(side === 0 && /[’']/.test(near));
}
