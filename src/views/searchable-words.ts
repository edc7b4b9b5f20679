import { textOfHtml } from './html-headings.ts';
import { isInOtherLanguage } from './other-language.ts';
import type { Site } from './site.ts';

const mostWords = 3000;
const shortest = 4;
const longest = 24;
/** Drawings, and meanings of terms, which are words of the glossary. */
const besides = /<svg\b[\s\S]*?<\/svg>|<span class="term-meaning"[^>]*><span[^>]*>[^<]*<\/span>[^<]*<\/span>/g;

/** Words of the texts this audience may read, in the language of the SMS and in lower case, with the number of times they occur. */
export function wordCounts(site: Site): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const { items, registers } = site.checked.sms;
  for (const id of [...items.keys(), ...registers.keys()]) {
    if (isInOtherLanguage(site, id)) continue;
    const text = `${items.get(id)?.summary ?? ''} ${textOfHtml(site.bodyHtml(id).replaceAll(besides, ' '))}`;
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/**
 * Words that "did you mean" may suggest: those of titles, headings and the glossary first, then the most frequent ones of
 * the texts, up to about 3,000.
 *
 * @param counts words of the texts
 * @param names words of titles and terms, which always belong in
 * @returns words in lower case, sorted
 */
export function searchableWords(counts: ReadonlyMap<string, number>, names: ReadonlySet<string>): readonly string[] {
  const named = [...names].slice(0, mostWords);
  const frequent = [...counts]
    .filter(([word]) => !names.has(word))
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
