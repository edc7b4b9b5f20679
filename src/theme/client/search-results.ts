import type { FoundPage } from './pagefind.ts';

/** A page that was found, as an entry of the list of results. */
export function resultElement(page: FoundPage): HTMLLIElement {
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
    excerpt.append(marked === null ? text : Object.assign(document.createElement('mark'), { textContent: text }));
  }
  item.append(link, ' ', kind, excerpt);
  return item;
}

function decodeText(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
