import type { PlainValue } from './frontmatter-edit.ts';

// Words and digits that some YAML reader takes for something else than text; a calendar day is written bare everywhere.
const taken = /^(?:true|false|yes|no|on|off|null|y|n|~)$/i;
const numberLike = /^[-+.]?\d[\d_.,eExXoO+-]*$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const bare = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._/()%&+<>=;–—…'’-]*$/u;

/** True when a text can stand in YAML without quotation marks, in block and in flow style, for every reader. */
function isBare(text: string): boolean {
  return bare.test(text) && !text.endsWith(' ') && !taken.test(text) && (day.test(text) || !numberLike.test(text));
}

/**
 * Writes a text as a YAML scalar.
 *
 * @param text any text
 * @param quote quotation mark to keep, where the value replaced had one
 */
export function renderText(text: string, quote: '"' | "'" | null = null): string {
  if (quote === "'" && !/[\p{C}\u2028\u2029]/u.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return quote === null && isBare(text) ? text : JSON.stringify(text);
}

/** Writes a key: words such as `on` stand bare there, as people write them. */
export function renderKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) && !/^(?:true|false|null)$/i.test(key) ? key : JSON.stringify(key);
}

/**
 * Writes a value in flow style on one line: `{action: approved, on: 2026-01-28, version: "1.0"}`.
 *
 * @param value plain data
 */
export function renderFlow(value: PlainValue): string {
  if (typeof value === 'string') return renderText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) return `[${value.map(renderFlow).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, entry]) => `${renderKey(key)}: ${renderFlow(entry)}`);
  return `{${pairs.join(', ')}}`;
}

/** True for a list that reads better with one entry a line: a list of maps. */
export function isListOfMaps(value: PlainValue): value is readonly PlainValue[] {
  return (
    isList(value) &&
    value.length > 0 &&
    value.every((entry) => typeof entry === 'object' && entry !== null && !isList(entry))
  );
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}
