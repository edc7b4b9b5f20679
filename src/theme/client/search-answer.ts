import type { SearchData } from '../../views/search-data.ts';
import type { PartHits } from '../../views/search-rank.ts';
import { rankHits } from '../../views/search-rank.ts';
import type { QueryPart } from '../../views/search-words.ts';
import { partsOfQuery, stemOf } from '../../views/search-words.ts';
import { suggestQuery } from '../../views/suggest-words.ts';
import type { FoundPageHits, FoundResult } from './pagefind.ts';
import type { SearchEngine } from './search-engine.ts';
import { foundPage, foundWords } from './found-page.ts';

/** What a query finds in the whole manual, before filters. */
export interface SearchAnswer {
  readonly results: readonly FoundPageHits[];
  /** Other words that found something. */
  readonly also: readonly string[];
  /** True where no page has every word, and these have some. */
  readonly isPartial: boolean;
  /** The query with its typing errors corrected; null where there are none. */
  readonly better: string | null;
  /** True where nothing was found for the query itself, and these results are for the corrected one. */
  readonly isCorrected: boolean;
}

/**
 * Answers a query: in its own words and in those that stand for them; if no page has them all, after correcting typing
 * errors; at last with pages that have some of them.
 *
 * @param engine the full text
 * @param data related words and those that may be suggested
 * @param query as typed
 * @param isNamed true where a page is found by its name already: then nothing is guessed
 */
export async function answerQuery(
  engine: SearchEngine,
  data: SearchData,
  query: string,
  isNamed: boolean,
): Promise<SearchAnswer> {
  const idle = new Set(data.idle);
  const ask = (text: string): Promise<Found> => findParts(engine, partsOfQuery(text, data.related, idle));
  const found = await ask(query);
  const better = isNamed ? null : suggestQuery(query, data.words, found.results.length > 0);
  const isMeant = isNamed || (await hasWords(found.results, query, data));
  if (isMeant && (found.results.length > 0 || isNamed))
    return { ...found, isPartial: false, better, isCorrected: false };
  const corrected = better === null ? null : await ask(better);
  if (corrected !== null && corrected.results.length > 0)
    return { ...corrected, isPartial: false, better, isCorrected: true };
  const some = await findSome(engine, data, partsOfQuery(query, data.related, idle));
  return { results: some, also: [], isPartial: some.length > 0, better, isCorrected: false };
}

const mostAsked = 3;

/**
 * Whether one of the first pages has the words of a query that nobody knows, or longer ones that begin with them. The full text finds
 * pages for such words by leaving letters out, until something fits.
 */
async function hasWords(
  results: readonly FoundPageHits[],
  query: string,
  { words, related, idle }: Pick<SearchData, 'words' | 'related' | 'idle'>,
): Promise<boolean> {
  const known = new Set([...words, ...idle, ...related.flatMap(([says]) => says)]);
  const unknown = (query.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => !known.has(word));
  if (unknown.length === 0) return true;
  for (const result of results.slice(0, mostAsked)) {
    const found = foundWords(await foundPage(result));
    if (unknown.every((word) => found.some((other) => other.startsWith(stemOf(word))))) return true;
  }
  return false;
}

interface Found {
  readonly results: readonly FoundPageHits[];
  readonly also: readonly string[];
}

async function findParts(engine: SearchEngine, parts: readonly QueryPart[]): Promise<Found> {
  const whole = await engine.find(parts.map(({ own }) => own).join(' '));
  const hasOthers = parts.some(({ others }) => others.length > 0);
  const hits = hasOthers ? await Promise.all(parts.map((part) => findPart(engine, part))) : [];
  const also = parts.flatMap(({ others }, at) => others.filter((_, index) => hits[at]?.others[index]?.length));
  return { results: rankHits(whole, hits, engine.factorOf), also: [...new Set(also)] };
}

async function findPart(engine: SearchEngine, { own, others }: QueryPart): Promise<PartHits<FoundResult>> {
  return {
    own: await engine.find(own),
    // Quotation marks: the words of a phrase have to follow one another.
    others: await Promise.all(others.map((other) => engine.find(other.includes(' ') ? `"${other}"` : other))),
  };
}

/** Pages with any part of a query: first those with the rarest part. */
async function findSome(
  engine: SearchEngine,
  data: SearchData,
  parts: readonly QueryPart[],
): Promise<readonly FoundPageHits[]> {
  const longer = parts.filter(({ own }) => own.length > 3);
  if (longer.length < 2) return [];
  const found = await Promise.all(
    longer.map(async (part) => {
      const { results } = await findParts(engine, [part]);
      return (await hasWords(results, part.own, data)) ? results : [];
    }),
  );
  const all = found.toSorted((a, b) => a.length - b.length).flat();
  return [...new Map(all.map((result) => [result.id, result])).values()];
}
