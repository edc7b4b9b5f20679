import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { Problem } from '../core/model/facts.ts';
import type { FieldPath, Place } from '../core/model/place.ts';
import { explainYamlErrors } from './explain-yaml-errors.ts';
import { keyText, rangeOf, readYaml } from './read-yaml.ts';

/** Frontmatter as plain data. */
export interface ParsedYaml {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/** Where a YAML text stands in its file. */
export interface YamlPosition {
  readonly file: string;
  /** Line of the file on which the YAML begins. */
  readonly firstLine: number;
}

/**
 * Parses frontmatter with the YAML 1.2 core schema. Dates stay strings; numbers where a version or a clause belongs, and
 * numbers that would lose digits, are given back as written. Never throws.
 *
 * @param yaml text between the fences
 * @param position where it stands
 */
export function parseYaml(yaml: string, position: YamlPosition): ParsedYaml {
  const lines = new LineCounter();
  const at = (from: number, to: number): Place => placeOf(lines, position, from, to);
  let document: Document;
  try {
    document = parse(yaml, lines);
  } catch {
    return { fields: {}, problems: [unreadable(at(0, 0), 'The frontmatter is nested too deeply to be read.')] };
  }
  const mistakes = explainYamlErrors(document, yaml, at);
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return { fields: {}, problems: mistakes };
  if (!isMap(contents)) {
    const end = yaml.indexOf('\n');
    const problem: Problem = {
      code: 'not-a-map',
      place: at(0, end < 0 ? yaml.length : end),
      actual: 'Between the lines of three dashes stand no keys and values.',
      expected: 'Write one `key: value` a line, or close the frontmatter above this line.',
      fatal: true,
    };
    return { fields: {}, problems: mistakes.length > 0 ? mistakes : [problem] };
  }
  const { fields, problems } = readYaml(contents, yaml, at);
  // Behind a mistake in the syntax everything is read differently from what was meant: other problems would be inventions.
  return { fields, problems: mistakes.some((mistake) => mistake.fatal) ? mistakes : [...mistakes, ...problems] };
}

function unreadable(place: Place, actual: string): Problem {
  return { code: 'yaml-syntax', place, actual, expected: 'Write plain keys, texts, numbers and lists.', fatal: true };
}

/**
 * Finds the place of a path by parsing once more: places are not kept in memory for every file.
 *
 * @param yaml text between the fences
 * @param position where it stands
 * @param path keys and positions; the nearest ancestor that exists is used
 * @param of `key` for the key (or list entry), `value` for the value
 */
export function locateInYaml(yaml: string, position: YamlPosition, path: FieldPath, of: 'key' | 'value'): Place {
  const { document, lines } = parseRemembered(yaml);
  let node: unknown = document?.contents;
  let best: readonly [number, number] = [0, 0];
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((entry) => keyText(entry.key, yaml) === String(step));
      if (pair === undefined || !isScalar(pair.key)) break;
      const valueRange = isNode(pair.value) ? rangeOf(pair.value) : null;
      best = of === 'value' && valueRange !== null ? valueRange : (rangeOf(pair.key) ?? best);
      node = pair.value;
    } else if (isSeq(node)) {
      const entry: unknown = node.items[Number(step)];
      if (!isNode(entry)) break;
      best = rangeOf(entry) ?? best;
      node = entry;
    } else break;
  }
  const [from, to] = best;
  const lineEnd = yaml.slice(from, to).search(/\r?\n/);
  return placeOf(lines, position, from, lineEnd < 0 ? to : from + lineEnd);
}

interface Remembered {
  readonly yaml: string;
  readonly document: Document | null;
  readonly lines: LineCounter;
}

// Places are asked for file by file: a few parsed documents are enough to answer all questions about one file quickly.
const remembered: Remembered[] = [];
const rememberedFiles = 4;

function parseRemembered(yaml: string): Remembered {
  const known = remembered.find((entry) => entry.yaml === yaml);
  if (known !== undefined) return known;
  const lines = new LineCounter();
  let document: Document | null = null;
  try {
    document = parse(yaml, lines);
  } catch {
    // Nested too deeply: parseYaml has said so, every place is the beginning.
  }
  const entry = { yaml, document, lines };
  remembered.unshift(entry);
  remembered.length = Math.min(remembered.length, rememberedFiles);
  return entry;
}

function parse(yaml: string, lineCounter: LineCounter): Document {
  return parseDocument(yaml, {
    schema: 'core',
    uniqueKeys: false,
    lineCounter,
    prettyErrors: false,
    logLevel: 'error',
    strict: true,
  });
}

function placeOf(lines: LineCounter, position: YamlPosition, from: number, to: number): Place {
  const start = lines.linePos(from);
  const end = lines.linePos(Math.max(from, to));
  const shift = position.firstLine - 1;
  return {
    file: position.file,
    line: Math.max(1, start.line) + shift,
    column: Math.max(1, start.col),
    endLine: Math.max(1, end.line) + shift,
    endColumn: Math.max(1, end.col),
  };
}
