/** Words that are searched for besides, as `search.json` has them: those that people say, and those to look for. */
export type RelatedWords = readonly [says: readonly string[], means: readonly string[]];

/** A word or phrase of a query, and what else to search for in its place. */
export interface QueryPart {
  readonly own: string;
  readonly others: readonly string[];
}

const most = 6;
const ending = /(?:ing|ed|es|en|er|s|e|n)$/;

/**
 * Takes a query apart: each word, or phrase that the related words know, with what else may stand for it. A query in quotation
 * marks is meant as it stands.
 *
 * @param query as typed
 * @param related words that stand for others
 * @param idle words that say nothing, left out where there are others
 */
export function partsOfQuery(
  query: string,
  related: readonly RelatedWords[],
  idle: ReadonlySet<string> = new Set(),
): readonly QueryPart[] {
  const text = query.trim();
  if (text === '') return [];
  if (/^".*"$/.test(text)) return [{ own: text, others: [] }];
  const all = text
    .toLowerCase()
    .split(/[\s,;?!]+/)
    .filter((word) => word !== '');
  const words = all.some((word) => !idle.has(word)) ? all.filter((word) => !idle.has(word)) : all;
  const index = indexOf(related);
  const longest = Math.max(1, ...[...index.keys()].map((key) => key.split(' ').length));
  const parts: QueryPart[] = [];
  for (let at = 0; at < words.length;) {
    const size = sizeOfPhrase(words.slice(at, at + longest), index);
    const own = words.slice(at, at + size).join(' ');
    const stem = stemOf(own);
    const others = [...new Set(index.get(stem) ?? [])].filter((other) => stemOf(other) !== stem).slice(0, most);
    parts.push({ own, others });
    at += size;
  }
  return parts;
}

/** Number of words, from the first, that make the longest phrase known; one where none is. */
function sizeOfPhrase(words: readonly string[], index: ReadonlyMap<string, readonly string[]>): number {
  for (let size = words.length; size > 1; size -= 1) {
    if (index.has(stemOf(words.slice(0, size).join(' ')))) return size;
  }
  return 1;
}

function indexOf(related: readonly RelatedWords[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [says, means] of related) {
    for (const word of says) {
      const known = index.get(stemOf(word)) ?? [];
      known.push(...means);
      index.set(stemOf(word), known);
    }
  }
  return index;
}

/** A word or phrase in lower case without the endings that its other forms have: `Laptops` and `laptop`. */
export function stemOf(phrase: string): string {
  return phrase
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => (word.length > 4 ? word.replace(ending, '') : word))
    .join(' ');
}
