import type { FoundPage, FoundPageHits, FoundSection } from './pagefind.ts';

const mostSections = 3;

/**
 * Loads what the index knows of a page. Of the parts of a query each has its own places in it: they are put together, so that
 * a section comes first in which all of them stand.
 *
 * @param found the page, with what was found for each part
 */
export async function foundPage({ hits }: FoundPageHits): Promise<FoundPage> {
  const sections: FoundSection[] = [];
  let first: FoundPage | null = null;
  for (const hit of hits) {
    // One after the other: all of them are given the same object, which changes with each.
    const page = await hit.data();
    first ??= { ...page };
    sections.push(...page.sub_results);
  }
  if (first === null) throw new Error('A page was found for nothing.');
  return { ...first, sub_results: sections };
}

/** Sections with an address: those first that have most parts of the query, then those in which the words stand most. */
export function bestSections(sections: readonly FoundSection[]): readonly FoundSection[] {
  const weightOf = ({ weighted_locations: places }: FoundSection): number =>
    places.reduce((sum, place) => sum + place.balanced_score, 0);
  const byAddress = Map.groupBy(
    sections.filter(({ anchor }) => anchor !== undefined),
    ({ url }) => url,
  );
  return [...byAddress.values()]
    .map((same) => ({
      best: same.toSorted((a, b) => weightOf(b) - weightOf(a))[0],
      parts: same.length,
      weight: same.reduce((sum, section) => sum + weightOf(section), 0),
    }))
    .sort((a, b) => b.parts - a.parts || b.weight - a.weight)
    .flatMap(({ best }) => best ?? [])
    .slice(0, mostSections);
}

/** Words that were found on a page, as they stand there. */
export function foundWords(page: FoundPage): readonly string[] {
  const excerpts = [page, ...page.sub_results].map(({ excerpt }) => excerpt).join(' ');
  const words = [...excerpts.matchAll(/<mark>(.*?)<\/mark>/g)].flatMap(
    ([, word = '']) => decodeText(word).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
  );
  return [...new Set(words.map((word) => word.toLowerCase()))];
}

/** Text of a piece of an excerpt. */
export function decodeText(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
