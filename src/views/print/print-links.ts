import { routeOfItem } from '../../core/model/routes.ts';
import type { ControlLine } from '../control-view.ts';
import { anchorOn } from '../html-headings.ts';
import type { LinkView, Site } from '../site.ts';
import { hrefOf } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { anchorWithin } from './embed-text.ts';
import type { PrintEntry } from './print-sections.ts';

/** Gives an address of the manual as it is on a page with several documents: an anchor, where what it leads to is there too. */
export type LinkTo = (href: string) => string;

/** Anchor of a document, register or row on such a page. */
export function anchorOfId(id: string): string {
  return id.toLowerCase();
}

/**
 * Links between the entries of one part.
 *
 * @param site the site
 * @param entries what stands on the page
 */
export function linksWithin(site: Site, entries: readonly PrintEntry[]): LinkTo {
  const anchors = anchorsOf(site, entries);
  return (href) => {
    const [place = '', fragment = ''] = href.split('#');
    const found = anchors.get(place);
    if (found === undefined) return href;
    const section = fragment === '' ? null : anchorOn(site, found.id, decoded(fragment));
    return `#${encodeURI(section === null ? found.anchor : anchorWithin(found.anchor, section))}`;
  };
}

interface Anchored {
  readonly id: string;
  readonly anchor: string;
}

function anchorsOf(site: Site, entries: readonly PrintEntry[]): ReadonlyMap<string, Anchored> {
  const ids = entries.flatMap((entry) => {
    if (entry.kind === 'clauses') return [];
    return entry.kind === 'item' ? [entry.item.id] : [entry.register.id, ...entry.register.rows];
  });
  return new Map(ids.map((id) => [hrefOf(site, routeOfItem(id)), { id, anchor: anchorOfId(id) }]));
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** A link as it is on the page. */
export function linkWithin(link: LinkView, linkTo: LinkTo): LinkView {
  return link.href === '' ? link : { ...link, href: linkTo(link.href) };
}

/** Lines of a control block with their links as they are on the page. */
export function linesWithin(lines: readonly ControlLine[], linkTo: LinkTo): readonly ControlLine[] {
  return lines.map((line) => (line.link === undefined ? line : { ...line, link: linkWithin(line.link, linkTo) }));
}

/** A value with its links as they are on the page. */
export function valueWithin(value: ValueView, linkTo: LinkTo): ValueView {
  switch (value.kind) {
    case 'link':
      return { ...value, link: linkWithin(value.link, linkTo) };
    case 'list':
      return { ...value, items: value.items.map((item) => valueWithin(item, linkTo)) };
    case 'map':
      return {
        ...value,
        entries: value.entries.map((entry) => ({ ...entry, value: valueWithin(entry.value, linkTo) })),
      };
    case 'table':
      return { ...value, rows: value.rows.map((row) => row.map((cell) => valueWithin(cell, linkTo))) };
    default:
      return value;
  }
}
