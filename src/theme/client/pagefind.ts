/** The part of Pagefind's interface that the search page uses. */
export interface Pagefind {
  readonly options: (options: {
    readonly baseUrl: string;
    readonly excerptLength: number;
    readonly noWorker: boolean;
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
  readonly data: () => Promise<FoundPage>;
}

export interface FoundPage {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/**
 * Loads the full-text search of this site.
 *
 * @param base path below which the site is published, with `/` at both ends
 */
export async function loadPagefind(base: string): Promise<Pagefind> {
  const address = new URL(`${base}pagefind/pagefind.js`, location.href).href;
  const engine = (await import(/* @vite-ignore */ address)) as Pagefind;
  // A worker would load the same script once more.
  await engine.options({ baseUrl: base, excerptLength: 24, noWorker: true });
  return engine;
}
