/** Sorts tables by a click, or Enter, on a column title; without this script the tables stay in their order. */
for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
  const body = table.tBodies[0];
  const titles = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const title of titles) {
    const kind = title.dataset['sort'];
    if (kind === undefined || body === undefined) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...title.childNodes);
    title.append(button);
    button.addEventListener('click', () => {
      const isUp = title.getAttribute('aria-sort') !== 'ascending';
      for (const other of titles) other.removeAttribute('aria-sort');
      title.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      const rows = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[title.cellIndex], kind) }));
      const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
      rows.sort((a, b) => order.compare(a.key, b.key) * (isUp ? 1 : -1));
      body.append(...rows.map((entry) => entry.row));
    });
  }
}

function keyOf(cell: HTMLTableCellElement | undefined, kind: string): string {
  if (kind === 'iso') return cell?.querySelector('time')?.dateTime ?? '';
  return cell?.textContent?.trim() ?? '';
}
