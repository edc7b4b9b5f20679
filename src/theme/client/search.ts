import { createResolver } from '../../views/search-data.ts';
import type { SearchData } from '../../views/search-data.ts';
import { suggestQuery } from '../../views/suggest-words.ts';
import { exactHit } from './exact-hit.ts';
import type { FoundPage, FoundResult } from './pagefind.ts';
import { loadPagefind } from './pagefind.ts';
import { chosenFilters, fillFilters } from './search-filters.ts';
import { resultElement } from './search-results.ts';

const shownAtOnce = 20;

const page = document.querySelector<HTMLFormElement>('#cb_search');
if (page !== null) void start(page);

/** Makes the search page work: exact names first, then the full text, then a suggestion. */
async function start(form: HTMLFormElement): Promise<void> {
  const base = form.dataset['base'] ?? '/';
  const input = element(HTMLInputElement, '#cb_query');
  const fieldset = element(HTMLFieldSetElement, '#cb_search-filters');
  const status = element(HTMLElement, '#cb_search-status');
  const suggestion = element(HTMLElement, '#cb_search-suggestion');
  const exact = element(HTMLElement, '#cb_search-exact');
  const list = element(HTMLElement, '#cb_search-results');
  const more = element(HTMLButtonElement, '#cb_search-more');
  const fallback = element(HTMLElement, '#cb_search-fallback');
  const parameters = new URLSearchParams(location.search);
  input.value = parameters.get('q') ?? '';

  const known = fetch(`${base}search.json`).then((response) => response.json() as Promise<SearchData>);
  const resolver = known.then(createResolver);
  const engine = loadPagefind(base);
  let results: readonly FoundResult[] = [];
  let run = 0;

  const load = (from: number): Promise<readonly FoundPage[]> =>
    Promise.all(results.slice(from, from + shownAtOnce).map((result) => result.data()));
  const show = (pages: readonly FoundPage[]): void => {
    list.append(...pages.map(resultElement));
    more.hidden = list.childElementCount >= results.length;
  };

  const search = async (): Promise<void> => {
    run += 1;
    const own = run;
    const isStale = (): boolean => own !== run;
    const query = input.value.trim();
    const filters = chosenFilters(fieldset);
    const isIdle = query === '' && Object.keys(filters).length === 0;
    remember(query, filters);
    fallback.hidden = !isIdle;
    if (isIdle) {
      clear();
      status.textContent = '';
      return;
    }
    const hit = query === '' ? null : await exactHit((await resolver)(query), query, base);
    const { search: find } = await engine;
    const { results: whole } = await find(query === '' ? null : query, { filters });
    const partly = whole.length > 0 || hit !== null ? [] : await findAnyWord(query, (word) => find(word, { filters }));
    const { words } = await known;
    if (isStale()) return;
    results = whole.length > 0 ? whole : partly;
    const pages = await load(0);
    if (isStale()) return;
    clear();
    if (hit !== null) exact.append(link(hit.href, hit.text));
    else suggest(suggestQuery(query, words, whole.length > 0));
    status.textContent = describe(whole.length, partly.length, query);
    show(pages);
  };

  const clear = (): void => {
    exact.replaceChildren();
    suggestion.replaceChildren();
    list.replaceChildren();
    more.hidden = true;
  };

  const suggest = (better: string | null): void => {
    if (better === null) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'suggestion';
    button.textContent = better;
    button.addEventListener('click', () => {
      input.value = better;
      input.focus();
      begin();
    });
    suggestion.append('Did you mean ', button, '?');
  };

  const begin = (): void => {
    search().catch(() => {
      status.textContent = 'The search could not be loaded. The lists below lead everywhere.';
      fallback.hidden = false;
    });
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    begin();
  });
  form.addEventListener('input', begin);
  more.addEventListener('click', () => {
    const own = run;
    void load(list.childElementCount).then((pages) => {
      if (own === run) show(pages);
    });
  });
  try {
    fillFilters(fieldset, await (await engine).filters(), parameters);
  } catch {
    // The search below says so.
  }
  begin();
}

function element<T extends HTMLElement>(kind: new () => T, selector: string): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The search page has no ${selector}.`);
  return found;
}

function link(href: string, text: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent: text, className: 'exact-hit' });
}

function describe(whole: number, partly: number, query: string): string {
  const pages = (count: number): string => (count === 1 ? '1 page' : `${count} pages`);
  if (whole > 0) return pages(whole);
  if (partly > 0) return `No page has all of these words. ${pages(partly)} with some of them:`;
  return query === '' ? 'Nothing found.' : `Nothing found for “${query}”.`;
}

/** Pages with any word of a query: first those with the rarest word. */
async function findAnyWord(
  query: string,
  find: (word: string) => Promise<{ readonly results: readonly FoundResult[] }>,
): Promise<readonly FoundResult[]> {
  const words = query.split(/\s+/).filter((word) => word.length > 3);
  if (words.length < 2) return [];
  const found = await Promise.all(words.map(find));
  const all = found.toSorted((a, b) => a.results.length - b.results.length).flatMap(({ results }) => results);
  return [...new Map(all.map((result) => [result.id, result])).values()];
}

/** Keeps the query in the address, so that it can be shared and survives going back. */
function remember(query: string, filters: Readonly<Record<string, readonly string[]>>): void {
  const parameters = new URLSearchParams(query === '' ? {} : { q: query });
  for (const [key, values] of Object.entries(filters)) for (const value of values) parameters.append(key, value);
  history.replaceState(null, '', `${location.pathname}${parameters.size > 0 ? `?${parameters.toString()}` : ''}`);
}
