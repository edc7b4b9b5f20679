import type { BodySource, FieldDeclaration } from '../types/declaration.ts';
import { parseTypeExpression } from '../types/type-expression.ts';
import type { Shape } from '../types/type-expression.ts';
import type { SourceFacts, Table } from './facts.ts';
import { meansHeading } from './heading-meaning.ts';
import type { FieldOrigin } from './item.ts';
import type { Place } from './place.ts';

/** A field read from the body, with the place of the whole and of each row. */
export interface BodyField {
  readonly value: unknown;
  readonly origin: FieldOrigin;
}

const idInText = /\b[A-Z]{2,4}-\d{2,6}\b/g;
/** The same in any case: for cells that hold nothing but references. */
const idInAnyCase = /\b[A-Za-z]{2,4}-\d{2,6}\b/g;
const clauseInText = /(?<![\d.])\d{1,2}(?:\.\d{1,2}){0,3}(?![\d.]*\d)/g;

/**
 * Reads a field where its declaration says it stands in the body: a table or list under a heading known by its meaning.
 *
 * @param field declaration with `source`
 * @param facts the document
 * @returns the value in the shape of the field; null when the heading or the table is not there
 */
export function readBodyField(field: FieldDeclaration, facts: SourceFacts): BodyField | null {
  const source = field.source;
  if (source === undefined) return null;
  const shape = parseTypeExpression(field.type);
  switch (source.form) {
    case 'table':
      return readTables(source, shape, facts);
    case 'list':
      return readList(source, shape, facts);
    case 'text':
      return readText(source, shape, facts);
    case 'headings':
      return readHeadings(source, facts);
  }
}

function readTables(source: BodySource, shape: Shape, facts: SourceFacts): BodyField | null {
  if (shape.kind !== 'list') return null;
  const record = recordOf(shape.of);
  if (record === null) return null;
  const rows: Record<string, unknown>[] = [];
  const places: Place[] = [];
  let first: Place | null = null;
  for (const table of tablesUnder(facts, source.heading)) {
    const columns = record.map((entry) => columnOf(table, entry.name, source));
    const [firstColumn] = columns;
    if (firstColumn === undefined || firstColumn < 0) {
      if (columns.filter((column) => column >= 0).length < 2) continue;
    }
    for (const row of table.rows) {
      const value: Record<string, unknown> = {};
      record.forEach((entry, index) => {
        const column = columns[index] ?? -1;
        const text = column < 0 ? '' : (row.cells[column]?.text ?? '');
        const read = readCell(text, entry.shape);
        if (read !== null) value[entry.name] = read;
      });
      rows.push(value);
      places.push(row.place);
      first ??= row.place;
    }
    first ??= table.heading?.place ?? null;
  }
  return first === null ? null : { value: rows, origin: { kind: 'body', place: first, rows: places } };
}

/** Entries of the record a list holds; for a choice the first record in it. */
function recordOf(shape: Shape): readonly { readonly name: string; readonly shape: Shape }[] | null {
  if (shape.kind === 'record') return shape.entries;
  if (shape.kind === 'choice') return shape.of.map(recordOf).find((entries) => entries !== null) ?? null;
  return null;
}

function tablesUnder(facts: SourceFacts, heading: string): readonly Table[] {
  const owners = sectionOwners(facts, heading);
  if (owners.size === 0) return [];
  return facts.tables.filter((table) => table.heading !== null && owners.has(table.heading.slug));
}

/** Slugs of the heading that means `wanted` and of all headings below it. */
function sectionOwners(facts: SourceFacts, wanted: string): ReadonlySet<string> {
  const owners = new Set<string>();
  let depth = 0;
  for (const heading of facts.headings) {
    if (depth > 0 && heading.depth <= depth) depth = 0;
    if (depth === 0 && meansHeading(heading, wanted)) depth = heading.depth;
    if (depth > 0) owners.add(heading.slug);
  }
  return owners;
}

function columnOf(table: Table, name: string, source: BodySource): number {
  const wanted = [name, ...(source.columns?.[name] ?? [])].map(plainWord);
  return table.columns.findIndex((column) => wanted.includes(plainWord(column)));
}

