import type { Element, ElementContent } from 'hast';
import { element, text } from './hast.ts';

/** What a place in running text becomes. */
export interface TextMark {
  /** First and last sign, the last exclusive. */
  readonly from: number;
  readonly to: number;
  readonly make: () => ElementContent[];
}

/**
 * Words with what stands at their marks; of marks that overlap the earlier kind wins.
 *
 * @param words running text
 * @param kinds marks of each kind, in order and without overlap
 * @param plain what the rest becomes
 */
export function markText(
  words: string,
  kinds: readonly (readonly TextMark[])[],
  plain: (words: string) => string,
): ElementContent[] {
  const marks = kinds.reduce<readonly TextMark[]>((kept, more) => withoutOverlap(kept, more), []);
  const parts: ElementContent[] = [];
  let from = 0;
  const takeTo = (to: number): void => {
    const between = words.slice(from, to);
    if (between !== '') parts.push(text(plain(between)));
  };
  for (const mark of marks) {
    takeTo(mark.from);
    parts.push(...mark.make());
    from = mark.to;
  }
  takeTo(words.length);
  return parts;
}

function withoutOverlap(kept: readonly TextMark[], more: readonly TextMark[]): readonly TextMark[] {
  if (kept.length === 0 || more.length === 0) return kept.length === 0 ? more : kept;
  let at = 0;
  const free = more.filter(({ from, to }) => {
    while (at < kept.length && (kept[at]?.to ?? 0) <= from) at += 1;
    return (kept[at]?.from ?? Number.POSITIVE_INFINITY) >= to;
  });
  return [...kept, ...free].sort((a, b) => a.from - b.from);
}

/**
 * A term with its meaning beside it, which the styles show while the term is pointed at or has the focus.
 *
 * @param link link to the page of the term, described by the meaning
 * @param id id of the meaning, unique on the page
 * @param term the term in its usual form, what it means, and their language where that is not the one of the text
 */
export function termElement(
  link: Element,
  id: string,
  { name, meaning, lang }: { readonly name: string; readonly meaning: string; readonly lang?: string },
): Element {
  const language = lang === undefined ? {} : { lang };
  return element('span', { className: ['term'] }, [
    link,
    element('span', { className: ['term-meaning'], id, role: 'tooltip', dataPagefindIgnore: '', ...language }, [
      element('span', { className: ['term-name'] }, [text(name)]),
      text(` ${meaning}`),
    ]),
  ]);
}
