import type { GraphView } from './charts/graph-view.ts';
import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { RuleReference } from '../core/finding/rule-reference.ts';
import type { Item } from '../core/model/item.ts';
import type { ClauseKey } from '../core/standard/clause.ts';
import type { Classification } from '../core/types/declaration.ts';
import { isInside } from '../core/model/withholding.ts';
import { routeOfClause, routeOfItem, routeOfType } from '../core/model/routes.ts';
import { languageMark } from './other-language.ts';
import { clauseTitle } from './words/clause-title.ts';
import { typeNamesIn } from './words/model-words.ts';
import type { PlainText } from './words/say.ts';
import { say } from './words/say.ts';

/** The commit that a site was built from. */
export interface BuiltCommit {
  /** Branch, tag or id as it was asked for. */
  readonly revision: string;
  /** Null where history is not read. */
  readonly id: string | null;
  readonly day: string | null;
}

/** How a day that was asked for stands to the day on which the site was built. */
export type AskedDay = 'past' | 'today' | 'later';

/** What every page is made from: the model as this audience may see it, and the texts rendered. */
export interface Site {
  readonly checked: CheckedSms;
  /** Highest classification the site shows. */
  readonly audience: Classification;
  /** True where a part of the SMS is withheld from people outside: such a site says nothing of the whole. */
  readonly isPartial: boolean;
  /** Path below which the site is published, with `/` at both ends. */
  readonly base: string;
  /** HTML of the text of an item, register or landing page; empty when it has none. */
  readonly bodyHtml: (id: string) => string;
  /** Draws boxes and arrows as a figure of HTML; empty where nobody could read it. The prefix makes its ids unique on the page. */
  readonly drawGraph: (graph: GraphView, idPrefix: string) => string;
  /** The rules that judge; none for people outside, whose site has no pages about them. */
  readonly rules: RuleReference;
  /** HTML of the explanation of a rule; empty where there is none. */
  readonly ruleHtml: (id: string) => string;
  /** True for builds that are not the controlled copy: uncommitted changes, or a development server. */
  readonly isPreview: boolean;
  /** The SMS is shown as it is in force on a day that was asked for; null where none was. */
  readonly askedDay: AskedDay | null;
  /** Set where a commit that was asked for is shown, not the files as they are. */
  readonly fromCommit?: BuiltCommit;
  /** Size of the organization's logo in CSS pixels; null where there is none, or its file does not tell. */
  readonly logoSize?: { readonly width: number; readonly height: number } | null;
  /** Version of Clausebook. */
  readonly version: string;
  /** Version of the client modules, part of their address. */
  readonly clientVersion: string;
}

/** A link on a page; plain text where it has no address. */
export interface LinkView {
  readonly href: string;
  readonly text: string;
  readonly title?: string;
  /** Language of the title of what it leads to, where that is not the one of the pages. */
  readonly lang?: string;
}

/** Sections of the navigation; their number does not grow with the SMS. The search has its field in the header instead. */
export const sections = [
  { key: 'home', path: '/', text: 'Home' },
  { key: 'services', path: '/services/', text: 'Services' },
  { key: 'registers', path: '/registers/', text: 'Documents' },
  { key: 'clauses', path: '/clauses/', text: 'Clauses' },
  { key: 'matrix', path: '/matrix/', text: 'Matrix' },
  { key: 'people', path: '/people/', text: 'People' },
  { key: 'due', path: '/due/', text: 'Due' },
  { key: 'findings', path: '/findings/', text: 'Findings' },
] as const satisfies readonly { readonly key: string; readonly path: string; readonly text: PlainText }[];

/** The sections that a site has: what is to be done is a matter of those inside. */
export function sectionsOf({ audience }: Pick<Site, 'audience'>): readonly (typeof sections)[number][] {
  return sections.filter(({ key }) => key !== 'due' || isInside(audience));
}

export type SectionKey = (typeof sections)[number]['key'] | 'search';

/** Link to the page of a section. */
export function sectionLink(site: Site, key: Exclude<SectionKey, 'search'>): LinkView {
  const section = sections.find((entry) => entry.key === key);
  return { href: hrefOf(site, section?.path ?? '/'), text: section === undefined ? key : say(section.text) };
}

