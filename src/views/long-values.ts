import type { ListValue, TableValue, ValueView } from './value-view.ts';
import { say } from './words/say.ts';

/** A list or table that is too long for the page of its item, and the name of the page that has it all. */
export interface LongValue {
  readonly key: string;
  readonly label: string;
  readonly most: number;
  readonly value: ListValue | TableValue;
}

/** How to shorten a value. */
export interface Shortening {
  /** Name of the page of the whole value: `field-posts`; those of values within it begin with it. */
  readonly key: string;
  readonly label: string;
  /** Most entries of each list to keep. */
  readonly most: number;
}

/** Most entries of a list of fields on the page of an item. */
export const mostEntries = 50;

/**
 * A value without what makes it too long, however deep that stands; each list cut says where the rest is.
 *
 * @param value the whole value
 * @param how name of its page, and how much to keep
 * @param hrefOf address of the page of a list by its name
 */
export function shortened(value: ValueView, how: Shortening, hrefOf: (key: string) => string): ValueView {
  const inner = shortenedWithin(value, how, hrefOf);
  const rest = (inner.kind === 'list' ? inner.items.length : inner.kind === 'table' ? inner.rows.length : 0) - how.most;
  if (rest <= 0) return inner;
  const more = { href: hrefOf(how.key), text: say('and {count} more', { count: rest }) };
  if (inner.kind === 'list') return { ...inner, items: inner.items.slice(0, how.most), more };
  return inner.kind === 'table' ? { ...inner, rows: inner.rows.slice(0, how.most), more } : inner;
}

/** A value with all its entries, each of them shortened. */
export function shortenedWithin(value: ValueView, how: Shortening, hrefOf: (key: string) => string): ValueView {
  return mapEntries(value, how, (entry, deeper) => shortened(entry, deeper, hrefOf));
}

/** The lists and tables that `shortened` cuts. */
export function longValues(value: ValueView, how: Shortening): readonly LongValue[] {
  const found: LongValue[] = [];
  if (
    (value.kind === 'list' && value.items.length > how.most) ||
    (value.kind === 'table' && value.rows.length > how.most)
  )
    found.push({ ...how, value });
  mapEntries(value, how, (entry, deeper) => {
    found.push(...longValues(entry, deeper));
    return entry;
  });
  return found;
}

function mapEntries(
  value: ValueView,
  how: Shortening,
  change: (entry: ValueView, deeper: Shortening) => ValueView,
): ValueView {
  const within = (place: string, label: string): Shortening => ({ ...how, key: `${how.key}-${place}`, label });
  const places = value.kind === 'map' ? placesOf(value.entries.map((entry) => entry.label)) : [];
  switch (value.kind) {
    case 'list':
      return {
        ...value,
        items: value.items.map((entry, at) => change(entry, within(String(at + 1), how.label))),
      };
    case 'map':
      return {
        ...value,
        entries: value.entries.map((entry, at) => ({
          ...entry,
          value: change(entry.value, within(places[at] ?? '', `${how.label}: ${entry.label}`)),
        })),
      };
    case 'table':
      return {
        ...value,
        rows: value.rows.map((row, at) =>
          row.map((cell, column) =>
            change(cell, within(`${at + 1}-${column + 1}`, `${how.label}: ${value.columns[column] ?? ''}`)),
          ),
        ),
      };
    default:
      return value;
  }
}

/** Names for addresses that stay when entries come and go; a number where the label gives none of its own. */
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

function plainLetters(text: string): string {
  return text.toLowerCase().replaceAll(/[äöüß]/g, (letter) => spelledOut[letter] ?? letter);
}

function placesOf(labels: readonly string[]): readonly string[] {
  const names = labels.map((label) => plainLetters(label).replaceAll(/[^a-z0-9]+/g, '-'));
  return names.map((name, at) =>
    /[a-z]/.test(name) && names.indexOf(name) === names.lastIndexOf(name) ? name : String(at + 1),
  );
}
