import matter from 'gray-matter';
import type { Problem, ProblemCode } from '../core/model/facts.ts';
import { placeAt } from './positions.ts';

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
const closer = /^---[ \t]*$/;
const keyLine = /^[A-Za-z_][\w .-]*:(?:[ \t]|$)/;

// gray-matter evaluates `---js` and picks parsers by language; every engine is replaced by one that only hands the text back.
const unparsed = { parse: (): object => ({}) };
const engines = { yaml: unparsed, json: unparsed, javascript: unparsed, js: unparsed };

/**
 * Cuts a file at its frontmatter fences. Nothing in the file is ever evaluated; whatever looks like metadata but does not
 * stand between two lines of three dashes is reported instead of being lost.
 *
 * @param file path of the file, for the places of problems
 * @param text decoded text of the file
 */
export function splitFrontmatter(file: string, text: string): SplitText {
  const strict = opener.exec(text);
  return strict === null ? splitWithoutOpener(file, text) : splitAfterOpener(file, text, strict[0].length, []);
}

function splitAfterOpener(file: string, text: string, yamlStart: number, problems: readonly Problem[]): SplitText {
  const fromFence = text.slice(yamlStart);
  const yaml = yamlOf(`---\n${fromFence}`);
  const closing = closingLine(fromFence, yaml);
  if (closing === null) {
    const dots = /^\.\.\.[ \t]*$/m.exec(fromFence);
    const what =
      dots === null
        ? 'The frontmatter opened on the first line is never closed.'
        : 'The frontmatter is closed by a line of three dots.';
    const place =
      dots === null
        ? placeAt(file, text, 0, 3)
        : placeAt(file, text, yamlStart + dots.index, yamlStart + dots.index + 3);
    const problem: Problem = {
      code: 'unclosed-fence',
      place,
      actual: what,
      expected: 'Close it with a line that holds exactly three dashes (---).',
      fatal: dots === null,
    };
    if (dots === null) return { yaml: null, yamlStart, body: '', bodyStart: text.length, problems: [...problems, problem] };
    const bodyStart = yamlStart + dots.index + lineLength(fromFence, dots.index);
    return {
      yaml: fromFence.slice(0, dots.index),
      yamlStart,
      body: text.slice(bodyStart),
      bodyStart,
      problems: [...problems, problem],
    };
  }
  const bodyStart = yamlStart + closing.start + lineLength(fromFence, closing.start);
  const inexact: Problem[] = closing.exact
    ? []
    : [
        {
          code: 'unclosed-fence',
          place: placeAt(file, text, yamlStart + closing.start, yamlStart + closing.start + closing.text.length),
          actual: `The line "${shorten(closing.text)}" starts with three dashes and goes on.`,
          expected: 'The line that closes the frontmatter holds exactly three dashes (---).',
          fatal: true,
        },
      ];
  return {
    yaml: closing.exact ? fromFence.slice(0, closing.start) : null,
    yamlStart,
    body: text.slice(bodyStart),
    bodyStart,
    problems: [...problems, ...inexact],
  };
}

/** The YAML as gray-matter splits it: everything up to the first line that starts with three dashes. */
function yamlOf(text: string): string {
  const result = matter(text, { engines, language: 'yaml' });
  return typeof result.matter === 'string' ? result.matter : '';
}

/** gray-matter accepts any line that starts with three dashes as the end; the line is judged here. */
function closingLine(fromFence: string, yaml: string): { start: number; exact: boolean; text: string } | null {
  if (fromFence.startsWith('---')) return judgedLine(fromFence, 0);
  const guess = yaml.length === 0 ? fromFence.search(/^---/m) : fromFence.indexOf('\n---');
  if (guess < 0) return null;
  return judgedLine(fromFence, fromFence[guess] === '\n' ? guess + 1 : guess);
}

function judgedLine(text: string, start: number): { start: number; exact: boolean; text: string } {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
  return { start, exact: closer.test(line), text: line };
}

function splitWithoutOpener(file: string, text: string): SplitText {
  const none = (problem: Problem | null, bodyStart = 0): SplitText => ({
    yaml: null,
    yamlStart: 0,
    body: text.slice(bodyStart),
    bodyStart,
    problems: problem === null ? [] : [problem],
  });
  const problem = (code: ProblemCode, from: number, to: number, actual: string, expected: string, fatal = true): Problem => ({
    code,
    place: placeAt(file, text, from, to),
    actual,
    expected,
    fatal,
  });
  const firstLine = text.slice(0, lineLength(text, 0)).trimEnd();

  if (/^---[^\s-]/.test(text) || /^---[ \t]+\S/.test(text)) {
    return none(
      problem('code-frontmatter', 0, firstLine.length, `The first line is "${shorten(firstLine)}".`, 'Open the frontmatter with exactly three dashes (---) and write YAML; other languages are never evaluated.'),
    );
  }
  if (/^\+\+\+[ \t]*(?:\r?\n|$)/.test(text)) {
    return none(
      problem('toml-frontmatter', 0, 3, 'The frontmatter is written in TOML (+++).', 'Write it as YAML between lines of three dashes: `key = "value"` becomes `key: value`.'),
    );
  }
  const comment = /^\s*<!--\s*(?:\r?\n)?---[ \t]*\r?\n/.exec(text);
  if (comment !== null) {
    return none(
      problem('frontmatter-in-comment', 0, comment[0].trimEnd().length, 'The frontmatter stands inside an HTML comment, so it is invisible to every tool.', 'Remove the lines `<!--` and `-->` around it.'),
    );
  }
  const pushedDown = /^(?:[\s\uFEFF\u200B]|<!--[\s\S]{0,2000}?-->)+---[ \t]*\r?\n(?=[A-Za-z_#"'-])/.exec(text);
  if (pushedDown !== null) {
    const from = pushedDown[0].lastIndexOf('---');
    const moved = problem('text-before-fence', 0, Math.min(from, firstLine.length), 'Something (a blank line, a comment or an invisible character) stands before the frontmatter.', 'Move the opening line of three dashes to the very first line of the file.', false);
    const after = splitAfterOpener(file, text, pushedDown[0].length, [moved]);
    if (after.yaml !== null && /^[A-Za-z_]/m.test(after.yaml)) return after;
  }
  if (keyLine.test(firstLine)) {
    const end = /^---[ \t]*\r?$/m.exec(text);
    if (end !== null && end.index < 8000 && text.slice(0, end.index).split('\n').every(looksLikeYaml)) {
      const bodyStart = end.index + lineLength(text, end.index);
      return {
        yaml: text.slice(0, end.index),
        yamlStart: 0,
        body: text.slice(bodyStart),
        bodyStart,
        problems: [
          problem('missing-opening-fence', 0, firstLine.length, 'The frontmatter is closed by three dashes but not opened.', 'Insert a line of three dashes (---) before the first key.', false),
        ],
      };
    }
  }
  return none(null);
}

function looksLikeYaml(line: string): boolean {
  return /^(?:\s*(?:#.*)?|\s*- .*|\s+\S.*|[^\s:][^:]*:.*)\r?$/.test(line);
}

/** Length of the line that starts at an offset, line end included. */
function lineLength(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return (end < 0 ? text.length : end + 1) - start;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
