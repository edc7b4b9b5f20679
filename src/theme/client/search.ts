import { searchKey } from '../../views/search-key.ts';

interface SearchData {
  readonly targets: Readonly<Record<string, readonly [address: string, title: string]>>;
  readonly words: readonly string[];
}

interface FoundPage {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

interface Pagefind {
  readonly options: (options: { readonly baseUrl?: string; readonly excerptLength?: number }) => Promise<void>;
  readonly filters: () => Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>;
  readonly search: (
    query: string | null,
    options: { readonly filters: Readonly<Record<string, readonly string[]>> },
  ) => Promise<{ readonly results: readonly { readonly data: () => Promise<FoundPage> }[]; readonly filters: Readonly<Record<string, Readonly<Record<string, number>>>> }>;
}

const filterLabels: Readonly<Record<string, string>> = { type: 'Kind', status: 'Status', owner: 'Owner', clause: 'Clause', service: 'Service' };
const shownAtOnce = 20;

const form = document.querySelector<HTMLFormElement>('#search');
if (form !== null) void start(form);

async function start(form: HTMLFormElement): Promise<void> {
  const base = form.dataset['base'] ?? '/';
  const input = form.querySelector<HTMLInputElement>('#query');
  const fieldset = form.querySelector<HTMLFieldSetElement>('.search-filters');
  const status = document.querySelector('#search-status');
  const exact = document.querySelector('#search-exact');
  const list = document.querySelector('#search-results');
  const fallback = document.querySelector<HTMLElement>('#search-fallback');
  if (input === null || fieldset === null || status === null || exact === null || list === null || fallback === null) return;

  const data = fetch(`${base}search.json`).then((response) => response.json() as Promise<SearchData>);
  const engine = loadEngine(base);
  const address = new URLSearchParams(location.search);
  input.value = address.get('q') ?? '';
  let run = 0;

  const chosen = (): Record<string, readonly string[]> => {
    const filters: Record<string, readonly string[]> = {};
    for (const select of fieldset.querySelectorAll('select')) if (select.value !== '') filters[select.name] = [select.value];
    return filters;
  };

  const search = async (): Promise<void> => {
    run += 1;
    const own = run;
    const query = input.value.trim();
    const filters = chosen();
    const parameters = new URLSearchParams({ ...(query === '' ? {} : { q: query }), ...Object.fromEntries(Object.entries(filters).map(([key, [value = '']]) => [key, value])) });
    history.replaceState(null, '', `${location.pathname}${parameters.size > 0 ? `?${parameters.toString()}` : ''}`);
    fallback.hidden = query !== '' || Object.keys(filters).length > 0;
    if (!fallback.hidden) {
      exact.replaceChildren();
      list.replaceChildren();
      status.textContent = '';
      return;
    }
    const known = await data;
    if (own !== run) return;
    showExact(exact, known, query, base);
    const { search: find } = await engine;
    const found = await find(query === '' ? null : query, { filters });
    const pages = await Promise.all(found.results.slice(0, shownAtOnce).map((result) => result.data()));
    if (own !== run) return;
    const words = found.results.length === 0 ? suggestions(query, known.words) : [];
    status.textContent = found.results.length === 0 ? `Nothing found for “${query}”.` : `${found.results.length} ${found.results.length === 1 ? 'page' : 'pages'}`;
    if (words.length > 0) showSuggestion(status, words, (word) => {
      input.value = word;
      void search();
    });
    list.replaceChildren(...pages.map(resultElement));
  };

  const { filters } = await engine;
  await fillFilters(fieldset, await filters(), address);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  form.addEventListener('input', () => void search());
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    }
  });
  await search();
}

async function loadEngine(base: string): Promise<Pagefind> {
  const address = new URL(`${base}pagefind/pagefind.js`, location.href).href;
  const engine = (await import(/* @vite-ignore */ address)) as Pagefind;
  await engine.options({ excerptLength: 24 });
  return engine;
}

async function fillFilters(fieldset: HTMLFieldSetElement, counts: Readonly<Record<string, Readonly<Record<string, number>>>>, address: URLSearchParams): Promise<void> {
  for (const [key, label] of Object.entries(filterLabels)) {
    const values = Object.entries(counts[key] ?? {});
    if (values.length === 0) continue;
    const select = document.createElement('select');
    select.name = key;
    select.append(new Option('all', ''), ...values.sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true })).map(([value, count]) => new Option(`${value} (${count})`, value)));
    select.value = address.get(key) ?? '';
    const text = document.createElement('span');
    text.textContent = label;
    const wrapper = document.createElement('label');
    wrapper.append(text, select);
    fieldset.append(wrapper);
  }
  fieldset.hidden = false;
}

/** Ids, aliases, clause numbers and whole titles answer before the full text. */
function showExact(place: Element, data: SearchData, query: string, base: string): void {
  const target = data.targets[searchKey(query)];
  place.replaceChildren();
  if (target === undefined) return;
  const link = document.createElement('a');
  link.href = `${base.replace(/\/$/, '')}${target[0]}`;
  link.textContent = target[1];
  link.className = 'exact-hit';
  place.append(link);
}

function resultElement(page: FoundPage): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = page.url;
  link.textContent = page.meta['title'] ?? page.url;
  const kind = document.createElement('span');
  kind.className = 'muted';
  kind.textContent = [...(page.filters['type'] ?? []), ...(page.filters['status'] ?? [])].join(', ');
  const excerpt = document.createElement('p');
  // The excerpt marks hits with <mark>; everything else in it is text.
  for (const part of page.excerpt.split(/(<mark>.*?<\/mark>)/g)) {
    const marked = /^<mark>(.*)<\/mark>$/.exec(part);
    const text = decodeText(marked?.[1] ?? part);
    if (marked === null) excerpt.append(text);
    else excerpt.append(Object.assign(document.createElement('mark'), { textContent: text }));
  }
  item.append(link, ' ', kind, excerpt);
  return item;
}

function decodeText(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

function showSuggestion(status: Element, words: readonly string[], choose: (word: string) => void): void {
  status.append(' Did you mean ');
  words.forEach((word, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'suggestion';
    button.textContent = word;
    button.addEventListener('click', () => choose(word));
    status.append(...(index > 0 ? [' or '] : []), button);
  });
  status.append('?');
}

/** Each word nobody uses is replaced by the nearest one of the vocabulary. */
function suggestions(query: string, vocabulary: readonly string[]): readonly string[] {
  const known = new Set(vocabulary);
  let changed = false;
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .map((word) => {
      if (known.has(word) || word.length < 4) return word;
      const near = nearest(word, vocabulary);
      changed ||= near !== null;
      return near ?? word;
    });
  return changed ? [words.join(' ')] : [];
}

function nearest(word: string, vocabulary: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = word.length < 7 ? 2 : 3;
  for (const candidate of vocabulary) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Edits between two words; swapping two neighbouring letters is one edit. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) distance = Math.min(distance, (before[j - 2] ?? 0) + 1);
      current.push(distance);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