/** Words behind a number that covers only what the site shows; empty where it shows everything. */
export function scopeWords(site: Site): string {
  return site.audience === 'restricted' ? '' : ` ${say('in what this site shows')}`;
}

/** Address of a path of the site under its base. */
export function hrefOf(site: Site, path: string): string {
  return `${site.base.replace(/\/$/, '')}${path}`;
}

/** Address of a client module of the theme: `search`, `sort-table`, `filter-list`. */
export function scriptHref(site: Site, name: string): string {
  return hrefOf(site, `/_assets/client-${site.clientVersion}/theme/client/${name}.js`);
}

/** Link to an item or register, by default with its id as text; text without an address where nothing has the id. */
export function itemLink(site: Site, id: string, text?: string): LinkView {
  const { items, registers } = site.checked.sms;
  const title = items.get(id)?.title ?? registers.get(id)?.title;
  if (title === undefined) return { href: '', text: text ?? id };
  // Words of ours are in the language of the pages whatever they lead to.
  const lang = text === undefined || text === title ? languageMark(site, id) : undefined;
  return { href: hrefOf(site, routeOfItem(id)), text: text ?? id, title, ...(lang === undefined ? {} : { lang }) };
}

/** Link to the page of a clause; text without an address where its standard is not in use and so has no pages. */
export function clauseLink(site: Site, standard: string, clause: string): LinkView {
  const { catalogue, settings } = site.checked.sms;
  const found = catalogue.findClause(standard, clause);
  return {
    href: settings.standards.includes(standard) ? hrefOf(site, routeOfClause(standard, clause)) : '',
    text: clause,
    ...(found === undefined ? {} : { title: clauseTitle(standard, found) }),
  };
}

/** Order of clauses: standards as they are in use, each in its own order; what no standard knows comes last. */
export function clauseOrder(site: Site): (a: ClauseKey, b: ClauseKey) => number {
  const { catalogue, settings } = site.checked.sms;
  const placeOf = (standard: string): number => {
    const at = settings.standards.indexOf(standard);
    return at < 0 ? settings.standards.length : at;
  };
  return (a, b) =>
    placeOf(a.standard) - placeOf(b.standard) ||
    (a.standard === b.standard ? catalogue.compare(a.standard, a.clause, b.clause) : a.standard < b.standard ? -1 : 1);
}

/** Link to the list of a type. */
export function typeLink(site: Site, typeKey: string): LinkView {
  return { href: hrefOf(site, routeOfType(typeKey)), text: typeListName(typeKey) };
}

/** Address of the search, narrowed down by filters. */
export function searchHref(site: Site, filters: Readonly<Record<string, string>>): string {
  return hrefOf(site, `/search/?${new URLSearchParams(filters).toString()}`);
}

const names: Readonly<Record<string, string>> = {
  sla: 'service level agreement',
  ola: 'operational level agreement',
};

/** Name of a type for people: `supplier-contract` -> `supplier contract`. */
export function typeName(typeKey: string): string {
  return typeNamesIn(typeKey)?.one ?? names[typeKey] ?? typeKey.replaceAll('-', ' ');
}

/** Name of the list of a type: `policy` -> `Policies`. */
export function typeListName(typeKey: string): string {
  return typeNamesIn(typeKey)?.many ?? englishListName(typeKey);
}

/** Name of the list of a type in English, for addresses, which are the same in all languages. */
export function englishListName(typeKey: string): string {
  const name = capitalized(names[typeKey] ?? typeKey.replaceAll('-', ' '));
  if (name === 'Person') return 'People';
  if (name.endsWith('matrix')) return name.replace(/ix$/, 'ices');
  if (/(?:s|x|ch)$/.test(name)) return `${name}es`;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return `${name}s`;
}

/** Name of a type or kind with a capital letter. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Owner of an item as a link to the role. */
export function ownerLink(site: Site, item: Pick<Item, 'owner'>): LinkView | null {
  if (item.owner === null) return null;
  const role = site.checked.sms.items.get(item.owner);
  return role === undefined ? { href: '', text: item.owner } : itemLink(site, role.id, role.title);
}
