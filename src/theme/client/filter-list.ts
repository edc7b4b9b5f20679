import { fillText } from '../../views/search-texts.ts';

/**
 * Filters the rows of a list by text, by the values of `data-` attributes (several stand between `|`) and by a first day; without
 * scripts the form is not shown. The address may say which values to begin with: `/due/?who=Service+Desk+Manager`.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filters]')) {
  const list = document.querySelector(form.dataset['filters'] ?? '');
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-status]') ?? [])];
  const count = form.querySelector('.filter-count');
  const texts = new Map(rows.map((row) => [row, (row.textContent ?? '').toLowerCase()]));

  const apply = (): void => {
    const wanted = [...new FormData(form)]
      .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : ''] as const)
      .filter(([, text]) => text !== '');
    let shown = 0;
    for (const row of rows) {
      const fits = wanted.every(([key, text]) =>
        key === 'text'
          ? (texts.get(row) ?? '').includes(text.toLowerCase())
          : key === 'since'
            ? (row.dataset['day'] ?? '') >= text
            : (row.dataset[key] ?? '').split('|').includes(text),
      );
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    if (count !== null) count.textContent = fillText(form.dataset['count'] ?? '', { shown, all: rows.length });
  };

  for (const [key, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(key);
    const isKnown = field instanceof HTMLSelectElement && [...field.options].some((option) => option.value === value);
    if (isKnown) field.value = value;
  }
  form.hidden = rows.length === 0;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  apply();
}
