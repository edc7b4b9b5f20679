import { routeOfIndex } from '../core/model/routes.ts';
import { textsField } from '../core/model/fields.ts';
import { itemsOfType } from '../core/model/items-of-type.ts';
import { headingsOf } from './html-headings.ts';
import { wordsOfQuestions } from './everyday-words.ts';
import { packIds } from './id-runs.ts';
import { feedbackAddress } from './page-frame.ts';
import { beginningOf } from './paging.ts';
import type { SearchData } from './search-data.ts';
import type { SearchGroup } from './search-groups.ts';
import { landingLinks } from './landing/landing-view.ts';
import { groupOfItem, searchGroups } from './search-groups.ts';
import { nameMark } from './search-key.ts';
import { relatedWords } from './related-words.ts';
import type { SearchTexts } from './search-texts.ts';
import { searchTexts } from './search-texts.ts';
import { searchableWords, wordCounts, wordsOf } from './searchable-words.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, hrefOf, itemLink, typeLink, typeName } from './site.ts';
import { say, sayAll } from './words/say.ts';
import { clauseTitle } from './words/clause-title.ts';

/**
 * What the search page knows besides the full text: ids, titles, aliases, clause numbers, and the words it may suggest.
 *
 * @param site the site
 */
export function searchData(site: Site): SearchData {
  const { sms } = site.checked;
  const standard = sms.settings.standards[0] ?? sms.catalogue.primaryStandard;
  const clauses = sms.catalogue
    .clauses(standard)
    .map((clause): [string, string] => [clause.id, clauseTitle(standard, clause)]);
  const otherClauses = sms.settings.standards
    .slice(1)
    .flatMap((other) =>
      sms.catalogue
        .clauses(other)
        .map((clause): [string, string, string] => [other, clause.id, clauseTitle(other, clause)]),
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
  const counts = wordCounts(site);
  const named = new Set(names.flatMap(wordsOf));
  const related = relatedWords(site, new Set([...counts.keys(), ...named]));
  const said = related.flatMap(([says]) => says.flatMap(wordsOf));
  return {
    standard,
    clauses,
    clauseName: sayAll({ name: 'Clause {number} {title}' }).name,
    ...(otherClauses.length === 0 ? {} : { otherClauses }),
    ids: packIds(holders.map(({ id }) => id)),
    titles: holders.map(({ title }) => nameMark(title)).join(''),
    aliases: [...aliases, ...synonyms],
    words: searchableWords(counts, new Set([...named, ...said])),
    related,
    idle: wordsOfQuestions,
  };
}

/** The search page as it is before anything is typed, and without JavaScript: where to look instead. */
export interface SearchView {
  readonly texts: SearchTexts;
  /** Sorts of thing that this site has. */
  readonly groups: readonly SearchGroup[];
  readonly filters: readonly { readonly key: string; readonly label: string }[];
  readonly kinds: readonly (LinkView & { readonly count: number })[];
  readonly documents: readonly (LinkView & { readonly kind: string; readonly id: string })[];
  /** Documents this page leaves out. */
  readonly more: number;
  readonly index: LinkView;
  /** Where to say what could not be found; null where the settings name no place. */
  readonly feedback: LinkView | null;
}

const mostDocuments = 150;

/** Page model of the search page. */
export function searchView(site: Site): SearchView {
  const { sms } = site.checked;
  const documents = [...sms.items.values()]
    .filter((item) => item.storage === 'file' && item.type.class === 'document' && item.inForce)
    .sort((a, b) => (a.title === b.title ? (a.id < b.id ? -1 : 1) : a.title < b.title ? -1 : 1));
  const { shown, rest } = beginningOf(documents, mostDocuments);
  const present = new Set<SearchGroup>(['Clauses', ...[...sms.items.values()].map(groupOfItem)]);
  if (sms.registers.size > 0) present.add('Registers');
  if (landingLinks(site).length > 0) present.add('Pages');
  const feedback = feedbackAddress(sms.settings.site.feedback, {
    title: say('Search'),
    path: '/search/',
    asOf: sms.asOf,
  });
  return {
    texts: sayAll(searchTexts),
    groups: searchGroups.map(({ name }) => name).filter((name) => present.has(name)),
    filters: searchFilters.map(({ key, label }) => ({ key, label: say(label) })),
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
    index: { href: hrefOf(site, routeOfIndex), text: say('Everything from A to Z') },
    feedback: feedback === null ? null : { href: feedback, text: say('Say what is missing') },
  };
}

const searchFilters = [
  { key: 'type', label: 'Kind' },
  { key: 'status', label: 'Status' },
  { key: 'owner', label: 'Owner' },
  { key: 'clause', label: 'Clause' },
  { key: 'service', label: 'Service' },
] as const;
