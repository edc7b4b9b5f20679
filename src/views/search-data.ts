import { routeOfClause, routeOfItem } from '../core/model/routes.ts';
import { unpackIds } from './id-runs.ts';
import type { RelatedWords } from './search-words.ts';
import { nameMark, nameMarkLength, searchKey } from './search-key.ts';

/** `search.json`: data of the exact resolver and of "did you mean", loaded by the search page only. */
export interface SearchData {
  /** Standard whose clauses a bare number means. */
  readonly standard: string;
  readonly clauses: readonly (readonly [number: string, title: string])[];
  /** How a clause is called: `Clause {number} {title}`. */
  readonly clauseName: string;
  /** Clauses of the other standards in use, where there are any. */
  readonly otherClauses?: readonly (readonly [standard: string, number: string, title: string])[];
  /** Ids of all items and registers, as `packIds` writes them. */
  readonly ids: string;
  /** A mark for the title of each of them, in the same order: titles would make up nearly all of this file. */
  readonly titles: string;
  /** Other names of items. */
  readonly aliases: readonly (readonly [name: string, id: string])[];
  /** Words in lower case that may be suggested. */
  readonly words: readonly string[];
  /** Words that are searched for besides those typed. */
  readonly related: readonly RelatedWords[];
  /** Words of questions, left out of a query that has others. */
  readonly idle: readonly string[];
}

/** A page that a query names exactly. */
export interface SearchTarget {
  /** Address below the base path. */
  readonly address: string;
  /** Text of a link to it; null where the page itself has to be asked. */
  readonly title: string | null;
  /** True where only a mark says that the query is the title of the page: it has to be compared with the page itself. */
  readonly isLikely: boolean;
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
  const clauses = [
    ...data.clauses.map(([number, title]) => [data.standard, number, title] as const),
    ...(data.otherClauses ?? []),
  ].map(([standard, number, title]) => ({
    number,
    name: title,
    target: {
      address: routeOfClause(standard, number),
      title: data.clauseName.replace('{number}', number).replace('{title}', () => title),
      isLikely: false,
    },
  }));
  for (const { number, target } of clauses) {
    put(number, target);
    for (const word of ['clause', 'Abschnitt']) put(`${word} ${number}`, target);
  }
  // An id wins over every other name, whatever order the items have.
  const ids = unpackIds(data.ids);
  for (const id of ids) put(id, { address: routeOfItem(id), title: null, isLikely: false });
  for (const [name, id] of data.aliases) put(name, { address: routeOfItem(id), title: null, isLikely: false });
  const titles = new Map<string, string>();
  ids.forEach((id, at) => {
    const mark = data.titles.slice(at * nameMarkLength, (at + 1) * nameMarkLength);
    if (!titles.has(mark)) titles.set(mark, id);
  });
  const named = new Map(clauses.toReversed().map(({ name, target }) => [searchKey(name), target]));
  return (query) => {
    const key = searchKey(query);
    const found = targets.get(key);
    if (found !== undefined || key === '') return found ?? null;
    const clause = named.get(key);
    const id = titles.get(nameMark(query));
    return id === undefined ? (clause ?? null) : { address: routeOfItem(id), title: null, isLikely: true };
  };
}
