import type { Item } from '../core/model/item.ts';
import type { EverydayWords } from './everyday-words.ts';
import { everydayWords } from './everyday-words.ts';
import { headingsOf, textOfHtml } from './html-headings.ts';
import { groupOfItem, searchGroups } from './search-groups.ts';
import { stemOf } from './search-words.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink } from './site.ts';
import { standingOf } from './standing.ts';
import { spokenLanguage } from './words/say.ts';

/** An everyday word, and the documents that apply today and tell most about what it means. */
export interface EverydayAnswer {
  readonly word: string;
  readonly links: readonly LinkView[];
}

const mostAnswers = 3;
const inTitle = 12;
const inHeading = 4;
/** A word that stands everywhere in a text says no more than one that stands there often. */
const mostInText = 5;
const shown: ReadonlySet<string> = new Set(['Policies', 'Procedures', 'Services']);

/**
 * Everyday words with the policies, procedures and services to look into; words about which there are none are left out.
 *
 * @param site the site
 */
export function everydayAnswers(site: Site): readonly EverydayAnswer[] {
  const documents = [...site.checked.sms.items.values()].filter(
    (item) => item.storage === 'file' && standingOf(item) === 'current' && shown.has(groupOfItem(item)),
  );
  const wanted = new Set(everydayWords.flatMap((entry) => [...saidIn(entry), ...entry.means].flatMap(stemsOf)));
  const weighed = documents.map((item) => ({ item, weights: weightsOf(site, item, wanted) }));
  return everydayWords.flatMap((entry) =>
    saidIn(entry).flatMap((word): EverydayAnswer[] => {
      const phrases = [...new Set([word, ...entry.means])].map(stemsOf);
      const found = weighed
        .map(({ item, weights }) => ({ item, score: factorOf(item) * scoreOf(phrases, weights) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || (a.item.id < b.item.id ? -1 : 1));
      const links = found.slice(0, mostAnswers).map(({ item }) => itemLink(site, item.id, item.title));
      return links.length === 0 ? [] : [{ word, links }];
    }),
  );
}

/** What people say in the language of the manual, in English where it is another one. */
function saidIn({ en, de }: EverydayWords): readonly string[] {
  return spokenLanguage() === 'de' ? de : en;
}

/** How much a text tells about any of some phrases: of a phrase every word has to occur. */
function scoreOf(phrases: readonly (readonly string[])[], weights: ReadonlyMap<string, number>): number {
  return phrases.reduce((sum, stems) => sum + Math.min(...stems.map((stem) => weights.get(stem) ?? 0)), 0);
}

function weightsOf(site: Site, item: Item, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number, most: number): void => {
    const counts = new Map<string, number>();
    for (const stem of stemsOf(text)) if (wanted.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    for (const [stem, count] of counts) weights.set(stem, (weights.get(stem) ?? 0) + Math.min(count, most) * weight);
  };
  add(item.title, inTitle, 1);
  add(
    headingsOf(site, item.id)
      .map(({ text }) => text)
      .join(' '),
    inHeading,
    1,
  );
  add(textOfHtml(site.bodyHtml(item.id)), 1, mostInText);
  return weights;
}

function factorOf(item: Item): number {
  return searchGroups.find(({ name }) => name === groupOfItem(item))?.factor ?? 1;
}

function stemsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).map(stemOf);
}
