import type { ChosenFilters } from './pagefind.ts';
import type { SearchEngine } from './search-engine.ts';

/** All that a form says, without what is left empty. */
export function statedIn(form: HTMLFormElement): readonly (readonly [name: string, value: string])[] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value] as const] : [],
  );
}

/** Filters as they are chosen now, but for the one that leaves out what does not apply today. */
export function chosenFilters(form: HTMLFormElement): ChosenFilters {
  const chosen = statedIn(form).filter(([name]) => name !== 'q' && name !== 'standing');
  return Object.fromEntries(chosen.map(([name, value]) => [name, [value]]));
}

/** True where what does not apply today is wanted too: asked for by itself, or by a status. */
export function wantsAll(form: HTMLFormElement): boolean {
  const data = new FormData(form);
  return data.get('standing') === 'all' || (data.get('status') ?? '') !== '';
}

/**
 * Fills the filters of the search page with the values that occur, and chooses those of the address.
 *
 * @param form the form
 * @param engine the full text
 * @param wanted what the address asks for
 */
export function fillFilters(form: HTMLFormElement, engine: SearchEngine, wanted: URLSearchParams): void {
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  for (const select of form.querySelectorAll('select')) {
    const values = Object.keys(engine.filters[select.name] ?? {}).sort((a, b) => order.compare(a, b));
    select.append(...values.map((value) => new Option(value, value)));
    select.value = wanted.get(select.name) ?? '';
    if (select.selectedIndex < 0) select.value = '';
    if (select.parentElement !== null) select.parentElement.hidden = values.length === 0;
  }
  for (const box of form.querySelectorAll<HTMLInputElement>('[type=radio], [type=checkbox]')) {
    if (wanted.has(box.name)) box.checked = wanted.get(box.name) === box.value;
  }
}

/** On a narrow screen the filters stand behind a button. */
export function openFilters(form: HTMLFormElement): void {
  const toggle = form.querySelector('.filters-toggle');
  toggle?.addEventListener('click', () => {
    const isOpen = toggle.getAttribute('aria-expanded') === 'true';
    toggle.setAttribute('aria-expanded', String(!isOpen));
  });
}

/**
 * Writes behind every value of every filter how many of the results have it.
 *
 * @param form the form
 * @param engine the full text
 * @param found ids of the results that all filters but the one with this name leave
 * @param isStale true where other results are shown meanwhile
 */
export async function countFilters(
  form: HTMLFormElement,
  engine: SearchEngine,
  found: (name: string) => Promise<readonly string[]>,
  isStale: () => boolean,
): Promise<void> {
  for (const box of form.querySelectorAll<HTMLInputElement>('[name=group]')) {
    const count = await countOf(engine, 'group', box.value, await found('group'));
    if (isStale()) return;
    const place = box.parentElement?.querySelector('.chip-count');
    if (place) place.textContent = String(count);
    box.parentElement?.toggleAttribute('data-empty', count === 0);
  }
  for (const select of form.querySelectorAll('select')) {
    const ids = await found(select.name);
    for (const option of [...select.options].slice(1)) {
      const count = await countOf(engine, select.name, option.value, ids);
      if (isStale()) return;
      option.textContent = `${option.value} (${count})`;
      option.hidden = count === 0 && !option.selected;
      // Some browsers show what is hidden here.
      option.disabled = option.hidden;
    }
  }
}

async function countOf(engine: SearchEngine, key: string, value: string, ids: readonly string[]): Promise<number> {
  if (value === '') return ids.length;
  const having = await engine.having(key, value);
  return ids.reduce((count, id) => count + (having.has(id) ? 1 : 0), 0);
}
