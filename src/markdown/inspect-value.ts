import { isCalendarDate } from '../core/lifecycle/calendar.ts';

// Numbers under these keys are names, not quantities: 1.10 and 8.10 must not become 1.1 and 8.1.
const namesWithDigits = /^(?:version|.+_version|clause|clauses|ref|edition)$/;
const dateLike = /^(\d{4}-\d{1,2}-\d{1,2})(?:$|[T ]\d)/;

/**
 * Tells whether a number of YAML is another text than the one that was written.
 *
 * @param source as written
 * @param value as read
 * @param key key under which it stands
 * @returns null when the number says the same; why quotes are needed; `no-number` for NaN and infinities, which are texts
 */
export function changedNumber(source: string, value: number, key: string | null): string | null {
  if (!Number.isFinite(value)) return /^[-+]?\.?[a-z]/i.test(source) ? 'no-number' : 'it is too large for a number.';
  if (key !== null && namesWithDigits.test(key)) return 'as a number 1.10 and 1.1, or 8.10 and 8.1, are the same.';
  if (/^(?:[-+]?0[0-9xo]|\+)|e/i.test(source)) return `as a number it becomes ${value}.`;
  const digits = source.replaceAll(/\D/g, '').replace(/^0+/, '');
  return digits.length > 15 && value.toString() !== source ? `as a number it becomes ${value}.` : null;
}

/** A day that looks like one and is none, with what to do; null for everything else. */
export function unrealDay(
  value: string,
): { readonly text: string; readonly why: string; readonly expected: string } | null {
  const text = dateLike.exec(value)?.[1];
  if (text === undefined || isCalendarDate(text)) return null;
  const padded = text
    .split('-')
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return isCalendarDate(padded)
    ? { text, why: 'which is not written as YYYY-MM-DD', expected: `Write ${padded}.` }
    : { text, why: 'a day that is not in the calendar', expected: 'Write an existing day as YYYY-MM-DD.' };
}

/**
 * Text behind a plain value that YAML takes for a comment although it was hardly meant as one: `channel: #service-desk`.
 *
 * @param behind the text behind the value
 * @param source the value as written; empty when there is none
 */
export function cutByComment(behind: string, source: string): { readonly index: number; readonly text: string } | null {
  const match = /^([ \t]*)(#[\p{L}\p{N}][^\r\n]*)/u.exec(behind);
  const [, blank = '', text = ''] = match ?? [];
  return match === null || (source !== '' && blank === '') ? null : { index: blank.length, text: text.trimEnd() };
}

/** A sign that hides or means something else than it seems to. */
export interface OddSign {
  readonly index: number;
  readonly length: number;
  /** Goes on a sentence that begins with the name of the key. */
  readonly what: string;
  readonly expected: string;
}

// Joiners belong to emoji and to scripts that use them, not between Latin letters, digits and blanks.
const invisible =
  /[\u00AD\u200B\u2060-\u2064\uFEFF]|(?<=^|[A-Za-z0-9 ])[\u200C\u200D]|[\u200C\u200D](?=[A-Za-z0-9 ]|$)/;
const direction = /[\u202A-\u202E\u2066-\u2069]/;
const control = /(?![\t\n\r])\p{Cc}|[\u2028\u2029]/u;
const lost = /\uFFFD/;
const otherBlank = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
// Pasted: at an edge, beside an ordinary blank or a hyphen, between two words. Before a sign or beside a number it is typography.
const pastedBlank = new RegExp(
  `(?<=^["']?|[ _/@-])${otherBlank.source}|${otherBlank.source}(?=["']?$|[ _/@-])|(?<=\\p{L}{2})${otherBlank.source}(?=\\p{Ll}{2})`,
  'u',
);

/**
 * Finds a sign in a key or value that people do not see or take for another: two values that look alike would differ.
 * No-break blanks that are typography (`5 h`, `Qui ?`) stay unreported.
 *
 * @param source as written
 * @param isPlain true for a value without straight quotation marks
 */
export function oddSign(source: string, isPlain: boolean): OddSign | null {
  if (/^[\x20-\x7E\r\n\t]*$/.test(source)) return null;
  if (isPlain && /^[\u2018-\u201F\u00AB][^\u2018-\u201F\u00AB\u00BB"']*[\u2018-\u201F\u00BB"']$/.test(source)) {
    const what = 'stands between typographic quotation marks, which are part of the text and quote nothing';
    return { index: 0, length: 1, what, expected: 'Use straight quotation marks ("…") or none.' };
  }
  const found = (pattern: RegExp, what: string, expected: string): OddSign | null => {
    const match = pattern.exec(source);
    if (match === null) return null;
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return { index: match.index, length: match[0].length, what: `holds ${what} (U+${code})`, expected };
  };
  return (
    found(lost, 'the sign for a lost character', 'Write the character that was there.') ??
    found(direction, 'an invisible sign that turns the direction of the text', 'Delete it.') ??
    found(invisible, 'an invisible character', 'Delete it: two values that look alike would differ.') ??
    found(control, 'a control character', 'Delete it.') ??
    found(pastedBlank, 'a blank that is no ordinary one', 'Type an ordinary blank or none.')
  );
}
