/** A page that a search found, and how well its words fit. */
export interface Hit {
  readonly id: string;
  readonly score: number;
  /** Where the words stand, counted in words from the beginning of the page. */
  readonly words: readonly number[];
}

/** What was found for one part of a query: for its own words, and for each of the others that may stand for them. */
export interface PartHits<T extends Hit> {
  readonly own: readonly T[];
  readonly others: readonly (readonly T[])[];
}

/** A page among the results: for each part of the query what was found there, or one thing for the query as a whole. */
export interface RankedPage<T extends Hit> {
  readonly id: string;
  readonly hits: readonly T[];
}

/** Other words count less than those that were typed. */
const shareOfOthers = 0.6;

/** Words that stand near each other belong together: within a sentence or two, or within a section. */
const nearness = [
  { within: 30, factor: 1.6 },
  { within: 120, factor: 1.3 },
] as const;

/**
 * Puts together what was found for the parts of a query: the pages that have every part, in its own words or in others,
 * the best first.
 *
 * @param whole pages found for the query as it stands
 * @param parts what was found for each of its parts; empty where there are no other words
 * @param factorOf how much more than a plain page a page counts
 */
export function rankHits<T extends Hit>(
  whole: readonly T[],
  parts: readonly PartHits<T>[],
  factorOf: (id: string) => number,
): readonly RankedPage<T>[] {
  const best = new Map<string, { readonly hits: readonly T[]; readonly score: number }>();
  for (const hit of whole) best.set(hit.id, { hits: [hit], score: hit.score });
  const [first, ...rest] = parts.map(bestOfPart);
  for (const [id, found] of first ?? []) {
    const all = [found, ...rest.flatMap((part) => part.get(id) ?? [])];
    if (all.length < parts.length) continue;
    const score = all.reduce((sum, entry) => sum + entry.score, 0) * factorOfNearness(all.map(({ words }) => words));
    const known = best.get(id);
    best.set(id, {
      hits: known?.hits ?? all.map(({ hit }) => hit),
      score: Math.max(score, known?.score ?? 0),
    });
  }
  return [...best]
    .map(([id, { hits, score }]) => ({ id, hits, score: score * factorOf(id) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .map(({ id, hits }) => ({ id, hits }));
}

/** How much more pages count in which the parts of a query stand near each other; 1 where they do not. */
function factorOfNearness(places: readonly (readonly number[])[]): number {
  const [first = [], ...rest] = places;
  if (rest.length === 0) return 1;
  const sorted = first.toSorted((a, b) => a - b);
  const distance = Math.max(
    ...rest.map((others) =>
      distanceOf(
        sorted,
        others.toSorted((a, b) => a - b),
      ),
    ),
  );
  return nearness.find(({ within }) => distance <= within)?.factor ?? 1;
}

/** Smallest distance between two sorted lists of places. */
function distanceOf(a: readonly number[], b: readonly number[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x = 0, y = 0] = [a[i], b[j]];
    smallest = Math.min(smallest, Math.abs(x - y));
    if (x < y) i += 1;
    else j += 1;
  }
  return smallest;
}

interface PartOfPage<T> {
  readonly hit: T;
  readonly score: number;
  readonly words: readonly number[];
}

function bestOfPart<T extends Hit>({ own, others }: PartHits<T>): ReadonlyMap<string, PartOfPage<T>> {
  const best = new Map<string, PartOfPage<T>>();
  const put = (hit: T, score: number): void => {
    const known = best.get(hit.id);
    const words = [...(known?.words ?? []), ...hit.words];
    best.set(hit.id, known !== undefined && known.score >= score ? { ...known, words } : { hit, score, words });
  };
  for (const hit of own) put(hit, hit.score);
  for (const hits of others) for (const hit of hits) put(hit, hit.score * shareOfOthers);
  return best;
}
