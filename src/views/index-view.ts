import { routeOfIndex } from '../core/model/routes.ts';
import { textsField } from '../core/model/fields.ts';
import { itemsOfType } from '../core/model/items-of-type.ts';
import { everydayAnswers } from './everyday-answers.ts';
import { kindName } from './kind-name.ts';
import { landingLinks } from './landing/landing-view.ts';
import type { Paging } from './paging.ts';
import { pageCount, pageOf, pathOfPage } from './paging.ts';
import type { LinkView, Site } from './site.ts';
import { capitalized, clauseLink, hrefOf, itemLink } from './site.ts';
import { standingOf } from './standing.ts';
import { say, spokenLanguage } from './words/say.ts';
import { clauseTitle } from './words/clause-title.ts';
import type { Clause } from '../core/standard/clause.ts';

/** A line of the list from A to Z. */
export interface IndexEntry {
  readonly text: string;
  /** The page of that name; null for words that lead elsewhere. */
  readonly link: LinkView | null;
  /** What the page is. */
  readonly what: string;
  /** Pages to see instead. */
  readonly see: readonly LinkView[];
}

/** One page of the list of everything from A to Z. */
export interface IndexView {
  readonly path: string;
  readonly paging: Paging;
  readonly letters: readonly LinkView[];
  readonly groups: readonly {
    readonly letter: string;
    readonly anchor: string;
    readonly entries: readonly IndexEntry[];
  }[];
}

const onPage = 300;
const known = new WeakMap<Site, readonly IndexEntry[]>();

/** Paths of the pages of the list for a router. */
export function indexPaths(site: Site): readonly { readonly params: { readonly page: string | undefined } }[] {
  const count = pageCount(entriesOf(site).length, onPage);
  return Array.from({ length: count }, (_, at) => ({ params: { page: at === 0 ? undefined : String(at + 1) } }));
}

/**
 * One page of the list: titles of what applies today, terms and their synonyms, other names, clauses, and everyday words with
 * the documents to look into. Records stand in the lists of their kinds.
 *
 * @param site the site
 * @param number number of the page, from 1
 */
export function indexView(site: Site, number: number): IndexView {
  const all = entriesOf(site);
  const { entries, paging } = pageOf(site, routeOfIndex, all, number, onPage);
  const firsts = new Map<string, number>();
  all.forEach((entry, at) => {
    const letter = letterOf(entry.text);
    if (!firsts.has(letter)) firsts.set(letter, Math.floor(at / onPage) + 1);
  });
  return {
    path: pathOfPage(routeOfIndex, number),
    paging,
    letters: [...firsts].map(([letter, page]) => ({
      href: `${hrefOf(site, pathOfPage(routeOfIndex, page))}#${anchorOf(letter)}`,
      text: letter,
    })),
    groups: [...Map.groupBy(entries, (entry) => letterOf(entry.text))].map(([letter, group]) => ({
      letter,
      anchor: anchorOf(letter),
      entries: group,
    })),
  };
}

function entriesOf(site: Site): readonly IndexEntry[] {
  const found = known.get(site);
  if (found !== undefined) return found;
  const order = new Intl.Collator(spokenLanguage(), { numeric: true });
  const entries = [...titles(site), ...clauses(site), ...otherNames(site), ...words(site)].sort(
    (a, b) => order.compare(letterOf(a.text), letterOf(b.text)) || order.compare(a.text, b.text),
  );
  known.set(site, entries);
  return entries;
}

function titles(site: Site): readonly IndexEntry[] {
  const { items, registers } = site.checked.sms;
  const current = [...items.values()].filter((item) => item.type.class !== 'record' && standingOf(item) === 'current');
  return [
    ...current.map((item) => entry(item.title, itemLink(site, item.id, item.title), capitalized(kindName(item)))),
    ...landingLinks(site).map(({ link }) => entry(link.text, link, say('Page'))),
    ...[...registers.values()].map(({ id, title }) => entry(title, itemLink(site, id, title), say('Register'))),
  ];
}

function clauses(site: Site): readonly IndexEntry[] {
  const { settings, catalogue } = site.checked.sms;
  return settings.standards.flatMap((standard) =>
    catalogue.clauses(standard).map(({ id, title }) => entryOfClause(site, standard, { id, title })),
  );
}

function entryOfClause(site: Site, standard: string, clause: Pick<Clause, 'id' | 'title'>): IndexEntry {
  const text = clauseTitle(standard, clause);
  return entry(
    text,
    { href: clauseLink(site, standard, clause.id).href, text },
    say('Clause {number}', { number: clause.id }),
  );
}

/** Synonyms of the glossary and aliases of the settings. */
function otherNames(site: Site): readonly IndexEntry[] {
  const { sms } = site.checked;
  const synonyms = itemsOfType(sms, 'glossary-term').flatMap((term) =>
    textsField(term, 'synonyms').map((word) => see(word, [itemLink(site, term.id, term.title)])),
  );
  const aliases = Object.entries(sms.settings.aliases).flatMap(([alias, id]) => {
    const title = (sms.items.get(id) ?? sms.registers.get(id))?.title;
    return title === undefined ? [] : [see(alias, [itemLink(site, id, title)])];
  });
  return [...synonyms, ...aliases];
}

function words(site: Site): readonly IndexEntry[] {
  return everydayAnswers(site).map(({ word, links }) => see(word, links));
}

function entry(text: string, link: LinkView, what: string): IndexEntry {
  return { text, link, what, see: [] };
}

function see(text: string, links: readonly LinkView[]): IndexEntry {
  return { text, link: null, what: '', see: links };
}

/** First letter, without accents; what begins with none stands together. */
function letterOf(text: string): string {
  const first = text.normalize('NFD').charAt(0).toUpperCase();
  return /\p{L}/u.test(first) ? first : '#';
}

function anchorOf(letter: string): string {
  return letter === '#' ? 'cb_other' : `cb_${letter.toLowerCase()}`;
}
