import type { Problem, ProblemCode } from '../core/model/facts.ts';
import type { Line } from './lines.ts';
import { linesOf, linesOutsideCode } from './lines.ts';
import { createPlacer } from './positions.ts';
import { isKeyLine, isMetadataLine, isYamlLine, shorten } from './yaml-lines.ts';

/** Metadata that do not stand where frontmatter stands. */
interface LostFrontmatter {
  /** Null when nothing in the file looks like metadata. */
  readonly problem: Problem | null;
  /** Offset of YAML that can be read all the same; null when nothing should be read. */
  readonly yamlStart: number | null;
  /** Offset of the line that closes it; null when it is still to be found. */
  readonly closedAt: number | null;
}

type Search = (text: string, report: Report) => LostFrontmatter | null;
type Report = (
  code: ProblemCode,
  from: number,
  to: number,
  actual: string,
  expected: string,
  fatal?: boolean,
) => Problem;

/**
 * Looks for metadata in a file that does not open with a line of three dashes. Where it is sure what was meant the YAML is
 * read; everywhere else the problem says what to change.
 *
 * @param file path of the file, for the places of problems
 * @param text decoded text of the file
 */
export function findLostFrontmatter(file: string, text: string): LostFrontmatter {
  const place = createPlacer(file, text);
  const report: Report = (code, from, to, actual, expected, fatal = true) => ({
    code,
    place: place(from, to),
    actual,
    expected,
    fatal,
  });
  const searches: readonly Search[] = [
    otherOpening,
    otherLanguage,
    insideComment,
    pushedDown,
    withoutOpening,
    behindText,
  ];
  for (const search of searches) {
    const found = search(text, report);
    if (found !== null) return found;
  }
  return { problem: null, yamlStart: null, closedAt: null };
}

const unread = (problem: Problem): LostFrontmatter => ({ problem, yamlStart: null, closedAt: null });

