import { textsField } from '../core/model/fields.ts';
import { itemsOfType } from '../core/model/items-of-type.ts';
import { everydayWords } from './everyday-words.ts';
import type { RelatedWords } from './search-words.ts';
import type { Site } from './site.ts';

/**
 * Words that the search looks for besides those that were typed: terms of the glossary and their synonyms for each other, the
 * titles of items for their aliases, and the words of this manual for those of every day.
 *
 * @param site the site
 * @param words words that occur in it, in lower case: others are not worth looking for
 */
export function relatedWords(site: Site, words: ReadonlySet<string>): readonly RelatedWords[] {
  const { sms } = site.checked;
  const terms = itemsOfType(sms, 'glossary-term').flatMap((term): RelatedWords[] => {
    const names = [term.title, ...textsField(term, 'synonyms')].map((name) => name.toLowerCase());
    return names.length > 1 ? [[names, names]] : [];
  });
  const aliases = Object.entries(sms.settings.aliases).flatMap(([alias, id]): RelatedWords[] => {
    const title = (sms.items.get(id) ?? sms.registers.get(id))?.title;
    return title === undefined ? [] : [[[alias.toLowerCase()], [title.toLowerCase()]]];
  });
  return [...terms, ...aliases, ...everydayWordsOf(words)];
}

/** The table of everyday words, as far as a manual has something to look for. */
export function everydayWordsOf(words: ReadonlySet<string>): readonly RelatedWords[] {
  const beginnings = `\n${[...words].sort().join('\n')}`;
  const occurs = (phrase: string): boolean =>
    phrase
      .toLowerCase()
      .split(/[\s-]+/)
      .every((word) => word.length < 4 || beginnings.includes(`\n${word}`));
  return everydayWords.flatMap(({ en, de, means }): RelatedWords[] => {
    const found = means.filter(occurs);
    return found.length === 0 ? [] : [[[...en, ...de], found]];
  });
}
