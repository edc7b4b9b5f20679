import type { RankedPage } from '../../views/search-rank.ts';

/** The part of Pagefind's interface that the search page uses. */
export interface Pagefind {
  readonly options: (options: {
    readonly baseUrl: string;
    readonly excerptLength: number;
    readonly noWorker: boolean;
    /** Weight of each field of metadata; what has none counts, so 0 keeps a field out of the search. */
    readonly ranking: { readonly metaWeights: Readonly<Record<string, number>> };
  }) => Promise<void>;
  readonly filters: () => Promise<FilterCounts>;
  readonly search: (
    query: string | null,
    options: { readonly filters: ChosenFilters },
  ) => Promise<{ readonly results: readonly FoundResult[] }>;
}

/** Filter -> value -> number of pages. */
export type FilterCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export type ChosenFilters = Readonly<Record<string, readonly string[]>>;

export interface FoundResult {
  readonly id: string;
  readonly score: number;
  /** Where the words stand, counted in words from the beginning of the page. */
  readonly words: readonly number[];
  readonly data: () => Promise<FoundPage>;
}

/** A piece of a page: its beginning, or what follows a heading. */
export interface FoundSection {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  /** Set where the section has an address of its own. */
  readonly anchor?: { readonly id: string };
  readonly weighted_locations: readonly { readonly balanced_score: number }[];
}

/** A page among the results. */
export type FoundPageHits = RankedPage<FoundResult>;

export interface FoundPage {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sub_results: readonly FoundSection[];
}

/**
 * Loads the full-text search of this site.
 *
 * @param base path below which the site is published, with `/` at both ends
 */
export async function loadPagefind(base: string): Promise<Pagefind> {
  const address = new URL(`${base}pagefind/pagefind.js`, location.href).href;
  const engine = (await import(/* @vite-ignore */ address)) as Pagefind;
  const ranking = { metaWeights: { title: 2, day: 0 } };
  // A worker would load the same script once more.
  await engine.options({ baseUrl: base, excerptLength: 24, noWorker: true, ranking });
  return engine;
}
