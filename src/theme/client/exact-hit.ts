import type { SearchTarget } from '../../views/search-data.ts';
import { searchKey } from '../../views/search-key.ts';
import type { ResultFacts } from './search-results.ts';

/** A page that a query names. */
export interface ExactHit {
  readonly href: string;
  readonly text: string;
  /** What the page says of itself; null where its title says it all. */
  readonly facts: ResultFacts | null;
}

/**
 * The link for a page that a query names exactly. Titles of items are not part of the data of the search: the page is
 * asked for its own.
 *
 * @param target what the resolver found
 * @param query as typed
 * @param base path below which the site is published
 * @returns null when there is no such page, or it has another title after all
 */
export async function exactHit(target: SearchTarget | null, query: string, base: string): Promise<ExactHit | null> {
  if (target === null) return null;
  const href = `${base.slice(0, -1)}${target.address}`;
  if (target.title !== null) return { href, text: target.title, facts: null };
  const response = await fetch(href);
  if (!response.ok) return null;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const text = wordsOf(page.querySelector('h1'));
  const id = wordsOf(page.querySelector('h1 .item-id'));
  const isOther = target.isLikely && searchKey(text.slice(id.length)) !== searchKey(query);
  return isOther ? null : { href, text, facts: factsOf(page) };
}

function factsOf(page: Document): ResultFacts {
  const mark = (name: string): string => wordsOf(page.querySelector(`h1 ~ * [data-pagefind-filter="${name}"]`));
  return {
    type: mark('type'),
    applies: mark('applies') !== 'no',
    status: mark('status'),
    owner: mark('owner'),
    day: wordsOf(page.querySelector('h1 ~ * [data-pagefind-meta="day"]')),
  };
}

function wordsOf(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
