import { searchGroups } from '../../views/search-groups.ts';
import type { ChosenFilters, FilterCounts, FoundResult } from './pagefind.ts';
import { loadPagefind } from './pagefind.ts';

/** The full text of this site: what it answers is kept, since people type letter by letter. */
export interface SearchEngine {
  /** Values of the filters that occur. */
  readonly filters: FilterCounts;
  /** Pages with all of these words. */
  readonly find: (words: string) => Promise<readonly FoundResult[]>;
  /** Pages that filters leave; null where none is chosen. */
  readonly chosen: (filters: ChosenFilters) => Promise<readonly FoundResult[] | null>;
  /** Pages with one value of a filter. */
  readonly having: (key: string, value: string) => Promise<ReadonlySet<string>>;
  /** How much more than a plain page a page counts. */
  readonly factorOf: (id: string) => number;
}

/** Pages about the manual itself, such as that on accessibility. */
const factorOfOthers = 0.3;
/** Texts that most readers of this manual cannot read. */
const factorOfOtherLanguage = 0.1;

/**
 * Loads the full text.
 *
 * @param base path below which the site is published, with `/` at both ends
 */
export async function loadEngine(base: string): Promise<SearchEngine> {
  const pagefind = await loadPagefind(base);
  const search = async (words: string | null, filters: ChosenFilters): Promise<readonly FoundResult[]> =>
    (await pagefind.search(words, { filters })).results;
  const find = kept((words: string) => search(words, {}));
  const having = kept(async (pair: string) => {
    const [key = '', value = ''] = pair.split('\n');
    return new Set((await search(null, { [key]: [value] })).map(({ id }) => id));
  });
  const filters = await pagefind.filters();
  const factors = new Map<string, number>();
  for (const { name, factor } of searchGroups) {
    if (filters['group']?.[name] === undefined) continue;
    for (const id of await having(`group\n${name}`)) factors.set(id, factor);
  }
  for (const id of await having('foreign\nyes')) factors.set(id, (factors.get(id) ?? 1) * factorOfOtherLanguage);
  return {
    filters,
    find,
    chosen: async (chosen) => (Object.keys(chosen).length === 0 ? null : search(null, chosen)),
    having: (key, value) => having(`${key}\n${value}`),
    factorOf: (id) => factors.get(id) ?? factorOfOthers,
  };
}

function kept<T>(answer: (question: string) => Promise<T>): (question: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (question) => {
    const found = known.get(question) ?? answer(question);
    known.set(question, found);
    return found;
  };
}
