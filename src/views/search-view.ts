import { textsField } from '../core/model/fields.ts';
import { itemsOfType } from '../core/model/items-of-type.ts';
import { headingsOf } from './html-headings.ts';
import { packIds } from './id-runs.ts';
import { beginningOf } from './paging.ts';
import type { SearchData } from './search-data.ts';
import { nameMark } from './search-key.ts';
import { searchableWords } from './searchable-words.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, itemLink, typeLink, typeName } from './site.ts';

/**
 * What the search page knows besides the full text: ids, titles, aliases, clause numbers, and the words it may suggest.
 *
 * @param site the site
 */
export function searchData(site: Site): SearchData {
  const { sms } = site.checked;
  const standard = sms.settings.standards[0] ?? sms.catalogue.primaryStandard;
  const clauses = sms.catalogue.clauses(standard).map((clause): [string, string] => [clause.id, clause.title]);
  const otherClauses = sms.settings.standards
    .slice(1)
    .flatMap((other) =>
      sms.catalogue.clauses(other).map((clause): [string, string, string] => [other, clause.id, clause.title]),
    );
  const order = new Intl.Collator('en', { numeric: true });
  const holders = [...sms.items.values(), ...sms.registers.values()].sort((a, b) => order.compare(a.id, b.id));
  const aliases: [string, string][] = Object.entries(sms.settings.aliases).filter(
    ([, id]) => sms.items.has(id) || sms.registers.has(id),
  );
  const synonyms = itemsOfType(sms, 'glossary-term').flatMap((term) =>
    textsField(term, 'synonyms').map((word): [string, string] => [word, term.id]),
  );
  const headings = holders.flatMap(({ id }) => headingsOf(site, id)).map((heading) => heading.text);
  const names = [
    ...clauses.map(([, title]) => title),
    ...otherClauses.map(([, , title]) => title),
    ...holders.map(({ title }) => title),
    ...synonyms.map(([word]) => word),
    ...headings,
  ];
  return {
    standard,
    clauses,
    ...(otherClauses.length === 0 ? {} : { otherClauses }),
    ids: packIds(holders.map(({ id }) => id)),
    titles: holders.map(({ title }) => nameMark(title)).join(''),
    aliases: [...aliases, ...synonyms],
    words: searchableWords(site, names),
  };
}

/** The search page as it is without JavaScript: where to look instead. */
export interface SearchView {
  readonly kinds: readonly (LinkView & { readonly count: number })[];
  readonly documents: readonly (LinkView & { readonly kind: string; readonly id: string })[];
  /** Documents this page leaves out. */
  readonly more: number;
}

const mostDocuments = 150;

/** Page model of the search page. */
export function searchView(site: Site): SearchView {
  const { sms } = site.checked;
  const documents = [...sms.items.values()]
    .filter((item) => item.storage === 'file' && item.type.class === 'document' && item.inForce)
    .sort((a, b) => (a.title === b.title ? (a.id < b.id ? -1 : 1) : a.title < b.title ? -1 : 1));
  const { shown, rest } = beginningOf(documents, mostDocuments);
  return {
    kinds: [...sms.types.keys()].flatMap((type) => {
      const count = itemsOfType(sms, type).length;
      return count === 0 ? [] : [{ ...typeLink(site, type), count }];
    }),
    documents: shown.map((item) => ({
      ...itemLink(site, item.id, item.title),
      id: item.id,
      kind: capitalized(typeName(item.type.key)),
    })),
    more: rest,
  };
}
