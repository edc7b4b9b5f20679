import { markdownToMdast } from 'satteri';
import type { BodyLink, BodyList, CodeBlock, Heading, Paragraph, Table, TableCell } from '../core/model/facts.ts';
import type { Place } from '../core/model/place.ts';
import { HtmlLinkReader } from './html-links.ts';
import { createSlugger } from './slug.ts';

/** What the rules and the type declarations read from the text of a document. */
export interface BodyFacts {
  readonly headings: readonly Heading[];
  readonly tables: readonly Table[];
  readonly lists: readonly BodyList[];
  readonly paragraphs: readonly Paragraph[];
  readonly links: readonly BodyLink[];
  readonly codeBlocks: readonly CodeBlock[];
}

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly url?: string;
  readonly alt?: string | null;
  readonly depth?: number;
  readonly lang?: string | null;
  readonly identifier?: string;
  readonly position?: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
}

/**
 * Reads the structure of a body: headings with anchors, tables, lists, paragraphs, links and code, each with the heading
 * it stands under and its place in the file.
 *
 * @param file path of the file
 * @param body Markdown without frontmatter
 * @param bodyLine line of the file on which the body begins
 * @returns null when the text is nested too deeply to be read
 */
export function parseBody(file: string, body: string, bodyLine: number): BodyFacts | null {
  if (holdsOften(body, '>', deepest) && deepQuotation.test(body)) return null;
  try {
    return readFacts(file, markdownToMdast(body, { features: { frontmatter: false } }) as Node, body, bodyLine);
  } catch (error) {
    // Lists indented a thousand times and the like: the tree is deeper than the stack.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Facts of a body that could not be read. */
export const nothingRead: BodyFacts = {
  headings: [],
  tables: [],
  lists: [],
  paragraphs: [],
  links: [],
  codeBlocks: [],
};

// The parser takes quadratic time on quotations inside one another.
const deepest = 100;
const deepQuotation = new RegExp(String.raw`^(?:[ \t]*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+)*>){${deepest}}`, 'm');

function holdsOften(text: string, character: string, times: number): boolean {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0 && found < times; at = text.indexOf(character, at + 1)) found += 1;
  return found === times;
}

function readFacts(file: string, root: Node, body: string, bodyLine: number): BodyFacts {
  const slug = createSlugger();
  const facts = { headings: [], tables: [], lists: [], paragraphs: [], links: [], codeBlocks: [] } as {
    headings: Heading[];
    tables: Table[];
    lists: BodyList[];
    paragraphs: Paragraph[];
    links: BodyLink[];
    codeBlocks: CodeBlock[];
  };
  const definitions = new Map<string, string>();
  collectDefinitions(root, definitions);
  const place = (node: Node): Place => ({
    file,
    line: (node.position?.start.line ?? 1) + bodyLine - 1,
    column: node.position?.start.column ?? 1,
    endLine: (node.position?.end.line ?? 1) + bodyLine - 1,
    endColumn: node.position?.end.column ?? 1,
  });
  let heading: Heading | null = null;
  let htmlLinks = new HtmlLinkReader();
  let split: readonly string[] | null = null;
  const lines = (): readonly string[] => (split ??= body.split('\n'));

  const collectLinks = (node: Node): void => {
    if (node.type === 'link' || node.type === 'image') {
      facts.links.push({ kind: node.type, target: node.url ?? '', text: plainText(node), heading, place: place(node) });
    } else if (node.type === 'linkReference' || node.type === 'imageReference') {
      const target = definitions.get(node.identifier ?? '');
      const kind = node.type === 'linkReference' ? 'link' : 'image';
      if (target !== undefined) facts.links.push({ kind, target, text: plainText(node), heading, place: place(node) });
    } else if (node.type === 'html') {
      const html = node.value ?? '';
      for (const { kind, target, text, from, to } of htmlLinks.read(html)) {
        const { start, end } = placesInHtml(node, html, lines, from, to);
        const at = {
          file,
          line: start.line + bodyLine - 1,
          column: start.column,
          endLine: end.line + bodyLine - 1,
          endColumn: end.column,
        };
        facts.links.push({ kind, target, text, heading, place: at });
      }
    } else if (node.type === 'code') {
      facts.codeBlocks.push({ language: node.lang ?? '', text: node.value ?? '', place: place(node) });
    }
    for (const child of node.children ?? []) collectLinks(child);
  };

  for (const node of root.children ?? []) {
    if (node.type === 'heading') {
      const text = plainText(node).trim();
      heading = { depth: node.depth ?? 1, text, slug: slug(text), place: place(node) };
      facts.headings.push(heading);
    } else if (node.type === 'table') {
      facts.tables.push(readTable(node, heading, place));
    } else if (node.type === 'list') {
      const items = (node.children ?? []).map((item) => ({ text: listItemText(item), place: place(item) }));
      facts.lists.push({ heading, items });
    } else if (node.type === 'paragraph' || node.type === 'blockquote') {
      facts.paragraphs.push({ heading, text: inOneLine(plainText(node)), place: place(node) });
    }
    htmlLinks = new HtmlLinkReader();
    collectLinks(node);
  }
  return facts;
}

interface Point {
  readonly line: number;
  readonly column: number;
}

/** Where characters of a piece of HTML stand in the body: within quotations and lists its lines lost their beginnings. */
function placesInHtml(
  node: Node,
  html: string,
  lines: () => readonly string[],
  from: number,
  to: number,
): { readonly start: Point; readonly end: Point } {
  const first = node.position?.start ?? { line: 1, column: 1 };
  const pointAt = (offset: number): Point => {
    const before = html.slice(0, offset).split('\n');
    const inLine = before.at(-1)?.length ?? 0;
    const line = first.line + before.length - 1;
    if (before.length === 1) return { line, column: first.column + inLine };
    const written = html.slice(offset - inLine).split('\n', 1)[0] ?? '';
    const lost = lines()[line - 1]?.lastIndexOf(written.trimEnd()) ?? 0;
    return { line, column: Math.max(0, lost) + inLine + 1 };
  };
  return { start: pointAt(from), end: pointAt(to) };
}

/** Targets of reference links, wherever they stand; of two with one name the first counts. */
function collectDefinitions(node: Node, definitions: Map<string, string>): void {
  if (node.type === 'definition' && node.identifier !== undefined && !definitions.has(node.identifier)) {
    definitions.set(node.identifier, node.url ?? '');
  }
  for (const child of node.children ?? []) collectDefinitions(child, definitions);
}

function readTable(node: Node, heading: Heading | null, place: (node: Node) => Place): Table {
  const [head, ...rows] = node.children ?? [];
  const cells = (row: Node): TableCell[] =>
    (row.children ?? []).map((cell) => ({ text: plainText(cell).trim(), place: place(cell) }));
  return {
    heading,
    columns: head === undefined ? [] : cells(head).map((cell) => cell.text),
    rows: rows.map((row) => ({ cells: cells(row), place: place(row) })),
  };
}

/** Text of a list item without the items nested in it. */
function listItemText(item: Node): string {
  const own = (item.children ?? []).filter((child) => child.type !== 'list');
  return inOneLine(own.map(plainText).join(' '));
}

/** Blanks as they are shown; single ones, which nearly all are, stay untouched. */
function inOneLine(text: string): string {
  return text.replaceAll(/[^\S ]\s*| \s+/g, ' ').trim();
}

function plainText(node: Node): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'break' || (node.type === 'html' && /^<br\s*\/?>$/i.test(node.value ?? ''))) return '\n';
  if (node.type === 'html' || node.type === 'footnoteReference') return '';
  let text = '';
  for (const child of node.children ?? []) text += plainText(child);
  return text;
}
