import type { FieldPath, Place } from './place.ts';

/**
 * What is wrong with a file before anything is known about its meaning. Each code is reported by the rule of group READ
 * (or META) with the same name; `markdown` only states the fact.
 */
export type ProblemCode =
  | 'not-utf8'
  | 'utf16'
  | 'nul-character'
  | 'text-before-fence'
  | 'unclosed-fence'
  | 'missing-opening-fence'
  | 'toml-frontmatter'
  | 'code-frontmatter'
  | 'frontmatter-in-comment'
  | 'yaml-syntax'
  | 'csv-syntax'
  | 'duplicate-key'
  | 'not-a-map'
  | 'impossible-date'
  | 'unquoted-number'
  | 'conflict-marker'
  | 'template-left'
  | 'odd-character'
  | 'not-a-regular-file'
  | 'too-large'
  | 'alias-in-yaml';

/** One problem of one file, in words for people. */
export interface Problem {
  readonly code: ProblemCode;
  readonly place: Place;
  /** What is there. */
  readonly actual: string;
  /** What was expected, and what to do. */
  readonly expected: string;
  /** Key or value concerned, where there is one. */
  readonly path?: FieldPath;
  /** True when the metadata of the file cannot be trusted, so that it is withheld. */
  readonly fatal: boolean;
}

export interface Heading {
  readonly depth: number;
  readonly text: string;
  /** Anchor of the heading on its page, unique in the document. */
  readonly slug: string;
  readonly place: Place;
}

export interface TableCell {
  readonly text: string;
  readonly place: Place;
}

/** A table of the body, with the heading it stands under. */
export interface Table {
  readonly heading: Heading | null;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly TableCell[]; readonly place: Place }[];
}

/** A bullet or numbered list of the body (outermost level), with the heading it stands under. */
export interface BodyList {
  readonly heading: Heading | null;
  readonly items: readonly { readonly text: string; readonly place: Place }[];
}

/** Plain text of a paragraph, with the heading it stands under. */
export interface Paragraph {
  readonly heading: Heading | null;
  readonly text: string;
  readonly place: Place;
}

/** A link or image of the body as written. `target` is the raw destination. */
export interface BodyLink {
  readonly kind: 'link' | 'image';
  readonly target: string;
  readonly text: string;
  readonly heading: Heading | null;
  readonly place: Place;
}

/** A fenced code block of the body. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  readonly place: Place;
}

/**
 * Everything read from one Markdown file, with positions; nothing here knows item types. Text and body are read back from
 * a packed form at each question: never copy facts with a spread, and take what is asked for twice into a variable.
 */
export interface SourceFacts {
  /** Path from the root of the SMS, with `/`. */
  readonly file: string;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
  /** Text after decoding; what is written behind the frontmatter is part of it. */
  readonly text: string;
  readonly hasFrontmatter: boolean;
  /** The frontmatter as plain data: maps, lists, strings, numbers, booleans, null. Dates and versions stay strings. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The Markdown behind the frontmatter; tags of a template engine are taken out, line by line. */
  readonly body: string;
  /** What stands behind the frontmatter in the file: what the digest binds. */
  readonly written: string;
  /** Line of the file on which the body begins. */
  readonly bodyLine: number;
  readonly headings: readonly Heading[];
  /** Text of the first paragraph that stands before the second heading. */
  readonly opening: string | null;
  readonly tables: readonly Table[];
  readonly lists: readonly BodyList[];
  readonly paragraphs: readonly Paragraph[];
  readonly links: readonly BodyLink[];
  readonly codeBlocks: readonly CodeBlock[];
  readonly problems: readonly Problem[];
  /** Place of a key (or of a list entry) in the frontmatter; the nearest stated ancestor when the path is not there. */
  readonly locate: (path: FieldPath) => Place;
  /** Place of the value at a path, for a caret under what is wrong. */
  readonly locateValue: (path: FieldPath) => Place;
}

/** A CSV file beside a register, or under a `data` folder. */
export interface DataFacts {
  readonly file: string;
  readonly sha256: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly values: Readonly<Record<string, string>>; readonly place: Place }[];
  readonly problems: readonly Problem[];
}
