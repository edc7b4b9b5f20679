import { createResolver } from '../../views/search-data.ts';
import type { SearchData } from '../../views/search-data.ts';
import type { SearchTexts } from '../../views/search-texts.ts';
import { exactHit } from './exact-hit.ts';
import { showRecentPages } from './recent-list.ts';
import { answerQuery } from './search-answer.ts';
import { loadEngine } from './search-engine.ts';
import { chosenFilters, countFilters, fillFilters, openFilters, statedIn } from './search-filters.ts';
import { listenToKeys } from './search-keys.ts';
import { narrowDown } from './search-narrow.ts';
import { showFailure, showIdle, showOutcome } from './search-page.ts';

const page = document.querySelector<HTMLFormElement>('#cb_search');
const field = document.querySelector<HTMLInputElement>('#cb_query');
if (page !== null && field !== null) void start(page, field);

/** Makes the search page work: exact names first, then the full text in the words typed and in others for the same. */
async function start(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
  const base = form.dataset['base'] ?? '/';
  const texts = JSON.parse(form.dataset['texts'] ?? '{}') as SearchTexts;
  const parameters = new URLSearchParams(location.search);
  const known = fetch(`${base}search.json`).then((response) => response.json() as Promise<SearchData>);
  const resolver = known.then(createResolver);
  const engine = loadEngine(base);
  let run = 0;

  const search = async (): Promise<void> => {
    run += 1;
    const own = run;
    const isStale = (): boolean => own !== run;
    const query = input.value.trim();
    const isIdle = query === '' && Object.keys(chosenFilters(form)).length === 0;
    remember(form);
    showRecentPages(base, isIdle);
    showIdle(isIdle);
    if (isIdle) return;
    const [data, full, resolve] = await Promise.all([known, engine, resolver]);
    const hit = query === '' ? null : await exactHit(resolve(query), query, base);
    const answer = query === '' ? null : await answerQuery(full, data, query, hit !== null);
    const narrowed = await narrowDown(full, form, answer === null ? null : answer.results);
    if (isStale()) return;
    await showOutcome({ query, hit, answer, ...narrowed }, texts, { searchFor, wantAll }, isStale);
    await countFilters(form, full, narrowed.without, isStale);
  };
  const begin = (): void => {
    search().catch(() => showFailure(texts));
  };
  const searchFor = (query: string): void => {
    input.value = query;
    input.focus();
    begin();
  };
  const wantAll = (): void => {
    for (const box of form.querySelectorAll<HTMLInputElement>('[name=standing]')) box.checked = true;
    input.focus();
    begin();
  };

  input.value = parameters.get('q') ?? '';
  form.toggleAttribute('data-live', true);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    begin();
  });
  form.addEventListener('input', begin);
  openFilters(form);
  listenToKeys(input);
  if (parameters.size === 0) begin();
  try {
    fillFilters(form, await engine, parameters);
  } catch {
    // The search below says so.
  }
  begin();
}

/** Keeps the query in the address, so that it can be shared and survives going back. */
function remember(form: HTMLFormElement): void {
  const parameters = new URLSearchParams(statedIn(form).map(([name, value]) => [name, value]));
  history.replaceState(null, '', `${location.pathname}${parameters.size > 0 ? `?${parameters.toString()}` : ''}`);
}
