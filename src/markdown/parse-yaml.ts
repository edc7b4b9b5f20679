import { isAlias, isCollection, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, Scalar } from 'yaml';
import type { Problem } from '../core/model/facts.ts';
import type { FieldPath, Place } from '../core/model/place.ts';
import { isCalendarDate } from '../core/lifecycle/calendar.ts';

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

// Numbers under these keys are names, not quantities: 1.10 and 8.10 must not become 1.1 and 8.1.
const namesWithDigits = /^(?:version|.+_version|clause|clauses|ref|edition)$/;
const dateLike = /^(\d{4}-\d{1,2}-\d{1,2})(?:$|[T ]\d)/;

/**
 * Parses frontmatter with the YAML 1.2 core schema. Dates stay strings; numbers where a version or a clause belongs are
 * given back as written. Never throws.
 *
 * @param yaml text between the fences
 * @param position where it stands
 */
export function parseYaml(yaml: string, position: YamlPosition): ParsedYaml {
  const lines = new LineCounter();
  const document = parse(yaml, lines);
  const problems: Problem[] = [];
  const at = (from: number, to: number): Place => placeOf(lines, position, from, to);
  for (const error of document.errors) {
    const duplicate = error.code === 'DUPLICATE_KEY';
    const [from, to] = error.pos;
    problems.push({
      code: duplicate ? 'duplicate-key' : 'yaml-syntax',
      place: at(from, to),
      actual: duplicate ? `The key "${yaml.slice(from, to).trim() || '?'}" stands here a second time.` : `The frontmatter is not valid YAML: ${firstSentence(error.message)}`,
      expected: duplicate ? 'Keep one of the two lines.' : hintFor(yaml, from),
      fatal: !duplicate,
    });
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) return { fields: {}, problems };
  if (!isMap(document.contents)) {
    problems.push({
      code: 'not-a-map',
      place: at(0, yaml.indexOf('\n') < 0 ? yaml.length : yaml.indexOf('\n')),
      actual: 'The frontmatter is not a list of `key: value` lines.',
      expected: 'Write one `key: value` a line between the lines of three dashes.',
      fatal: true,
    });
    return { fields: {}, problems };
  }
  inspectScalars(document, yaml, at, problems);
  return { fields: toPlain(document, problems, at), problems };
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
  let node: unknown = document.contents;
  let best: readonly [number, number] = [0, 0];
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((entry) => isScalar(entry.key) && String(entry.key.value) === String(step));
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
  const lineEnd = yaml.indexOf('\n', from);
  return placeOf(lines, position, from, lineEnd < 0 ? to : Math.min(to, lineEnd));
}

// Places are asked for file by file: a few parsed documents are enough to answer all questions about one file quickly.
const remembered: { yaml: string; document: Document; lines: LineCounter }[] = [];
const rememberedFiles = 4;

function parseRemembered(yaml: string): { readonly document: Document; readonly lines: LineCounter } {
  const known = remembered.find((entry) => entry.yaml === yaml);
  if (known !== undefined) return known;
  const lines = new LineCounter();
  const entry = { yaml, document: parse(yaml, lines), lines };
  remembered.unshift(entry);
  remembered.length = Math.min(remembered.length, rememberedFiles);
  return entry;
}

function parse(yaml: string, lineCounter: LineCounter): Document {
  return parseDocument(yaml, { schema: 'core', uniqueKeys: true, lineCounter, prettyErrors: false, logLevel: 'error', strict: true });
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

function rangeOf(node: Node): readonly [number, number] | null {
  return node.range ? [node.range[0], node.range[1]] : null;
}

function inspectScalars(document: Document, yaml: string, at: (from: number, to: number) => Place, problems: Problem[]): void {
  visit(document, {
    Alias(_key, node) {
      const [from, to] = rangeOf(node) ?? [0, 0];
      problems.push({
        code: 'alias-in-yaml',
        place: at(from, to),
        actual: `The frontmatter uses a YAML reference (*${node.source}).`,
        expected: 'Write the value out: references hide what a document says.',
        fatal: false,
      });
    },
    Scalar(key, node, path) {
      if (key === 'key') return;
      const range = rangeOf(node);
      if (range === null) return;
      const source = yaml.slice(range[0], range[1]);
      const name = nearestKey(path);
      if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
        node.value = source;
      } else if (typeof node.value === 'number' && name !== null && namesWithDigits.test(name)) {
        node.value = source;
        problems.push({
          code: 'unquoted-number',
          place: at(range[0], range[1]),
          actual: `${name} is written as the number ${source}.`,
          expected: `Write it in quotes ("${source}"): as a number 1.10 and 1.1, or 8.10 and 8.1, are the same.`,
          fatal: false,
        });
      } else if (typeof node.value === 'string') {
        inspectString(node, source, name, (actual, expected, code) => {
          problems.push({ code, place: at(range[0], range[1]), actual, expected, fatal: false });
        });
      }
    },
  });
}

