import type { LinkView, Site } from './site.ts';
import { hrefOf } from './site.ts';
import { say } from './words/say.ts';

/** Where one page of a long list stands among the others. */
export interface Paging {
  readonly number: number;
  readonly total: number;
  /** Number of the first and of the last entry on this page. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly previous: LinkView | null;
  readonly next: LinkView | null;
  /** First, last and neighbouring pages; a gap in the numbers is a gap in the list. */
  readonly pages: readonly (LinkView & { readonly isCurrent: boolean })[];
}

/** Number of pages a list takes; an empty one takes one. */
export function pageCount(count: number, size: number): number {
  return Math.max(1, Math.ceil(count / size));
}

/** Numbers of the pages after the first, for a router: the first has the address without a number. */
export function laterPages(count: number, size: number): readonly number[] {
  return Array.from({ length: pageCount(count, size) - 1 }, (_, index) => index + 2);
}

/**
 * One page of a list.
 *
 * @param site the site
 * @param path address of the first page, for example `/registers/risk/`; later ones are `/registers/risk/2/`
 * @param list the whole list
 * @param number number of the page, from 1
 * @param size most entries on a page
 */
export function pageOf<T>(
  site: Site,
  path: string,
  list: readonly T[],
  number: number,
  size: number,
): { readonly entries: readonly T[]; readonly paging: Paging } {
  const total = pageCount(list.length, size);
  const from = (number - 1) * size;
  const entries = list.slice(from, from + size);
  const link = (page: number, text: string): LinkView => ({ href: hrefOf(site, pathOfPage(path, page)), text });
  const shown = [1, number - 2, number - 1, number, number + 1, number + 2, total];
  const numbers = [...new Set(shown.filter((page) => page >= 1 && page <= total))];
  return {
    entries,
    paging: {
      number,
      total,
      from: list.length === 0 ? 0 : from + 1,
      to: from + entries.length,
      count: list.length,
      previous: number > 1 ? link(number - 1, say('Previous page')) : null,
      next: number < total ? link(number + 1, say('Next page')) : null,
      pages: numbers.map((page) => ({ ...link(page, String(page)), isCurrent: page === number })),
    },
  };
}

/** Address of a page of a list. */
export function pathOfPage(path: string, number: number): string {
  return number === 1 ? path : `${path}${number}/`;
}

/** The beginning of a list, and how many entries it leaves out. */
export function beginningOf<T>(
  list: readonly T[],
  most: number,
): { readonly shown: readonly T[]; readonly rest: number } {
  return { shown: list.slice(0, most), rest: Math.max(0, list.length - most) };
}

/** Link to the page that has the rest of a list; null when nothing is left out. */
export function moreOn(page: LinkView, rest: number): LinkView | null {
  return rest > 0 ? { href: page.href, text: say('and {count} more', { count: rest }) } : null;
}
