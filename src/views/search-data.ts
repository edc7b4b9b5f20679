import { routeOfClause, routeOfItem } from '../core/model/routes.ts';
import { searchKey } from './search-key.ts';

/** `search.json`: data of the exact resolver and of "did you mean", loaded by the search page only. */
export interface SearchData {
  /** Standard whose clauses a bare number means. */
  readonly standard: string;
  readonly clauses: readonly (readonly [number: string, title: string])[];
  readonly items: readonly (readonly [id: string, title: string])[];
  /** Other names of items. */
  readonly aliases: readonly (readonly [name: string, id: string])[];
  /** Words in lower case that may be suggested. */
  readonly words: readonly string[];
}

/** A page that a query names exactly. */
export interface SearchTarget {
  /** Address below the base path. */
  readonly address: string;
  readonly title: string;
}

/**
 * Makes the exact resolver: ids, clause numbers, titles and aliases, in any case, with or without blanks and leading zeros.
 *
 * @param data contents of `search.json`
 * @returns a function that gives the page a query names, or null
 */
export function createResolver(data: SearchData): (query: string) => SearchTarget | null {
  const targets = new Map<string, SearchTarget>();
  const put = (name: string, target: SearchTarget): void => {
    const key = searchKey(name);
    if (key !== '' && !targets.has(key)) targets.set(key, target);
  };
  const items = new Map(data.items.map(([id, title]) => [id, { address: routeOfItem(id), title: `${id} ${title}` }]));
  for (const [number, title] of data.clauses) {
    const target = { address: routeOfClause(data.standard, number), title: `Clause ${number} ${title}` };
    put(number, target);
    put(`clause ${number}`, target);
  }
  // An id wins over every other name, whatever order the items have.
  for (const [id, target] of items) put(id, target);
  for (const [name, id] of data.aliases) {
    const target = items.get(id);
    if (target !== undefined) put(name, target);
  }
  for (const [id, title] of data.items) {
    const target = items.get(id);
    if (target !== undefined) put(title, target);
  }
  for (const [number, title] of data.clauses)
    put(title, { address: routeOfClause(data.standard, number), title: `Clause ${number} ${title}` });
  return (query) => targets.get(searchKey(query)) ?? null;
}
