import matter from 'gray-matter';
import type { Problem } from '../core/model/facts.ts';
import { linesOf } from './lines.ts';
import { findLostFrontmatter } from './lost-frontmatter.ts';
import { createPlacer } from './positions.ts';
import { shorten } from './yaml-lines.ts';

/** A file cut into its frontmatter (YAML text) and its body. */
export interface SplitText {
  /** YAML between the fences; null when there is none that can be trusted. */
  readonly yaml: string | null;
  /** Offset of the YAML in the text. */
  readonly yamlStart: number;
  readonly body: string;
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
}

const opener = /^---[ \t]*\r?\n/;

// gray-matter evaluates `---js` and picks parsers by language; every engine is replaced by one that reads nothing.
const unread = { parse: (): object => ({}) };
const engines = { yaml: unread, json: unread, javascript: unread, js: unread };
// One of its patterns takes quadratic time on white space; nobody writes this much of it.
const longestBlank = 20_000;

/**
 * Cuts a file at its frontmatter fences. Nothing in the file is ever evaluated; whatever looks like metadata but does not
 * stand between two lines of three dashes is reported instead of being lost.
 *
 * @param file path of the file, for the places of problems
 * @param text decoded text of the file
 */
export function splitFrontmatter(file: string, text: string): SplitText {
  const opening = opener.exec(text);
  if (opening !== null) return splitAfterOpener(file, text, opening[0].length);
  const { problem, yamlStart, closedAt } = findLostFrontmatter(file, text);
  if (problem === null || yamlStart === null)
    return { ...withoutYaml(text, 0), problems: problem === null ? [] : [problem] };
  const split = closedAt === null ? splitAfterOpener(file, text, yamlStart) : splitAt(file, text, yamlStart, closedAt);
  return { ...split, problems: [problem, ...split.problems] };
}

function splitAfterOpener(file: string, text: string, yamlStart: number): SplitText {
  const closing = findClosing(text, yamlStart);
  if (closing?.kind === 'exact') {
    const split = splitAt(file, text, yamlStart, closing.start);
    const heading = headingAtEnd(file, text, yamlStart, closing.start);
    return heading === null ? split : { ...split, problems: [heading, ...split.problems] };
  }
  const place = createPlacer(file, text);
  const problem: Problem = {
    code: 'unclosed-fence',
    place: closing === null ? place(0, 3) : place(closing.start, closing.start + closing.text.length),
    actual: `The frontmatter is not closed${closing === null ? ': no line of three dashes follows the one that opens it.' : `: ${whatInstead(closing)}`}`,
    expected: 'Put a line that holds exactly three dashes (---) directly behind the last key.',
    fatal: closing?.kind !== 'dots',
  };
  if (closing?.kind === 'dots') {
    const split = splitAt(file, text, yamlStart, closing.start);
    return { ...split, problems: [problem, ...split.problems] };
  }
  return { ...withoutYaml(text, closing?.next ?? text.length), yamlStart, problems: [problem] };
}

/**
 * Headings of the text look like comments of YAML. Where the closing line is missing and a rule across the page is taken
 * for it, they would be lost without a word: a heading behind the last key, between empty lines, is reported.
 */
function headingAtEnd(file: string, text: string, yamlStart: number, closedAt: number): Problem | null {
  const lines = [...linesOf(text.slice(yamlStart, closedAt))];
  const isEmpty = (index: number): boolean => lines[index]?.text.trim() === '';
  const last = lines.findLastIndex((line) => line.text.trim() !== '' && !line.text.startsWith('#'));
  const at = lines.findIndex(
    (line, index) => index > last && /^#{1,6} /.test(line.text) && isEmpty(index - 1) && isEmpty(index + 1),
  );
  const heading = lines[at];
  if (last < 0 || heading === undefined) return null;
  const start = yamlStart + heading.start;
  return {
    code: 'unclosed-fence',
    place: createPlacer(file, text)(start, start + heading.text.length),
    actual: `The frontmatter is not closed before "${shorten(heading.text)}", which reads like a heading of the text and is lost as a comment.`,
    expected: 'Put a line that holds exactly three dashes (---) directly behind the last key, or delete the comment.',
    fatal: true,
  };
}

function whatInstead(closing: Closing): string {
  switch (closing.kind) {
    case 'dots':
      return 'a line of three dots stands where three dashes belong.';
    case 'indented':
      return 'the three dashes here are indented.';
    default:
      return `the line "${shorten(closing.text)}" begins with three dashes and goes on.`;
  }
}

function withoutYaml(text: string, bodyStart: number): SplitText {
  return { yaml: null, yamlStart: 0, body: text.slice(bodyStart), bodyStart, problems: [] };
}

function splitAt(file: string, text: string, yamlStart: number, closedAt: number): SplitText {
  const lineEnd = text.indexOf('\n', closedAt);
  const bodyStart = lineEnd < 0 ? text.length : lineEnd + 1;
  const block = text.slice(yamlStart, closedAt);
  if (hasLongBlank(block)) {
    const problem: Problem = {
      code: 'yaml-syntax',
      place: createPlacer(file, text)(yamlStart, yamlStart),
      actual: `The frontmatter holds more than ${longestBlank} blanks or blank lines in a row.`,
      expected: 'Delete them.',
      fatal: true,
    };
    return { ...withoutYaml(text, bodyStart), yamlStart, problems: [problem] };
  }
  return { yaml: yamlOf(block), yamlStart, body: text.slice(bodyStart), bodyStart, problems: [] };
}

/** The YAML as gray-matter cuts it out. The block holds no line that starts with three dashes, so it is all of it. */
function yamlOf(block: string): string {
  const { matter: cut } = matter(`---\n${block}---\n`, { engines, language: 'yaml' }) as { readonly matter: string };
  return cut === '' ? '' : `${cut.slice(1)}\n`;
}

function hasLongBlank(block: string): boolean {
  let run = 0;
  if (block.length <= longestBlank) return false;
  for (const sign of block) {
    run = /\s/.test(sign) ? run + 1 : 0;
    if (run > longestBlank) return true;
  }
  return false;
}

interface Closing {
  readonly kind: 'exact' | 'longer' | 'dots' | 'indented';
  readonly start: number;
  readonly next: number;
  readonly text: string;
}

/** The line that closes the frontmatter, or the one that was meant to: indented dashes are text only in a block of text. */
function findClosing(text: string, from: number): Closing | null {
  let blockIndent: number | null = null;
  for (const line of linesOf(text, from)) {
    const indent = line.text.search(/\S/);
    if (blockIndent !== null && (indent < 0 || indent > blockIndent)) continue;
    blockIndent = /(?::|-)[ \t]+[|>][-+\d]*[ \t]*(?:#.*)?$/.test(line.text) ? indent : null;
    if (/^---[ \t]*$/.test(line.text)) return { kind: 'exact', ...line };
    if (line.text.startsWith('---')) return { kind: 'longer', ...line };
    if (/^\.\.\.[ \t]*$/.test(line.text)) return { kind: 'dots', ...line };
    if (/^[ \t]+---[ \t]*$/.test(line.text)) return { kind: 'indented', ...line };
  }
  return null;
}
