import { textOfHtml } from './html-headings.ts';
import type { Site } from './site.ts';

const mostWords = 3000;
const shortest = 4;
const longest = 24;
const drawing = /<svg\b[\s\S]*?<\/svg>/g;

/**
 * Words that "did you mean" may suggest: those of titles, headings and the glossary first, then the most frequent ones of
 * the texts this audience may read, up to about 3,000.
 *
 * @param site the site
 * @param names titles and terms that always belong in
 * @returns words in lower case, sorted
 */
export function searchableWords(site: Site, names: readonly string[]): readonly string[] {
  const words = new Set<string>();
  const counts = new Map<string, number>();
  for (const name of names) for (const word of wordsOf(name)) words.add(word);
  const { items, registers } = site.checked.sms;
  for (const id of [...items.keys(), ...registers.keys()]) {
    for (const word of wordsOf(textOfHtml(site.bodyHtml(id).replaceAll(drawing, ' '))))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const named = [...words].slice(0, mostWords);
  const frequent = [...counts]
    .filter(([word]) => !words.has(word))
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([word]) => word);
  return [...named, ...frequent.slice(0, mostWords - named.length)].sort();
}

/** Words of a text in lower case that are long enough to be mistyped. */
export function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).filter(
    (word) => word.length >= shortest && word.length <= longest,
  );
}
