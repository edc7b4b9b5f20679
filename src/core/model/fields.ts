import { isCalendarDate } from '../lifecycle/calendar.ts';
import type { Item } from './item.ts';

/** A map of the frontmatter. */
export type FieldMap = Readonly<Record<string, unknown>>;

export type Holder = Item | FieldMap;

function valueOf(holder: Holder, name: string): unknown {
  const fields = isItem(holder) ? holder.fields : holder;
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function isItem(holder: Holder): holder is Item {
  return typeof holder.fields === 'object' && holder.fields !== null && 'origins' in holder;
}

/** True for a plain map of the frontmatter. */
export function isFieldMap(value: unknown): value is FieldMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text of a scalar value; null for maps, lists and nothing. */
export function asText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** Reads a text field; numbers are given as text, an empty text is null. */
export function textField(holder: Holder, name: string): string | null {
  return asText(valueOf(holder, name));
}

/** Reads a number, also one written as text (`"99.8"`, `99,8`, `99.8 %`); null when there is none. */
export function numberField(holder: Holder, name: string): number | null {
  const value = valueOf(holder, name);
  if (typeof value === 'number') return value;
  const match = /^[<>=≤≥ ]*(-?\d+(?:[.,]\d+)?)/.exec(asText(value) ?? '');
  return match?.[1] === undefined ? null : Number(match[1].replace(',', '.'));
}

/** Reads a yes or no; null when it is not stated. */
export function booleanField(holder: Holder, name: string): boolean | null {
  const value = valueOf(holder, name);
  if (typeof value === 'boolean') return value;
  const text = asText(value)?.toLowerCase();
  return text === 'yes' || text === 'true' || text === 'ja'
    ? true
    : text === 'no' || text === 'false' || text === 'nein'
      ? false
      : null;
}

/** Reads a calendar day; of a date with time the day; null when it is missing, malformed or no day of the calendar. */
export function dateField(holder: Holder, name: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(textField(holder, name) ?? '')?.[0];
  return day !== undefined && isCalendarDate(day) ? day : null;
}

/** Reads a map such as `dates: {from, to}`; null when it is none. */
export function mapField(holder: Holder, name: string): FieldMap | null {
  const value = valueOf(holder, name);
  return isFieldMap(value) ? value : null;
}

/** Reads a list of maps; entries that are no maps are left out. */
export function mapsField(holder: Holder, name: string): readonly FieldMap[] {
  const value = valueOf(holder, name);
  return Array.isArray(value) ? value.filter(isFieldMap) : [];
}

/** Reads a list of texts; a single text is a list of one. */
export function textsField(holder: Holder, name: string): readonly string[] {
  const value = valueOf(holder, name);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map(asText).filter((text) => text !== null);
}

/** True when a field is stated or derived and not empty (an empty list counts as stated). */
export function hasField(holder: Holder, name: string): boolean {
  const value = valueOf(holder, name);
  return value !== undefined && value !== null && value !== '';
}
