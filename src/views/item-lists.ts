import type { Item } from '../core/model/item.ts';
import { extraSections, fieldsShown, itemFacts } from './extras/extras.ts';
import { itemFields } from './item-fields.ts';
import type { LongValue, Shortening } from './long-values.ts';
import { longValues, mostEntries, shortened } from './long-values.ts';
import { routeOfRelated } from './relations-view.ts';
import { siteIndex } from './site-index.ts';
import type { Site } from './site.ts';
import { hrefOf } from './site.ts';
import { stateText } from './standing.ts';
import type { TableValue, ValueView } from './value-view.ts';
import { itemValue, textValue } from './value-view.ts';
import type { ExtraSection } from './extras/extra-section.ts';
import { say } from './words/say.ts';

/** Address of the page of a list that is too long for the page of its item. */
export function routeOfList(id: string, key: string): string {
  return `${routeOfRelated(id)}${key}/`;
}

/** How much of a field the page of its item shows. */
export function shorteningOfField(name: string, label: string): Shortening {
  return { key: `field-${name.replaceAll('_', '-')}`, label, most: mostEntries };
}

/** How much of a section the page of its item shows. */
export function shorteningOfSection(section: ExtraSection): Shortening {
  const label = section.title.replace(/ \d+ (?:items?|Eintrag|Einträge)$/, '');
  return { key: `section-${section.anchor.slice('cb_'.length)}`, label, most: section.most };
}

/** A value as the page of its item shows it: with a link to the rest where it is long. */
export function forPage(site: Site, id: string, value: ValueView, how: Shortening): ValueView {
  return shortened(value, how, (key) => hrefOf(site, routeOfList(id, key)));
}

/** Name of the page with all parts of an item. */
export const partsKey = 'parts';

const lastLists = new WeakMap<Site, { readonly item: Item; readonly lists: readonly LongValue[] }>();

/** Lists of an item that are too long for its page, each in full. Those of the last item are kept: its pages follow each other. */
export function longListsOf(site: Site, item: Item): readonly LongValue[] {
  const last = lastLists.get(site);
  if (last?.item === item) return last.lists;
  const lists = listsOf(site, item);
  lastLists.set(site, { item, lists });
  return lists;
}

function listsOf(site: Site, item: Item): readonly LongValue[] {
  const extras = extraSections(site, item);
  const fields = hasLongField(item.fields)
    ? itemFields(site, item)
        .filter(({ name }) => !fieldsShown(itemFacts(site, item), extras).has(name))
        .flatMap((field) => longValues(field.value, shorteningOfField(field.name, field.label)))
    : [];
  const sections = extras.flatMap((section) => longValues(section.value, shorteningOfSection(section)));
  return [...fields, ...sections, ...longValues(partsTable(site, item), shorteningOfParts())];
}

function shorteningOfParts(): Shortening {
  return { key: partsKey, label: say('Parts'), most: mostEntries };
}

function partsTable(site: Site, item: Item): TableValue {
  const parts = siteIndex(site).partsOf.get(item.id) ?? [];
  return {
    kind: 'table',
    columns: [say('Part'), say('Status')],
    rows: parts.map((part) => [itemValue(site, part.id), textValue(stateText(part))]),
  };
}

/** Spares the items whose lists are all short, which are nearly all of them, from being laid out twice. */
function hasLongField(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > mostEntries || value.some(hasLongField);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongField);
}
