import type { Heading } from './facts.ts';

/**
 * The heading that a page shows as its title, and so not in the text: the first of depth 1, unless it says something else
 * than the title that the file states.
 *
 * @param headings headings of the text
 * @param title title that the page shows; null where it shows that heading whatever it says
 */
export function titleHeading(headings: readonly Heading[], title: string | null): Heading | undefined {
  const first = headings.find((heading) => heading.depth === 1);
  return first === undefined || title === null || plain(first.text) === plain(title) ? first : undefined;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
