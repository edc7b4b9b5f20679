/**
 * The canonical JSON text of a value by RFC 8785 (JSON Canonicalization Scheme): no white space, keys of objects in the
 * order of their UTF-16 code units, numbers as ECMAScript prints them, strings with the shortest escapes and without any
 * Unicode normalisation.
 *
 * Takes what JSON can say: null, booleans, finite numbers, well-formed strings, arrays, plain objects.
 * @throws TypeError for anything else, because it would have no or no unique text: NaN, Infinity, undefined (also as the
 *   value of a key or a hole in an array), bigint, symbols, functions, dates and other class instances, strings or keys
 *   with a lone surrogate, values that contain themselves.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, []);
}

function textOf(value: unknown, within: readonly object[]): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return stringText(value);
  if (typeof value !== 'object')
    throw new TypeError(`Unexpected ${typeof value}, expected a value that JSON can hold.`);
  if (within.includes(value)) throw new TypeError('Unexpected value that contains itself, expected a tree.');
  const path = [...within, value];
  if (Array.isArray(value)) return `[${Array.from(value, (entry: unknown) => textOf(entry, path)).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('Unexpected class instance, expected a plain object.');
  }
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, entry]) => `${stringText(key)}:${textOf(entry, path)}`).join(',')}}`;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`Unexpected ${String(value)}, expected a finite number.`);
  return JSON.stringify(value);
}

function stringText(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('Unexpected lone surrogate, expected well-formed Unicode.');
  // RFC 8785 section 3.2.2.2 takes over the escapes of JSON.stringify.
  return JSON.stringify(value);
}
