/**
 * Type expressions of the declarations, for example `list<{what: text, who: role/person, due: date}>`.
 *
 *     type   = single ("/" single)*                       one of several shapes
 *     single = "list<" type ">" | "map<" type ">" | "{" name ":" type ("," …)* "}" | "enum(" a|b|c ")" | word
 *     word   = scalar | text | number | integer | boolean | date | datetime | duration | period | url | sha256
 *            | clause | rule | ref (any item) | key of an item type (a reference to such an item)
 */
export type Shape =
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'record'; readonly entries: readonly { readonly name: string; readonly shape: Shape }[] }
  | { readonly kind: 'choice'; readonly of: readonly Shape[] }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'scalar'; readonly scalar: ScalarName }
  | { readonly kind: 'reference'; readonly to: string };

/** Words of a type expression that stand for a single value. */
export const scalarNames = [
  'scalar',
  'text',
  'number',
  'integer',
  'boolean',
  'date',
  'datetime',
  'duration',
  'period',
  'url',
  'sha256',
  'clause',
  'rule',
  'type',
] as const;

export type ScalarName = (typeof scalarNames)[number];

const scalarSet: ReadonlySet<string> = new Set(scalarNames);

const parsed = new Map<string, Shape>();

/**
 * Parses a type expression.
 *
 * @param expression for example `list<role/person>`
 * @returns its shape; the same object for the same text
 * @throws Error when the expression is malformed (a mistake in a declaration, not in a document)
 */
export function parseTypeExpression(expression: string): Shape {
  const known = parsed.get(expression);
  if (known !== undefined) return known;
  const reader = { text: expression, at: 0 };
  const shape = readChoice(reader);
  skipBlanks(reader);
  if (reader.at !== expression.length) throw malformed(reader, 'end of the expression');
  parsed.set(expression, shape);
  return shape;
}

interface Reader {
  readonly text: string;
  at: number;
}

function readChoice(reader: Reader): Shape {
  const shapes = [readSingle(reader)];
  while (accept(reader, '/')) shapes.push(readSingle(reader));
  const [first] = shapes;
  return shapes.length === 1 && first !== undefined ? first : { kind: 'choice', of: shapes };
}

function readSingle(reader: Reader): Shape {
  if (accept(reader, '{')) return readRecord(reader);
  const word = readWord(reader);
  if ((word === 'list' || word === 'map') && accept(reader, '<')) {
    const of = readChoice(reader);
    expect(reader, '>');
    return { kind: word, of };
  }
  if (word === 'enum' && accept(reader, '(')) {
    const end = reader.text.indexOf(')', reader.at);
    if (end < 0) throw malformed(reader, '")"');
    const values = reader.text
      .slice(reader.at, end)
      .split('|')
      .map((value) => value.trim());
    reader.at = end + 1;
    return { kind: 'enum', values };
  }
  return scalarSet.has(word) ? { kind: 'scalar', scalar: word as ScalarName } : { kind: 'reference', to: word };
}

function readRecord(reader: Reader): Shape {
  const entries: { name: string; shape: Shape }[] = [];
  do {
    const name = readWord(reader);
    expect(reader, ':');
    entries.push({ name, shape: readChoice(reader) });
  } while (accept(reader, ','));
  expect(reader, '}');
  return { kind: 'record', entries };
}

function readWord(reader: Reader): string {
  skipBlanks(reader);
  const match = /^[A-Za-z0-9_-]+/.exec(reader.text.slice(reader.at));
  if (match === null) throw malformed(reader, 'a word');
  reader.at += match[0].length;
  return match[0];
}

function accept(reader: Reader, symbol: string): boolean {
  skipBlanks(reader);
  if (!reader.text.startsWith(symbol, reader.at)) return false;
  reader.at += symbol.length;
  return true;
}

function expect(reader: Reader, symbol: string): void {
  if (!accept(reader, symbol)) throw malformed(reader, `"${symbol}"`);
}

function skipBlanks(reader: Reader): void {
  while (reader.text[reader.at] === ' ') reader.at += 1;
}

function malformed(reader: Reader, expected: string): Error {
  return new Error(`Type expression "${reader.text}": expected ${expected} at position ${reader.at}.`);
}