function plainWord(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Value of a cell in the shape of its column; null for an empty cell or a dash. */
function readCell(text: string, shape: Shape): unknown {
  const trimmed = text.trim();
  if (trimmed === '' || /^[–—-]$/.test(trimmed)) return null;
  switch (shape.kind) {
    case 'list':
      return readCellList(trimmed, shape.of);
    case 'reference':
      return (trimmed.match(idInText) ?? trimmed.match(idInAnyCase))?.[0] ?? trimmed;
    case 'choice': {
      const id = shape.of.some((of) => of.kind === 'reference') ? trimmed.match(idInAnyCase)?.[0] : undefined;
      if (id !== undefined && trimmed.length <= id.length + 2) return id;
      const [first] = shape.of;
      return first === undefined || first.kind === 'reference' ? trimmed : readCell(trimmed, first);
    }
    case 'enum':
      return shape.values.find((value) => plainWord(value) === plainWord(trimmed)) ?? trimmed.toLowerCase();
    case 'scalar':
      return readScalar(trimmed, shape.scalar);
    default:
      return trimmed;
  }
}

function readScalar(text: string, scalar: string): unknown {
  switch (scalar) {
    case 'number':
    case 'integer':
      return /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;
    case 'boolean':
      return /^(?:yes|true|ja|✓|met)\b/i.test(text)
        ? true
        : /^(?:no|false|nein|✗|not met)\b/i.test(text)
          ? false
          : text;
    case 'duration':
      return /\bP(?=\d|T\d)[\dYMWDTH]+/.exec(text)?.[0] ?? text;
    case 'clause':
      return text.match(clauseInText)?.[0] ?? text;
    default:
      return text;
  }
}

function readCellList(text: string, of: Shape): readonly unknown[] {
  const choices = of.kind === 'choice' ? of.of : [of];
  if (choices.some((choice) => choice.kind === 'scalar' && choice.scalar === 'clause')) {
    const ids = text.match(idInText) ?? [];
    return [...(text.replaceAll(idInText, ' ').match(clauseInText) ?? []), ...ids];
  }
  if (choices.some((choice) => choice.kind === 'reference')) {
    const mayBeWords = choices.some((choice) => choice.kind !== 'reference');
    const ids = text.match(idInText) ?? (mayBeWords ? null : text.match(idInAnyCase));
    if (ids !== null) return ids;
  }
  return text
    .split(/[,;]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readList(source: BodySource, shape: Shape, facts: SourceFacts): BodyField | null {
  const owners = sectionOwners(facts, source.heading);
  if (owners.size === 0) return null;
  const lists = facts.lists.filter((list) => list.heading !== null && owners.has(list.heading.slug));
  const items = lists.flatMap((list) => list.items);
  const record = shape.kind === 'list' ? recordOf(shape.of) : null;
  const heading = facts.headings.find((candidate) => meansHeading(candidate, source.heading));
  if (heading === undefined) return null;
  if (items.length === 0) {
    const said = facts.paragraphs.find((paragraph) => paragraph.heading?.slug === heading.slug);
    if (said === undefined) return null;
    const none = /^(?:none|nothing|no\b|keine)/i.test(said.text);
    const value = record === null && !none ? [said.text] : [];
    return { value, origin: { kind: 'body', place: said.place, rows: [said.place] } };
  }
  const value = items.map((item) => {
    if (record === null) return item.text;
    const match = /^([A-Z]{1,3}-?\d+)[:. )–-]*\s*(.*)$/s.exec(item.text);
    return match === null ? { text: item.text } : { id: match[1], text: match[2] };
  });
  return {
    value,
    origin: { kind: 'body', place: heading.place, rows: items.map((item) => item.place) },
  };
}

function readText(source: BodySource, shape: Shape, facts: SourceFacts): BodyField | null {
  const owners = sectionOwners(facts, source.heading);
  const heading = facts.headings.find((candidate) => meansHeading(candidate, source.heading));
  if (heading === undefined) return null;
  const under = (entry: { heading: { slug: string } | null }): boolean =>
    entry.heading !== null && owners.has(entry.heading.slug);
  const texts = [
    ...facts.paragraphs.filter(under).map((paragraph) => paragraph.text),
    ...facts.lists.filter(under).flatMap((list) => list.items.map((item) => item.text)),
    ...facts.tables
      .filter(under)
      .flatMap((table) => table.rows.map((row) => row.cells.map((cell) => cell.text).join(' '))),
  ].filter((text) => text !== '');
  if (texts.length === 0) return null;
  const value = shape.kind === 'list' ? texts : texts.join('\n');
  return { value, origin: { kind: 'body', place: heading.place, rows: [] } };
}

/** Map of heading -> text below it, for plans and reviews whose topics are headings. */
function readHeadings(source: BodySource, facts: SourceFacts): BodyField | null {
  const owners = source.heading === '*' ? null : sectionOwners(facts, source.heading);
  const headings = facts.headings.filter((heading) =>
    owners === null ? heading.depth >= 2 : owners.has(heading.slug) && !meansHeading(heading, source.heading),
  );
  const [first] = headings;
  if (first === undefined) return null;
  const value: Record<string, string> = {};
  for (const heading of headings) {
    const own = readText({ heading: heading.text, form: 'text' }, { kind: 'scalar', scalar: 'text' }, facts);
    value[heading.text] = typeof own?.value === 'string' ? own.value : '';
  }
  return { value, origin: { kind: 'body', place: first.place, rows: headings.map((heading) => heading.place) } };
}
