/** Sentences that the script of the search page needs. `{count}`, `{query}` and the like are put in as they are found. */
export const searchTexts = {
  onePage: '1 page',
  pages: '{count} pages',
  someWords: 'No page has all of these words. {count} pages with some of them:',
  oneSomeWords: 'No page has all of these words. 1 page with some of them:',
  nothing: 'Nothing found for “{query}”.',
  nothingAtAll: 'Nothing found.',
  corrected: 'No page has “{query}”. {count} pages for “{better}”:',
  oneCorrected: 'No page has “{query}”. 1 page for “{better}”:',
  didYouMean: 'Did you mean',
  alsoSearched: 'Also searched for: {words}',
  oneLeftOut: '1 page that does not apply today is left out.',
  leftOut: '{count} pages that do not apply today are left out.',
  showLeftOut: 'Show them too',
  allGroups: 'All',
  notToday: 'does not apply today',
  moreSections: 'Also in',
  notLoaded: 'The search could not be loaded. The lists below lead everywhere.',
} as const;

/** These sentences, in one language. */
export type SearchTexts = Readonly<Record<keyof typeof searchTexts, string>>;

/**
 * A sentence with what it speaks of put in.
 *
 * @param text the sentence, with names in braces
 * @param values what stands for the names
 */
export function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
