import { formatDate, isCalendarDate } from '../core/lifecycle/calendar.ts';
import { isFieldMap } from '../core/model/fields.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink } from './site.ts';

/** A field value as a page shows it. */
export type ValueView =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string; readonly iso: string }
  | { readonly kind: 'link'; readonly link: LinkView }
  | { readonly kind: 'list'; readonly items: readonly ValueView[] }
  | { readonly kind: 'map'; readonly entries: readonly { readonly label: string; readonly value: ValueView }[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly ValueView[])[] };

/** Name of a field for people: `effective_from` -> `Effective from`. */
export function fieldLabel(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Value of a field for a page: ids become links, days are written out, lists of maps become tables.
 *
 * @param site the site
 * @param value value as in the model
 */
export function valueView(site: Site, value: unknown): ValueView {
  if (Array.isArray(value)) return listView(site, value);
  if (isFieldMap(value)) {
    return { kind: 'map', entries: Object.entries(value).map(([name, entry]) => ({ label: fieldLabel(name), value: valueView(site, entry) })) };
  }
  const text = value === null || value === undefined ? '–' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value as string | number);
  if (isCalendarDate(text)) return { kind: 'date', text: formatDate(text), iso: text };
  const { items, registers } = site.checked.sms;
  return items.has(text) || registers.has(text) ? { kind: 'link', link: itemLink(site, text, labelOf(site, text)) } : { kind: 'text', text };
}

function labelOf(site: Site, id: string): string {
  const item = site.checked.sms.items.get(id);
  return item?.type.key === 'person' || item?.type.key === 'role' ? `${item.title} (${id})` : id;
}

function listView(site: Site, values: readonly unknown[]): ValueView {
  const maps = values.filter(isFieldMap);
  if (maps.length === 0 || maps.length < values.length) {
    return { kind: 'list', items: values.map((value) => valueView(site, value)) };
  }
  const names = [...new Set(maps.flatMap((map) => Object.keys(map)))];
  return {
    kind: 'table',
    columns: names.map(fieldLabel),
    rows: maps.map((map) => names.map((name) => valueView(site, map[name]))),
  };
}
