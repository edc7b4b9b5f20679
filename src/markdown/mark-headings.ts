import type { Element, Text } from 'hast';
import type { Heading } from '../core/model/facts.ts';

// Two signs of the private use area: no font shows them and no author types them.
const begin = '\uE0B0';
const end = '\uE0B1';
const anyMark = new RegExp(`[${begin}${end}]`, 'g');
const mark = new RegExp(`^${begin}(\\d+)${end} ?`);

/**
 * Numbers the headings of a body, so that they are known again after rendering: HTML in the text may hold headings of its
 * own, and a heading may lose words on the way (images, footnotes, scripts), but its anchor must stay the one that was read.
 *
 * @param body Markdown without frontmatter
 * @param headings headings as they were read from it, in order
 * @param bodyLine line of the file on which the body begins
 */
export function markHeadings(body: string, headings: readonly Pick<Heading, 'place'>[], bodyLine: number): string {
  const lines = body.replaceAll(anyMark, '').split('\n');
  headings.forEach(({ place }, index) => {
    const at = place.line - bodyLine;
    const line = lines[at];
    if (line === undefined) return;
    const opening = /^[ \t]{0,3}(?:#{1,6}(?=[ \t\r]|$)[ \t]*)?/.exec(line)?.[0] ?? '';
    const blank = opening.endsWith('#') ? ' ' : '';
    lines[at] = `${opening}${blank}${begin}${index}${end} ${line.slice(opening.length)}`;
  });
  return lines.join('\n');
}

/**
 * Takes the number off a heading.
 *
 * @param heading element of a rendered heading
 * @returns the heading without its mark, and its number; null for a heading that came as HTML
 */
export function takeMark(heading: Element): { readonly heading: Element; readonly index: number | null } {
  const [first, ...rest] = heading.children;
  const found = first?.type === 'text' ? mark.exec(first.value) : null;
  if (found === null || first?.type !== 'text') return { heading, index: null };
  const text: Text = { type: 'text', value: first.value.slice(found[0].length) };
  return { heading: { ...heading, children: [text, ...rest] }, index: Number(found[1]) };
}
