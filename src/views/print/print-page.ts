import { textField } from '../../core/model/fields.ts';
import type { Item, Register } from '../../core/model/item.ts';
import type { Standard } from '../../core/standard/clause.ts';
import type { ClauseLine } from '../clause-tree-view.ts';
import { clauseTreeView } from '../clause-tree-view.ts';
import type { ControlLine } from '../control-view.ts';
import { controlLines, day, ownerLine } from '../control-view.ts';
import { withWholeIds } from '../html-headings.ts';
import { itemFields } from '../item-fields.ts';
import { kindName } from '../kind-name.ts';
import type { RowView } from '../row-view.ts';
import { rowView } from '../row-view.ts';
import { languageMark } from '../other-language.ts';
import type { LinkView, Site } from '../site.ts';
import { capitalized, hrefOf, ownerLink } from '../site.ts';
import type { Banner } from '../standing.ts';
import { bannersOf, standingMark, stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { embedText } from './embed-text.ts';
import type { LinkTo } from './print-links.ts';
import { anchorOfId, linesWithin, linksWithin, linkWithin, valueWithin } from './print-links.ts';
import type { PrintEntry, PrintSection } from './print-sections.ts';
import { printSections, wholeManual } from './print-sections.ts';
import { routeOfPart, routeOfPrint, routeOfSheets } from './routes.ts';
import { say, sayKnown } from '../words/say.ts';
import { dayText } from '../words/days.ts';

/** A document of a print page: it begins on a sheet of its own. */
export interface PrintedDocument {
  readonly anchor: string;
  readonly id: string;
  readonly title: string;
  readonly kindName: string;
  readonly mark: string | null;
  readonly language: string;
  readonly banners: readonly Banner[];
  readonly lines: readonly ControlLine[];
  readonly lead: string;
  readonly html: string;
  readonly fields: readonly { readonly label: string; readonly value: ValueView }[];
  /** Rows of a register, each with its anchor. */
  readonly rows: readonly (RowView & { readonly anchor: string })[];
  readonly clauses: readonly ClauseLine[];
}

/** Line of the list of contents: what stands where, in which version and state. */
export interface PrintedLine {
  readonly link: LinkView;
  readonly title: string;
  readonly version: string;
  readonly state: string;
  readonly from: string;
}

/** A part of a section, ready to be printed. */
export interface PrintPage {
  readonly title: string;
  readonly path: string;
  readonly trail: readonly LinkView[];
  /** `Part 2 of 3`; empty where the section is one page. */
  readonly part: string;
  readonly parts: readonly (LinkView & { readonly isCurrent: boolean })[];
  readonly organization: string;
  /** What the cover says in large type: the name of the manual where it is printed whole, else that of the section. */
  readonly heading: string;
  /** The other of the two. */
  readonly subtitle: string;
  readonly basis: string;
  readonly contents: readonly PrintedLine[];
  readonly documents: readonly PrintedDocument[];
  /** Style sheet with what stands in the margins of each document's sheets. */
  readonly sheets: string;
}

/** Paths of all parts for the router. */
export function printPaths(site: Site): readonly {
  readonly params: { readonly section: string; readonly part: string | undefined };
  readonly props: { readonly section: string; readonly number: number };
}[] {
  return printSections(site).flatMap(({ key, parts }) =>
    parts.map((_, at) => ({
      params: { section: key, part: at === 0 ? undefined : String(at + 1) },
      props: { section: key, number: at + 1 },
    })),
  );
}

/**
 * Page model of a part of a section to be printed.
 *
 * @param site the site
 * @param key key of the section
 * @param number number of the part, from 1
 * @throws Error when there is no such part (a defect of ours: routes come from the sections)
 */
export function printPage(site: Site, key: string, number: number): PrintPage {
  const { section, entries } = partOf(site, key, number);
  const { settings, asOf } = site.checked.sms;
  const { length } = section.parts;
  const linkTo = linksWithin(site, entries);
  const documents = entries.map((entry) => documentOf(site, entry, linkTo));
  return {
    title: section.title,
    path: routeOfPart(key, number),
    trail: [{ href: hrefOf(site, routeOfPrint), text: say('Print#section') }],
    part: length === 1 ? '' : say('Part {number} of {count}', { number, count: length }),
    parts:
      length === 1
        ? []
        : section.parts.map((_, at) => ({
            href: hrefOf(site, routeOfPart(key, at + 1)),
            text: say('Part {number}', { number: at + 1 }),
            isCurrent: at + 1 === number,
          })),
    organization: settings.organization,
    heading: key === wholeManual ? settings.site.title : section.title,
    subtitle: key === wholeManual ? section.title : settings.site.title,
    basis: say('As of {day}. Classification up to {audience}.', {
      day: dayText(asOf),
      audience: sayKnown(site.audience),
    }),
    contents: entries.map((entry) => lineOf(site, entry)),
    documents,
    sheets: hrefOf(site, routeOfSheets(key, number)),
  };
}

/** A part of a section with its entries. */
export function partOf(
  site: Site,
  key: string,
  number: number,
): { readonly section: PrintSection; readonly entries: readonly PrintEntry[] } {
  const section = printSections(site).find((one) => one.key === key);
  const entries = section?.parts[number - 1];
  if (section === undefined || entries === undefined) throw new Error(`Nothing to print as ${key}, part ${number}.`);
  return { section, entries };
}

/** Anchor of an entry on its page. */
export function anchorOfEntry(entry: PrintEntry): string {
  if (entry.kind === 'clauses') return `clauses-${entry.standard.id}`;
  return anchorOfId(entry.kind === 'item' ? entry.item.id : entry.register.id);
}

function markOf(site: Site, id: string): Pick<LinkView, 'lang'> {
  const lang = languageMark(site, id);
  return lang === undefined ? {} : { lang };
}

function lineOf(site: Site, entry: PrintEntry): PrintedLine {
  const href = `#${anchorOfEntry(entry)}`;
  const line = { version: '', state: '', from: '' };
  if (entry.kind === 'clauses')
    return { ...line, link: { href, text: entry.standard.reference }, title: entry.standard.title };
  if (entry.kind === 'register')
    return {
      ...line,
      link: { href, text: entry.register.id, ...markOf(site, entry.register.id) },
      title: entry.register.title,
    };
  const { item } = entry;
  return {
    link: { href, text: item.id, ...markOf(site, item.id) },
    title: item.title,
    version: item.version ?? '',
    state: stateText(item),
    from: item.effectiveFrom === null || !item.inForce ? '' : dayText(item.effectiveFrom),
  };
}

function documentOf(site: Site, entry: PrintEntry, linkTo: LinkTo): PrintedDocument {
  switch (entry.kind) {
    case 'item':
      return itemDocument(site, entry.item, linkTo);
    case 'register':
      return registerDocument(site, entry.register, linkTo);
    case 'clauses':
      return clausesDocument(site, entry.standard);
  }
}

/** What a document may do without. */
const nothing = { mark: null, banners: [], lead: '', html: '', fields: [], rows: [], clauses: [] } as const;

function itemDocument(site: Site, item: Item, linkTo: LinkTo): PrintedDocument {
  const anchor = anchorOfId(item.id);
  const html = embedText(withWholeIds(site.bodyHtml(item.id)), anchor, linkTo);
  return {
    ...nothing,
    anchor,
    id: item.id,
    title: item.title,
    kindName: capitalized(kindName(item)),
    mark: standingMark(item),
    language: textField(item, 'language') ?? site.checked.sms.settings.language,
    banners: bannersOf(site, item).map((banner) => ({
      ...banner,
      link: banner.link === null ? null : linkWithin(banner.link, linkTo),
    })),
    lines: linesWithin(controlLines(site, item), linkTo),
    lead: html === '' && item.summary !== item.title ? item.summary : '',
    html,
    fields: itemFields(site, item).map(({ label, value }) => ({ label, value: valueWithin(value, linkTo) })),
  };
}

function registerDocument(site: Site, register: Register, linkTo: LinkTo): PrintedDocument {
  const { items } = site.checked.sms;
  const anchor = anchorOfId(register.id);
  const looked = register.reviewLog.at(-1);
  return {
    ...nothing,
    anchor,
    id: register.id,
    title: register.title,
    kindName: say('Register'),
    language: site.checked.sms.settings.language,
    lines: linesWithin(
      [
        ...ownerLine(ownerLink(site, register)),
        { label: say('Classification'), text: sayKnown(register.classification) },
        { label: say('Rows'), text: String(register.rows.length) },
        ...(looked === undefined ? [] : day(say('Last looked at'), looked.at)),
      ],
      linkTo,
    ),
    html: embedText(withWholeIds(site.bodyHtml(register.id)), anchor, linkTo),
    rows: register.rows
      .flatMap((id) => items.get(id) ?? [])
      .map((item) => {
        const row = rowView(site, item);
        return {
          ...row,
          anchor: anchorOfId(item.id),
          owner: row.owner === null ? null : linkWithin(row.owner, linkTo),
        };
      }),
  };
}

function clausesDocument(site: Site, standard: Standard): PrintedDocument {
  const tree = clauseTreeView(site, standard.id);
  return {
    ...nothing,
    anchor: anchorOfEntry({ kind: 'clauses', standard }),
    id: standard.reference,
    title: standard.title,
    kindName: say('Clauses'),
    language: site.checked.sms.settings.language,
    lines: [],
    lead: [tree.lead, tree.attribution].filter((text) => text !== '').join(' '),
    clauses: tree.lines,
  };
}
