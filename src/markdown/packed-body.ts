import type { BodyLink, BodyList, CodeBlock, Heading, Paragraph, Table } from '../core/model/facts.ts';
import type { Place } from '../core/model/place.ts';
import type { BodyFacts } from './parse-body.ts';

/** Line, column, end line, end column. */
type PackedPlace = readonly [number, number, number, number];

/** Headings of a body as plain lists: depth, text, anchor, place. */
export type PackedHeadings = readonly (readonly [number, string, string, ...PackedPlace])[];

/** Position of a heading in the list of headings; -1 above the first. */
type HeadingAt = number;

/** Links of a body as plain lists. */
export type PackedLinks = readonly (readonly [BodyLink['kind'], string, string, HeadingAt, ...PackedPlace])[];

/** Everything else of a body as plain lists. */
export interface PackedBlocks {
  readonly tables: readonly (readonly [
    HeadingAt,
    readonly string[],
    readonly (readonly [PackedPlace, readonly (readonly [string, ...PackedPlace])[]])[],
  ])[];
  readonly lists: readonly (readonly [HeadingAt, readonly (readonly [string, ...PackedPlace])[]])[];
  readonly paragraphs: readonly (readonly [HeadingAt, string, ...PackedPlace])[];
  readonly codeBlocks: readonly (readonly [string, string, ...PackedPlace])[];
}

/** A body in three parts, since headings are asked for often, links sometimes and texts seldom. */
export interface PackedBody {
  readonly headings: PackedHeadings;
  readonly links: PackedLinks;
  readonly blocks: PackedBlocks;
}

/** Blocks of a body, read back. */
export type Blocks = Pick<BodyFacts, 'tables' | 'lists' | 'paragraphs' | 'codeBlocks'>;

/** Turns what was read from a body into plain lists without the name of the file. */
export function packBody(facts: BodyFacts): PackedBody {
  const positions = new Map<Heading | null, HeadingAt>(facts.headings.map((heading, index) => [heading, index]));
  const at = (heading: Heading | null): HeadingAt => positions.get(heading) ?? -1;
  return {
    headings: facts.headings.map(({ depth, text, slug, place }) => [depth, text, slug, ...packPlace(place)]),
    links: facts.links.map((link) => [link.kind, link.target, link.text, at(link.heading), ...packPlace(link.place)]),
    blocks: {
      tables: facts.tables.map(({ heading, columns, rows }) => [
        at(heading),
        columns,
        rows.map((row) => [packPlace(row.place), row.cells.map(packText)]),
      ]),
      lists: facts.lists.map(({ heading, items }) => [at(heading), items.map(packText)]),
      paragraphs: facts.paragraphs.map(({ heading, text, place }) => [at(heading), text, ...packPlace(place)]),
      codeBlocks: facts.codeBlocks.map(({ language, text, place }) => [language, text, ...packPlace(place)]),
    },
  };
}

/** Reads headings back; the same objects must be given to the other functions. */
export function unpackHeadings(file: string, packed: PackedHeadings): readonly Heading[] {
  return packed.map(([depth, text, slug, ...place]) => ({ depth, text, slug, place: unpackPlace(file, place) }));
}

/** Reads links back. */
export function unpackLinks(file: string, headings: readonly Heading[], packed: PackedLinks): readonly BodyLink[] {
  return packed.map(([kind, target, text, at, ...place]) => ({
    kind,
    target,
    text,
    heading: headings[at] ?? null,
    place: unpackPlace(file, place),
  }));
}

/** Reads tables, lists, paragraphs and code back. */
export function unpackBlocks(file: string, headings: readonly Heading[], packed: PackedBlocks): Blocks {
  return {
    tables: packed.tables.map(([at, columns, rows]): Table => ({
      heading: headings[at] ?? null,
      columns,
      rows: rows.map(([place, cells]) => ({
        cells: cells.map((cell) => unpackText(file, cell)),
        place: unpackPlace(file, place),
      })),
    })),
    lists: packed.lists.map(([at, items]): BodyList => ({
      heading: headings[at] ?? null,
      items: items.map((item) => unpackText(file, item)),
    })),
    paragraphs: packed.paragraphs.map(([at, text, ...place]): Paragraph => ({
      heading: headings[at] ?? null,
      text,
      place: unpackPlace(file, place),
    })),
    codeBlocks: packed.codeBlocks.map(([language, text, ...place]): CodeBlock => ({
      language,
      text,
      place: unpackPlace(file, place),
    })),
  };
}

/** Place without its file. */
export function packPlace({ line, column, endLine, endColumn }: Place): PackedPlace {
  return [line, column, endLine, endColumn];
}

/** Place in a file. */
export function unpackPlace(file: string, [line, column, endLine, endColumn]: PackedPlace): Place {
  return { file, line, column, endLine, endColumn };
}

function packText({
  text,
  place,
}: {
  readonly text: string;
  readonly place: Place;
}): readonly [string, ...PackedPlace] {
  return [text, ...packPlace(place)];
}

function unpackText(
  file: string,
  [text, ...place]: readonly [string, ...PackedPlace],
): { readonly text: string; readonly place: Place } {
  return { text, place: unpackPlace(file, place) };
}
