import type { SearchTexts } from '../../views/search-texts.ts';
import { bestSections, decodeText } from './found-page.ts';
import type { FoundPage } from './pagefind.ts';

/** What a result says of a page in one line. */
export interface ResultFacts {
  readonly type: string;
  readonly applies: boolean;
  readonly status: string;
  readonly day: string;
  readonly owner: string;
}

/** What a page is, whether it applies, since when, and who owns it. */
export function resultLine({ type, applies, status, day, owner }: ResultFacts, texts: SearchTexts): HTMLElement {
  const line = element('p', 'result-line');
  line.append(element('span', 'result-kind', type));
  if (!applies) line.append(' ', element('span', 'flag', texts.notToday));
  for (const fact of [status, day, owner]) if (fact !== '') line.append(' ', element('span', 'result-fact', fact));
  return line;
}

/** A page that was found, as an entry of the list: what it is, and where the words stand in it. */
export function resultElement(page: FoundPage, texts: SearchTexts): HTMLLIElement {
  const item = document.createElement('li');
  const first = (name: string): string => page.filters[name]?.[0] ?? '';
  const line = resultLine(
    {
      type: first('type'),
      applies: first('applies') !== 'no',
      status: first('status'),
      day: page.meta['day'] ?? '',
      owner: first('owner'),
    },
    texts,
  );
  const [best, ...others] = bestSections(page.sub_results);
  const excerpt = element('p', 'result-excerpt');
  if (best !== undefined) excerpt.append(linkTo(best.url, best.title, 'result-section'), ' ');
  excerpt.append(...markedText(excerptOf(best ?? page, best?.title ?? '')));
  item.append(linkTo(page.url, page.meta['title'] ?? page.url, 'result-title'), line, excerpt);
  if (others.length > 0) {
    const more = element('p', 'result-more', texts.moreSections);
    for (const { url, title } of others) more.append(' ', linkTo(url, title, 'result-section'));
    item.append(more);
  }
  return item;
}

/** An excerpt without the heading at its beginning, which stands before it as a link. */
function excerptOf({ excerpt }: { readonly excerpt: string }, heading: string): string {
  return excerpt.startsWith(`${heading}.`) ? excerpt.slice(heading.length + 1).trim() : excerpt;
}

/** An excerpt marks hits with <mark>; everything else in it is text. */
function markedText(excerpt: string): readonly (string | HTMLElement)[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/g).map((part) => {
    const marked = /^<mark>(.*)<\/mark>$/.exec(part);
    return marked === null ? decodeText(part) : element('mark', '', decodeText(marked[1] ?? ''));
  });
}

function element(name: 'p' | 'span' | 'mark', className: string, text = ''): HTMLElement {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

function linkTo(href: string, text: string, className: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, className, textContent: text });
}
