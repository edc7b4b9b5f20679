/** Filters the rows of a list by text and by the values of `data-` attributes; the form is shown only when this runs. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filters]')) {
  const list = document.querySelector(form.dataset['filters'] ?? '');
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-status], tbody > tr') ?? [])];
  const count = form.querySelector('.filter-count');
  const texts = new Map(rows.map((row) => [row, (row.textContent ?? '').toLowerCase()]));

  const apply = (): void => {
    const wanted = new FormData(form);
    let shown = 0;
    for (const row of rows) {
      let fits = true;
      for (const [key, value] of wanted) {
        const text = String(value).trim();
        if (text === '') continue;
        fits &&= key === 'text' ? (texts.get(row) ?? '').includes(text.toLowerCase()) : (row.dataset[key] ?? '').split('|').includes(text);
      }
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    if (count !== null) count.textContent = `${shown} of ${rows.length}`;
  };

  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  apply();
}
