import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { Item } from '../core/model/item.ts';
import { routeOfClause, routeOfItem, routeOfType } from '../core/model/routes.ts';

/** What every page is made from: the model as this audience may see it, and the texts rendered. */
export interface Site {
  readonly checked: CheckedSms;
  /** Path below which the site is published, with `/` at both ends. */
  readonly base: string;
  /** HTML of the text of an item, register or landing page; empty when it has none. */
  readonly bodyHtml: (id: string) => string;
  /** True for builds that are not the controlled copy: uncommitted changes, or a development server. */
  readonly isPreview: boolean;
  /** The text that is published instead of a current one whose approval is broken; null where there is none. */
  readonly version: string;
}

/** A link on a page. */
export interface LinkView {
  readonly href: string;
  readonly text: string;
  readonly title?: string;
}

/** Sections of the navigation; their number does not grow with the SMS. */
export const sections = [
  { key: 'home', path: '/', text: 'Home' },
  { key: 'services', path: '/services/', text: 'Services' },
  { key: 'registers', path: '/registers/', text: 'Documents and records' },
  { key: 'clauses', path: '/clauses/', text: 'Clauses' },
  { key: 'matrix', path: '/matrix/', text: 'Matrix' },
  { key: 'people', path: '/people/', text: 'Roles and people' },
  { key: 'findings', path: '/findings/', text: 'Findings' },
  { key: 'search', path: '/search/', text: 'Search' },
] as const;

export type SectionKey = (typeof sections)[number]['key'];

/** Address of a path of the site under its base. */
export function hrefOf(site: Site, path: string): string {
  return `${site.base.replace(/\/$/, '')}${path}`;
}

/** Link to an item or register; plain id as text where nothing has that id. */
export function itemLink(site: Site, id: string, text?: string): LinkView {
  const { items, registers } = site.checked.sms;
  const title = items.get(id)?.title ?? registers.get(id)?.title;
  return {
    href: hrefOf(site, routeOfItem(id)),
    text: text ?? id,
    ...(title === undefined ? {} : { title }),
  };
}

/** Link to the page of a clause. */
export function clauseLink(site: Site, standard: string, clause: string): LinkView {
  const found = site.checked.sms.catalogue.findClause(standard, clause);
  return {
    href: hrefOf(site, routeOfClause(standard, clause)),
    text: clause,
    ...(found === undefined ? {} : { title: found.title }),
  };
}

/** Link to the register of a type. */
export function typeLink(site: Site, typeKey: string): LinkView {
  return { href: hrefOf(site, routeOfType(typeKey)), text: typeName(typeKey) };
}

const names: Readonly<Record<string, string>> = {
  sla: 'service level agreement',
  ola: 'operational level agreement',
};

/** Name of a type for people: `supplier-contract` -> `supplier contract`. */
export function typeName(typeKey: string): string {
  return names[typeKey] ?? typeKey.replaceAll('-', ' ');
}

/** Name of a type or kind with a capital letter. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Owner of an item as a link to the role, with the person who holds it on the day. */
export function ownerLink(site: Site, item: Pick<Item, 'owner'>): LinkView | null {
  if (item.owner === null) return null;
  const role = site.checked.sms.items.get(item.owner);
  return role === undefined ? { href: '', text: item.owner } : itemLink(site, role.id, role.title);
}
