import type { ChosenFilters, FilterCounts } from './pagefind.ts';

const labels: Readonly<Record<string, string>> = {
  type: 'Kind',
  status: 'Status',
  owner: 'Owner',
  clause: 'Clause',
  service: 'Service',
};

/**
 * Fills the filters of the search page with the values that occur.
 *
 * @param fieldset where the filters belong; shown only now
 * @param counts values with the number of their pages
 * @param chosen values to begin with
 */
export function fillFilters(fieldset: HTMLFieldSetElement, counts: FilterCounts, chosen: URLSearchParams): void {
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  for (const [key, label] of Object.entries(labels)) {
    const values = Object.entries(counts[key] ?? {}).sort(([a], [b]) => order.compare(a, b));
    if (values.length === 0) continue;
    const select = document.createElement('select');
    select.name = key;
    select.append(new Option('all', ''), ...values.map(([value, count]) => new Option(`${value} (${count})`, value)));
    const wanted = chosen.get(key) ?? '';
    select.value = values.some(([value]) => value === wanted) ? wanted : '';
    const text = document.createElement('span');
    text.textContent = label;
    const wrapper = document.createElement('label');
    wrapper.append(text, select);
    fieldset.append(wrapper);
  }
  fieldset.hidden = false;
}

/** Filters as they are chosen now. */
export function chosenFilters(fieldset: HTMLFieldSetElement): ChosenFilters {
  const chosen = [...fieldset.querySelectorAll('select')].filter((select) => select.value !== '');
  return Object.fromEntries(chosen.map((select) => [select.name, [select.value]]));
}
