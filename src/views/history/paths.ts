import { pageCount, pathOfPage } from '../paging.ts';
import type { Site } from '../site.ts';
import { hrefOf } from '../site.ts';
import { commitViews, commitsPerPage, mostCommits } from './commits.ts';
import { routeOfHistory } from './routes.ts';
import type { Step } from './steps.ts';
import { commitsOf, stepsOf } from './steps.ts';

/** A page of history for the router: the address after `history/`, and what it shows. */
interface HistoryPath {
  readonly params: { readonly item: string; readonly page: string | undefined };
  readonly props: { readonly id: string; readonly list: 'versions' | 'commits'; readonly number: number };
}

/** True where an item or register has a page with its history. */
export function hasHistory(site: Site, id: string): boolean {
  const { history, historyLimits, items } = site.checked.sms;
  if (history !== null) return commitsOf(site, id).length > 0 || stepsOf(site, id).length > 0;
  const item = items.get(id);
  return historyLimits.length > 0 && item?.type.class === 'document' && item.storage === 'file';
}

/** Paths of all pages of history. */
export function historyPaths(site: Site): readonly HistoryPath[] {
  const { items, registers } = site.checked.sms;
  return [...items.keys(), ...registers.keys()]
    .filter((id) => hasHistory(site, id))
    .flatMap((id) => {
      const commits = commitViews(site, id).length;
      const path = (list: 'versions' | 'commits', number: number): HistoryPath => {
        const parts = [...(list === 'commits' ? ['commits'] : []), ...(number === 1 ? [] : [String(number)])];
        const page = parts.length === 0 ? undefined : parts.join('/');
        return { params: { item: id.toLowerCase(), page }, props: { id, list, number } };
      };
      return [
        ...numbers(Math.max(1, pagesOfSteps(site, id).length)).map((number) => path('versions', number)),
        ...(commits > mostCommits
          ? numbers(pageCount(commits, commitsPerPage)).map((number) => path('commits', number))
          : []),
      ];
    });
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Address of a state on the page of the history that lists it. */
export function hrefOfStep(site: Site, id: string, key: string): string {
  const page = pagesOfSteps(site, id).findIndex((steps) => steps.some((step) => step.key === key));
  return `${hrefOf(site, pathOfPage(routeOfHistory(id), Math.max(0, page) + 1))}#${key}`;
}

const mostSteps = 20;
/** Signs of text that the versions of one page may have together: it bounds what their comparisons can weigh. */
const mostSigns = 80_000;

/**
 * States of an item in pages, newest first: as many on each as are light enough together.
 *
 * @param site the site
 * @param id id of an item or register
 */
export function pagesOfSteps(site: Site, id: string): readonly (readonly Step[])[] {
  const ofSite = known.get(site) ?? new Map<string, readonly (readonly Step[])[]>();
  known.set(site, ofSite);
  const found = ofSite.get(id);
  if (found !== undefined) return found;
  const pages = splitSteps(site, id);
  ofSite.set(id, pages);
  return pages;
}

const known = new WeakMap<Site, Map<string, readonly (readonly Step[])[]>>();

function splitSteps(site: Site, id: string): readonly (readonly Step[])[] {
  const pages: Step[][] = [];
  let signs = 0;
  for (const step of stepsOf(site, id).toReversed()) {
    const own = Math.min(40_000, signsOf(site, step));
    const page = pages.at(-1);
    if (page === undefined || page.length >= mostSteps || signs + own > mostSigns) {
      pages.push([step]);
      signs = own;
    } else {
      page.push(step);
      signs += own;
    }
  }
  return pages;
}

function signsOf(site: Site, { snapshot, previous }: Step): number {
  const { history } = site.checked.sms;
  if (snapshot === null || previous === null || history === null) return 0;
  const signs = (state: typeof snapshot): number => history.textOf(state).length + JSON.stringify(state.stated).length;
  return signs(snapshot) + signs(previous);
}
