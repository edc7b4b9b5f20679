import { lifecycles } from '../lifecycle/lifecycles.ts';
import type { ForeignMapping } from './settings.ts';

// Keys of ours that hold one word or one day, whatever the file makes of them.
const single =
  /^(?:id|title|summary|owner|status|classification|version|kind|effective_from|effective_to|review\.(?:due|interval))$/;
const wordsOf: Readonly<Record<string, ReadonlySet<string>>> = {
  classification: new Set(['public', 'customer', 'internal', 'restricted']),
  status: new Set(Object.values(lifecycles).flatMap(({ states, computed }) => [...states, ...computed])),
};
const ofDay = /(?:^|\.)(?:on|at|due|date|from|to|effective_from|effective_to)$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a value of a foreign file as our key wants it: the organization's own table first, then spellings that can mean
 * one thing only – another case, a list of one, a day in words, an interval in words. Anything else stays as it is.
 *
 * @param mapping mapping of the file
 * @param key our key, with dots
 * @param value value as the file states it
 * @returns the value; null where the table says that it stands for nothing
 */
export function readForeignValue(mapping: ForeignMapping, key: string, value: unknown): unknown {
  const one = single.test(key) ? oneOf(value) : value;
  const table = ownValue(mapping.values, key);
  const mapped = typeof one === 'string' || typeof one === 'boolean' ? ownValue(table, String(one)) : undefined;
  if (mapped !== undefined) return mapped;
  if (typeof one === 'string' && ownValue(wordsOf, key)?.has(ourSpelling(one)) === true) return ourSpelling(one);
  if (key === 'review.interval' || key.endsWith('.every')) return wordsToDuration(one);
  return ofDay.test(key) ? wordsToDay(one) : one;
}

/** Keys and values of files are any words, also `constructor`. */
export function ownValue<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** `[Ada]` -> `Ada`, `[Ada, Ben]` -> `Ada, Ben`; anything but a list of words unchanged. */
function oneOf(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0 || !value.every((entry) => typeof entry === 'string')) return value;
  return value.join(', ');
}

/** `In Review` -> `in-review`. */
function ourSpelling(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
}

/** `6 months` -> `P6M`; anything else unchanged. */
function wordsToDuration(value: unknown): unknown {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  const named = ownValue({ monthly: 'P1M', quarterly: 'P3M', annual: 'P1Y', annually: 'P1Y', yearly: 'P1Y' }, text);
  if (named !== undefined) return named;
  const match = /^(\d+)\s*(day|week|month|year)s?$/.exec(text);
  const unit = match?.[2]?.[0]?.toUpperCase();
  return match === null || unit === undefined ? value : `P${match[1]}${unit}`;
}

/**
 * `2026-05-01T09:00`, `2026/5/1`, `May 1, 2026` and `1 May 2026` -> `2026-05-01`. `01/05/2026` is May here and January
 * there, so it stays and becomes a finding.
 */
function wordsToDay(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (/^\d{4}-\d{2}-\d{2}[T ]/.test(text)) return text.slice(0, 10);
  const numbers = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (numbers !== null) return day(numbers[1], Number(numbers[2]), numbers[3]);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text);
  if (monthFirst !== null) return day(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) ?? value;
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i.exec(text);
  return dayFirst === null ? value : (day(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]) ?? value);
}

function monthOf(word = ''): number {
  const name = word.toLowerCase();
  const full = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
  const index = months.indexOf(name.slice(0, 3));
  const written = index < 0 ? '' : full.format(Date.UTC(2000, index, 1)).toLowerCase();
  return written.startsWith(name) || name === 'sept' ? index + 1 : 0;
}

/** The day as text, also one that no calendar has: that is for the rules to say. */
function day(year = '', month: number, ofMonth = ''): string | null {
  return month === 0 ? null : `${year}-${String(month).padStart(2, '0')}-${ofMonth.padStart(2, '0')}`;
}