function inspectString(
  node: Scalar,
  source: string,
  name: string | null,
  report: (actual: string, expected: string, code: Problem['code']) => void,
): void {
  const value = String(node.value);
  const date = dateLike.exec(value)?.[1];
  if (date !== undefined && !isCalendarDate(date)) {
    report(`${name ?? 'A value'} is ${date}, a day that is not in the calendar.`, 'Write an existing day as YYYY-MM-DD.', 'impossible-date');
  }
  if (/^[\u201C\u201D\u2018\u2019]/.test(source)) {
    report(`${name ?? 'A value'} begins with a typographic quotation mark, which is part of the text and quotes nothing.`, 'Use straight quotation marks ("…") or none.', 'odd-character');
  } else if (/[\u200B-\u200D\u2060\uFEFF\u00AD]/.test(source)) {
    report(`${name ?? 'A value'} holds an invisible character.`, 'Delete it: two values that look alike would differ.', 'odd-character');
  }
}

/** Key under which a scalar stands, through lists: `clauses: ["8.6.1"]` gives `clauses`. */
function nearestKey(path: readonly unknown[]): string | null {
  for (let index = path.length - 1; index >= 0; index -= 1) {
    const ancestor = path[index];
    if (isPair(ancestor)) return isScalar(ancestor.key) ? String(ancestor.key.value) : null;
    if (isMap(ancestor)) return null;
  }
  return null;
}

function toPlain(document: Document, problems: Problem[], at: (from: number, to: number) => Place): Record<string, unknown> {
  try {
    return plain(document.contents, document) as Record<string, unknown>;
  } catch (error) {
    problems.push({
      code: 'yaml-syntax',
      place: at(0, 0),
      actual: `The frontmatter cannot be read: ${error instanceof Error ? firstSentence(error.message) : 'unknown reason'}`,
      expected: 'Write plain keys, texts, numbers and lists.',
      fatal: true,
    });
    return {};
  }
}

function plain(node: unknown, document: Document, depth = 0): unknown {
  if (depth > 40) throw new Error('It is nested more than 40 levels deep.');
  if (isAlias(node)) {
    const target = node.resolve(document);
    return isCollection(target) ? null : (target?.value ?? null);
  }
  if (isScalar(node)) return typeof node.value === 'bigint' ? node.value.toString() : node.value;
  if (isSeq(node)) return node.items.map((item) => plain(item, document, depth + 1));
  if (isMap(node)) {
    const map: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!Object.hasOwn(map, key)) map[key] = plain(pair.value, document, depth + 1);
    }
    return { ...map };
  }
  return null;
}

function hintFor(yaml: string, offset: number): string {
  const start = yaml.lastIndexOf('\n', offset - 1) + 1;
  const end = yaml.indexOf('\n', offset);
  const line = yaml.slice(start, end < 0 ? undefined : end);
  if (/\t/.test(line)) return 'Indent with blanks, never with tabs.';
  if (/\{\{|<%/.test(line)) return 'Fill in the template, or put the value in quotes.';
  if (/^[^'"#]*:\s+[^'"[{|>].*: /.test(line)) return 'Put the value in quotes: it holds a colon followed by a blank.';
  if (/:\s*[@`%&*!|>]/.test(line)) return 'Put the value in quotes: it begins with a sign that has a meaning in YAML.';
  if (/["'].*[^"'\s]\s*$/.test(line)) return 'Close the quotation mark, or put the whole value in quotes.';
  return 'Put values with special characters in quotes and align lists with blanks.';
}

function firstSentence(message: string): string {
  const line = message.split('\n')[0] ?? message;
  return line.endsWith('.') ? line : `${line}.`;
}