/** The first line begins with dashes, or something drawn like them, but is not exactly three of them. */
function otherOpening(text: string, report: Report): LostFrontmatter | null {
  const [first, second] = firstLines(text);
  if (first === undefined) return null;
  const exactly = 'Open the frontmatter with a line that holds exactly three dashes (---).';
  if (/^---[ \t]*$/.test(first.text)) {
    return unread(
      report(
        'unclosed-fence',
        0,
        3,
        'The frontmatter is opened, but the file ends here.',
        'Add the keys and a second line of three dashes.',
      ),
    );
  }
  if (/^---[^-]/.test(first.text)) {
    const isInvisible = /^---[\s\u200B-\u200F\u2060\uFEFF]*$/.test(first.text);
    if (isInvisible && (second === undefined || !isKeyLine(second.text))) return null;
    return isInvisible
      ? unread(
          report(
            'missing-opening-fence',
            0,
            first.text.length,
            'Behind the three dashes of the first line stands an invisible character.',
            exactly,
          ),
        )
      : unread(
          report(
            'code-frontmatter',
            0,
            first.text.length,
            `The first line is "${shorten(first.text)}".`,
            `${exactly} Write YAML below it: other languages are never read or run.`,
          ),
        );
  }
  const isLike = /^(?:-{2,}|[-\u2010-\u2015\u2212]+|[=*_~]{3,}|(?:`{3,}|~{3,})[ \t]*(?:ya?ml)?)[ \t]*$/i.test(
    first.text,
  );
  const next = second === undefined ? [] : block(text, second.start);
  if (!isLike || !next.some((line) => isMetadataLine(line.text))) return null;
  return unread(
    report(
      'missing-opening-fence',
      0,
      first.text.length,
      `The metadata begin behind a line "${shorten(first.text)}", so they are not seen.`,
      exactly,
    ),
  );
}

/** Frontmatter in TOML or JSON. */
function otherLanguage(text: string, report: Report): LostFrontmatter | null {
  const start = endOfBlank(text, 0);
  const toml = /^\+\+\+[ \t]*(?:toml)?[ \t]*(?:\r?\n|$)/i.test(text.slice(start, start + 40));
  if (toml) {
    return unread(
      report(
        'toml-frontmatter',
        start,
        start + 3,
        'The frontmatter is written in TOML (+++).',
        'Write it as YAML between two lines of three dashes: `key = "value"` becomes `key: value`.',
      ),
    );
  }
  const json = /^(?:;;;[ \t]*\r?\n|\{\s{0,40}"[^"\n]{1,80}"\s{0,40}:)/.exec(text.slice(start, start + 300));
  if (json === null) return null;
  return unread(
    report(
      'code-frontmatter',
      start,
      start + 1,
      'The frontmatter is written in JSON.',
      'Write it as YAML between two lines of three dashes: `"key": "value"` becomes `key: value`.',
    ),
  );
}

/** An HTML comment at the top holds the metadata. */
function insideComment(text: string, report: Report): LostFrontmatter | null {
  for (let at = endOfBlank(text, 0); text.startsWith('<!--', at);) {
    const close = text.indexOf('-->', at + 4);
    const end = close < 0 ? text.length : close;
    const lines = block(text.slice(0, end), endOfBlank(text, at + 4));
    const isFenced = /^---[ \t]*$/.test(lines[0]?.text ?? '') && isKeyLine(lines[1]?.text ?? '');
    const keys = lines.filter((line) => isKeyLine(line.text));
    if (isFenced || (keys.length > 1 && lines.some((line) => /^(?:id|title|owner|status)\s*:/.test(line.text)))) {
      return unread(
        report(
          'frontmatter-in-comment',
          at,
          lines[0] === undefined ? at + 4 : lines[0].start + lines[0].text.length,
          'The metadata stand inside an HTML comment, so no tool sees them.',
          'Remove `<!--` and `-->`, so that the file begins with a line of three dashes.',
        ),
      );
    }
    if (close < 0) return null;
    at = endOfBlank(text, close + 3);
  }
  return null;
}

/** Blank lines, blanks or comments stand before the opening line: what follows is read all the same. */
function pushedDown(text: string, report: Report): LostFrontmatter | null {
  let at = endOfBlank(text, 0);
  while (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    if (close < 0) return null;
    at = endOfBlank(text, close + 3);
  }
  const opening = /^---[ \t]*\r?\n/.exec(text.slice(at, at + 200));
  if (at === 0 || opening === null) return null;
  const yamlStart = at + opening[0].length;
  const first = block(text, endOfBlank(text, yamlStart)).find((line) => !line.text.startsWith('#'));
  if (first === undefined || !isKeyLine(first.text)) return null;
  const before =
    'Something (a blank line, a blank, a comment or an invisible character) stands before the frontmatter.';
  const moved = report(
    'text-before-fence',
    0,
    firstLines(text)[0]?.text.length ?? 0,
    before,
    'Make the line of three dashes the very first line of the file.',
    false,
  );
  return { problem: moved, yamlStart, closedAt: null };
}

/** The first line is a key. Where a line of three dashes closes the block, it is read. */
function withoutOpening(text: string, report: Report): LostFrontmatter | null {
  const start = endOfBlank(text, 0);
  const lines: Line[] = [];
  for (const line of linesOf(text, start)) {
    if (/^(?:---|\.\.\.)[ \t]*$/.test(line.text)) {
      if (!isMetadataBlock(lines, 2) && !lines.some((entry) => /^id:/.test(entry.text))) return null;
      const problem = report(
        'missing-opening-fence',
        start,
        start + (lines[0]?.text.length ?? 0),
        'The frontmatter is closed by a line of three dashes, but not opened by one.',
        'Insert a line of three dashes (---) before the first key.',
        false,
      );
      return { problem, yamlStart: start, closedAt: line.start };
    }
    if ((lines.length === 0 && !isKeyLine(line.text)) || !isYamlLine(line.text)) break;
    lines.push(line);
  }
  const paragraph = block(text, start);
  if (!isMetadataBlock(paragraph, 2) || !paragraph.some((line) => isMetadataLine(line.text))) return null;
  return unread(
    report(
      'missing-opening-fence',
      start,
      start + (paragraph[0]?.text.length ?? 0),
      'The file begins with keys and values, but no lines of three dashes stand around them.',
      'Put a line of three dashes (---) before the first key and one behind the last.',
    ),
  );
}

function isMetadataBlock(lines: readonly Line[], atLeast: number): boolean {
  const [first] = lines;
  return (
    first !== undefined &&
    isKeyLine(first.text) &&
    lines.every((line) => isYamlLine(line.text)) &&
    lines.filter((line) => isKeyLine(line.text)).length >= atLeast
  );
}

/** Further down, outside code, two lines of three dashes stand around keys and values with an id. */
function behindText(text: string, report: Report): LostFrontmatter | null {
  if (!/^---[ \t]*\r?$/m.test(text) || !/^id:/m.test(text)) return null;
  let open: Line | null = null;
  let lines: Line[] = [];
  for (const line of linesOutsideCode(text)) {
    const isFence = /^---[ \t]*$/.test(line.text);
    if (isFence && open !== null && isMetadataBlock(lines, 1) && lines.some((entry) => /^id:/.test(entry.text))) {
      return unread(
        report(
          'text-before-fence',
          open.start,
          open.start + 3,
          'The frontmatter stands behind text, so it is not seen.',
          'Move it to the top: the first line of the file is the line of three dashes that opens it.',
        ),
      );
    }
    if (isFence) {
      open = line;
      lines = [];
    } else if (open !== null) lines.push(line);
  }
  return null;
}

/** The first two lines that hold something, the very first line even when it is empty. */
function firstLines(text: string): readonly Line[] {
  const found: Line[] = [];
  for (const line of linesOf(text)) {
    if (line.start === 0 || line.text.trim() !== '') found.push(line);
    if (found.length === 2) break;
  }
  return found;
}

/** Lines from an offset up to the first empty one; at most 500. */
function block(text: string, from: number): readonly Line[] {
  const found: Line[] = [];
  for (const line of linesOf(text, from)) {
    if (line.text.trim() === '' || found.length === 500) break;
    found.push(line);
  }
  return found;
}

/** Offset behind white space and invisible characters. */
function endOfBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s\u200B\u2060\uFEFF]/.test(text.charAt(at))) at += 1;
  return at;
}
