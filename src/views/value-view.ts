import { parseClauseReference } from '../core/standard/clause-reference.ts';
import { isCalendarDate } from '../core/lifecycle/calendar.ts';
import { asText, isFieldMap } from '../core/model/fields.ts';
import type { FieldMap } from '../core/model/fields.ts';
import type { Shape } from '../core/types/type-expression.ts';
import { languageMark } from './other-language.ts';
import { dayLabel, fieldLabel } from './field-label.ts';
import { plainWords } from './plain-words.ts';
import type { LinkView, Site } from './site.ts';
import { clauseLink, itemLink } from './site.ts';
import { englishMark, say } from './words/say.ts';
import { dayText, durationText } from './words/days.ts';
import { keywordIn } from './words/model-words.ts';

/** A field value as a page shows it. */
export type ValueView =
  /** `tone` colours words that say how something stands; they say it without the colour too. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly tone?: Tone;
      /** Language of a text of the organization, where that is not the one of the pages. */
      readonly lang?: string;
    }
  | { readonly kind: 'date'; readonly text: string; readonly iso: string }
  /** `name` says what the id in the link stands for; empty where the link says it itself. */
  | { readonly kind: 'link'; readonly link: LinkView; readonly name: string }
  | ListValue
  | { readonly kind: 'map'; readonly entries: readonly { readonly label: string; readonly value: ValueView }[] }
  | TableValue;

/** How something stands: as it should, soon to be looked at, not as it should. */
export type Tone = 'good' | 'warn' | 'stop';

/** Values one below the other, or in one line where they are short. */
export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly ValueView[];
  readonly isInline?: boolean;
  /** Where the rest stands that is left out here. */
  readonly more?: LinkView;
}

/** Rows that share their columns. */
export interface TableValue {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ValueView[])[];
  /** Where the rest stands that is left out here. */
  readonly more?: LinkView;
}

/** True for what shows nothing: a cell without a value, a list without an entry. */
export function isEmptyValue(value: ValueView): boolean {
  return (value.kind === 'text' && value.text === '') || (value.kind === 'list' && value.items.length === 0);
}

/** Addresses that a value links to, wherever in it they stand. */
export function addressesIn(value: ValueView): readonly string[] {
  switch (value.kind) {
    case 'link':
      return [value.link.href];
    case 'list':
      return value.items.flatMap(addressesIn);
    case 'map':
      return value.entries.flatMap((entry) => addressesIn(entry.value));
    case 'table':
      return value.rows.flatMap((row) => row.flatMap(addressesIn));
    default:
      return [];
  }
}

/** A plain text as a value. */
export function textValue(text: string): ValueView {
  return { kind: 'text', text };
}

/** A text that somebody wrote in an item or register, marked where it holds words in another language than that of the pages. */
export function ownValue(site: Site, of: string, text: string): ValueView {
  const lang = /\p{L}{3}/u.test(text) ? languageMark(site, of) : undefined;
  return lang === undefined ? textValue(text) : { kind: 'text', text, lang };
}

/** A text that is English in any manual, such as the message of a finding. */
export function englishValue(text: string): ValueView {
  const lang = englishMark();
  return lang === undefined ? textValue(text) : { kind: 'text', text, lang };
}

/** Words that say how something stands. */
export function toneValue(text: string, tone: Tone): ValueView {
  return { kind: 'text', text, tone };
}

/** A day as a value; an empty text where there is none. */
export function dateValue(iso: string | null): ValueView {
  return iso === null ? textValue('') : { kind: 'date', text: dayText(iso), iso };
}

/** A link to an item as a value, with its title. */
export function itemValue(site: Site, id: string): ValueView {
  const { items, registers } = site.checked.sms;
  const item = items.get(id);
  if (item?.type.key === 'person' || item?.type.key === 'role')
    return { kind: 'link', link: itemLink(site, id, item.title), name: '' };
  const title = item?.title ?? registers.get(id)?.title ?? '';
  return { kind: 'link', link: itemLink(site, id), name: title === id ? '' : title };
}

/**
 * Value of a field for a page: ids become links, days and durations are written out, lists of maps become tables.
 *
 * @param site the site
 * @param of id of what states it, which tells the language of words in it
 * @param value value as in the model
 * @param shape what the declaration of the field says of it; null where it says nothing
 */
export function valueView(site: Site, of: string, value: unknown, shape: Shape | null = null): ValueView {
  if (Array.isArray(value)) return listView(site, of, value, shape?.kind === 'list' ? shape.of : shape);
  if (isFieldMap(value)) return mapView(site, of, value, shape);
  const text = value === true ? say('yes') : value === false ? say('no') : (asText(value) ?? '–');
  if (isCalendarDate(text)) return dateValue(text);
  const { items, registers } = site.checked.sms;
  if (items.has(text) || registers.has(text)) return itemValue(site, text);
  if (/^P(?:T?\d|$)/.test(text)) return textValue(durationText(text));
  if (isClause(shape)) return clauseValue(site, text);
  if (shape?.kind === 'enum') return textValue(plainWords(text));
  return isKeyword(shape, text) ? textValue(keywordIn(text) ?? text) : ownValue(site, of, text);
}

/** True for a keyword where something else may stand too, such as the id of an item. */
function isKeyword(shape: Shape | null, text: string): boolean {
  return shape?.kind === 'choice' && shape.of.some((one) => one.kind === 'enum' && one.values.includes(text));
}

function isClause(shape: Shape | null): boolean {
  return shape?.kind === 'scalar' && shape.scalar === 'clause';
}

/** A clause number as a link to its page; plain text where the standard has no such clause. */
export function clauseValue(site: Site, clause: string): ValueView {
  const { settings, catalogue } = site.checked.sms;
  const [standard = catalogue.primaryStandard] = settings.standards;
  const reference = parseClauseReference(clause, standard, catalogue.standards);
  if (reference === null || catalogue.findClause(reference.standard, reference.clause) === undefined)
    return textValue(clause);
  const link = clauseLink(site, reference.standard, reference.clause);
  return link.href === '' ? textValue(clause) : { kind: 'link', link: { ...link, text: clause }, name: '' };
}

const comparisons: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=', '==': '=' };

/** A target `{op, value, from}` as one line: `≥ 90 from 1 December 2026`; null for any other map. */
export function targetText(map: FieldMap): string | null {
  const op = comparisons[asText(map['op']) ?? ''];
  const value = asText(map['value']);
  if (op === undefined || value === null || Object.keys(map).some((key) => !['op', 'value', 'from'].includes(key)))
    return null;
  const from = asText(map['from']);
  return from === null
    ? `${op} ${value}`
    : say('{target} from {day}', { target: `${op} ${value}`, day: dayText(from) });
}

function mapView(site: Site, of: string, map: FieldMap, shape: Shape | null): ValueView {
  const target = targetText(map);
  if (target !== null) return textValue(target);
  return {
    kind: 'map',
    entries: Object.entries(map).map(([name, entry]) => {
      const value = valueView(site, of, entry, entryShape(shape, name));
      return { label: value.kind === 'date' ? dayLabel(name) : fieldLabel(name), value };
    }),
  };
}

function listView(site: Site, of: string, values: readonly unknown[], shape: Shape | null): ValueView {
  const maps = values.filter(isFieldMap);
  if (maps.length === 0 || maps.length < values.length) {
    const items = values.map((value) => valueView(site, of, value, shape));
    return { kind: 'list', items, ...(isClause(shape) ? { isInline: true } : {}) };
  }
  const names = [...new Set(maps.flatMap((map) => Object.keys(map)))];
  const rows = maps.map((map) =>
    names.map((name) =>
      map[name] === undefined ? textValue('') : valueView(site, of, map[name], entryShape(shape, name)),
    ),
  );
  const isDays = (column: number): boolean =>
    rows.every((row) => row[column]?.kind === 'date' || row[column]?.kind === 'text') &&
    rows.some((row) => row[column]?.kind === 'date');
  return {
    kind: 'table',
    columns: names.map((name, column) => (isDays(column) ? dayLabel(name) : fieldLabel(name))),
    rows,
  };
}

function entryShape(shape: Shape | null, name: string): Shape | null {
  if (shape?.kind === 'map') return shape.of;
  return shape?.kind === 'record' ? (shape.entries.find((entry) => entry.name === name)?.shape ?? null) : null;
}
