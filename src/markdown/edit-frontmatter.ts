import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { FrontmatterEdit, PlainValue } from '../core/model/frontmatter-edit.ts';
import type { FieldPath } from '../core/model/place.ts';
import { isListOfMaps, renderFlow, renderKey, renderText } from '../core/model/render-yaml.ts';
import { splitFrontmatter } from './split-frontmatter.ts';
import {
  colonAfter,
  columnOf,
  endOf,
  endOfContent,
  endOfPair,
  isBlock,
  isEmpty,
  isMarked,
  isSame,
  lineEnd,
  quoteOf,
  startOf,
  UneditableFrontmatter,
} from './yaml-places.ts';

/** Replaces `yaml.slice(from, to)`; several are given from back to front. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

interface Opened {
  readonly yaml: string;
  readonly contents: unknown;
  readonly eol: string;
}

/**
 * Sets one field of the frontmatter. Comments, the order of keys, quotation marks, line ends and every byte that is not
 * concerned stay as they are; a field that already has the value stays as it is written.
 *
 * @param text the whole file
 * @param path keys and list positions; maps on the way are made where they are missing
 * @param value new value
 * @param before keys a new field should stand before
 * @throws UneditableFrontmatter when there is no frontmatter, or the path leads through something else than maps and lists
 */
export function setField(text: string, path: FieldPath, value: PlainValue, before: readonly string[] = []): string {
  return edit(text, (opened) => setIn(opened, opened.contents, path, value, before));
}

/**
 * Appends an entry to a list of the frontmatter, in the style the list has; the list is made where it is missing.
 *
 * @param text the whole file
 * @param path keys and list positions of the list
 * @param value entry, written in flow style
 * @throws UneditableFrontmatter as `setField`, and when the value there is no list
 */
export function appendToList(text: string, path: FieldPath, value: PlainValue): string {
  return edit(text, (opened) => append(opened, path, [renderFlow(value)], [value]));
}

/**
 * Appends an entry of several lines, given as YAML, to a block list of the frontmatter.
 *
 * @param text the whole file
 * @param path keys and list positions of the list
 * @param lines YAML of the entry without indentation of its own
 * @throws UneditableFrontmatter as `appendToList`, and when the list is written in brackets
 */
export function appendLines(text: string, path: FieldPath, lines: readonly string[]): string {
  return edit(text, (opened) => append(opened, path, lines, null));
}

/** Applies edits one after the other; see `setField` and `appendToList`. */
export function applyEdits(text: string, edits: readonly FrontmatterEdit[]): string {
  return edits.reduce(
    (at, change) =>
      change.kind === 'set'
        ? setField(at, change.path, change.value, change.before)
        : appendToList(at, change.path, change.value),
    text,
  );
}

function edit(text: string, splicesFor: (opened: Opened) => readonly Splice[]): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const plain = text.slice(mark.length);
  const { yaml, yamlStart } = splitFrontmatter('', plain);
  if (yaml === null) throw new UneditableFrontmatter('The file has no frontmatter that can be read.');
  const document = parseDocument(yaml, { schema: 'core', uniqueKeys: true, prettyErrors: false, logLevel: 'error' });
  if (document.errors.length > 0)
    throw new UneditableFrontmatter('The frontmatter is not valid YAML; `clausebook check` names the line.');
  const eol = /\r?\n/.exec(plain)?.[0] ?? '\n';
  const changed = splicesFor({ yaml, contents: document.contents, eol }).reduce(
    (at, { from, to, insert }) => at.slice(0, from) + insert + at.slice(to),
    yaml,
  );
  return mark + plain.slice(0, yamlStart) + changed + plain.slice(yamlStart + yaml.length);
}

function setIn(
  opened: Opened,
  node: unknown,
  path: FieldPath,
  value: PlainValue,
  before: readonly string[],
): readonly Splice[] {
  const [step, ...rest] = path;
  if (step === undefined) throw new UneditableFrontmatter('The frontmatter as a whole cannot be set.');
  if (isEmpty(node)) return insertFirst(opened, String(step), nest(rest, value));
  if (isSeq(node) && typeof step === 'number') {
    const entry: unknown = node.items[step];
    if (entry === undefined) throw new UneditableFrontmatter(`The list has no entry ${step + 1}.`);
    return rest.length > 0 ? setIn(opened, entry, rest, value, before) : replaceEntry(entry, value);
  }
  if (!isMap(node)) throw new UneditableFrontmatter(`A value stands where "${String(step)}" would belong.`);
  const pair = pairOf(node, String(step));
  if (pair === undefined) return [insertPair(opened, node, String(step), nest(rest, value), before)];
  if (rest.length === 0 || isEmpty(pair.value))
    return replaceValue(opened, node, pair, rest.length === 0 ? value : nest(rest, value));
  return setIn(opened, pair.value, rest, value, before);
}

function nest(path: FieldPath, value: PlainValue): PlainValue {
  return path.reduceRight<PlainValue>((inner, step) => {
    if (typeof step === 'number') throw new UneditableFrontmatter('A list that does not exist has no entries.');
    return { [step]: inner };
  }, value);
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

/** Frontmatter without any key: comments stay before the new line. */
function insertFirst(opened: Opened, key: string, value: PlainValue): readonly Splice[] {
  const at = opened.yaml.length;
  const newline = at > 0 && !opened.yaml.endsWith('\n') ? opened.eol : '';
  return [{ from: at, to: at, insert: newline + renderPair(key, value, '', opened.eol) + opened.eol }];
}

function insertPair(opened: Opened, map: YAMLMap, key: string, value: PlainValue, before: readonly string[]): Splice {
  const last = map.items.at(-1);
  if (map.flow === true) {
    const pair = `${renderKey(key)}: ${renderFlow(value)}`;
    if (last === undefined) return insertAt(startOf(map) + 1, pair);
    return insertAt(endOfPair(opened.yaml, last), `, ${pair}`);
  }
  const [first] = map.items;
  if (first === undefined || last === undefined) throw new UneditableFrontmatter(`There is no place for "${key}".`);
  const indent = ' '.repeat(columnOf(opened.yaml, startOf(first.key)));
  const next = map.items.findIndex((pair) => isScalar(pair.key) && before.includes(String(pair.key.value)));
  const previous = (next > 0 ? map.items[next - 1] : undefined) ?? last;
  return insertLineAfter(opened, endOfPair(opened.yaml, previous), renderPair(key, value, indent, opened.eol));
}

/** `key: value`, or the key with one line per entry for a list of maps. */
function renderPair(key: string, value: PlainValue, indent: string, eol: string): string {
  if (!isListOfMaps(value)) return `${indent}${renderKey(key)}: ${renderFlow(value)}`;
  return [`${indent}${renderKey(key)}:`, ...value.map((entry) => `${indent}  - ${renderFlow(entry)}`)].join(eol);
}

function replaceEntry(entry: unknown, value: PlainValue): readonly Splice[] {
  if (!isNode(entry) || isBlock(entry)) throw new UneditableFrontmatter('The entry of the list is no single value.');
  return isSame(entry, value) ? [] : [{ from: startOf(entry), to: endOf(entry), insert: renderFlow(value) }];
}

function replaceValue(opened: Opened, map: YAMLMap, pair: Pair, value: PlainValue): readonly Splice[] {
  const { yaml } = opened;
  const node = pair.value;
  if (isEmpty(node)) {
    const keyEnd = endOf(pair.key);
    const colon = colonAfter(yaml, keyEnd);
    return [colon === null ? insertAt(keyEnd, `: ${renderFlow(value)}`) : insertAt(colon + 1, ` ${renderFlow(value)}`)];
  }
  if (!isNode(node) || isMarked(node))
    throw new UneditableFrontmatter('The value is a YAML reference or carries a tag.');
  if (isSame(node, value)) return [];
  if (!isBlock(node)) {
    const quote = isScalar(node) ? quoteOf(node) : null;
    const insert = typeof value === 'string' ? renderText(value, quote) : renderFlow(value);
    return [{ from: startOf(node), to: endOf(node), insert }];
  }
  const colon = colonAfter(yaml, endOf(pair.key));
  if (colon === null || map.flow === true)
    throw new UneditableFrontmatter('The value is written in a way that cannot be replaced.');
  const firstLineEnd = isScalar(node) ? colon + 1 : lineEnd(yaml, colon);
  const lastLineEnd = lineEnd(yaml, Math.max(0, endOfContent(opened.yaml, node) - 1));
  return [{ from: firstLineEnd, to: lastLineEnd, insert: '' }, insertAt(colon + 1, ` ${renderFlow(value)}`)];
}

function append(
  opened: Opened,
  path: FieldPath,
  lines: readonly string[],
  made: readonly PlainValue[] | null,
): readonly Splice[] {
  const { yaml, eol } = opened;
  const { parent, node, key } = lookUp(opened.contents, path);
  if (isSeq(node)) return [appendEntry(opened, node, lines)];
  const isNull = isScalar(node) && node.value === null;
  if (!isNull && node !== undefined) throw new UneditableFrontmatter(`"${key}" is no list.`);
  const pair = isMap(parent) ? pairOf(parent, key) : undefined;
  if (pair !== undefined && isEmpty(node) && isMap(parent) && parent.flow !== true) {
    const indent = ' '.repeat(columnOf(yaml, startOf(pair.key)) + 2);
    return [insertLineAfter(opened, endOfPair(opened.yaml, pair), entryLines(lines, indent).join(eol))];
  }
  if (made !== null) return setIn(opened, opened.contents, path, made, []);
  throw new UneditableFrontmatter(`There is no list "${key}" yet.`);
}

function lookUp(
  contents: unknown,
  path: FieldPath,
): { readonly parent: unknown; readonly node: unknown; readonly key: string } {
  let parent: unknown = null;
  let node: unknown = contents;
  for (const step of path) {
    parent = node;
    if (isMap(parent)) node = pairOf(parent, String(step))?.value;
    else if (isSeq(parent)) node = parent.items[Number(step)];
    else node = undefined;
  }
  return { parent, node, key: String(path.at(-1) ?? '') };
}

function appendEntry(opened: Opened, list: YAMLSeq, lines: readonly string[]): Splice {
  const last: unknown = list.items.at(-1);
  if (list.flow === true) {
    const [only] = lines;
    if (only === undefined || lines.length > 1)
      throw new UneditableFrontmatter('The list is written in brackets; write one entry a line.');
    return last === undefined ? insertAt(startOf(list) + 1, only) : insertAt(endOf(last), `, ${only}`);
  }
  const indent = ' '.repeat(columnOf(opened.yaml, startOf(list)));
  return insertLineAfter(opened, endOfContent(opened.yaml, list), entryLines(lines, indent).join(opened.eol));
}

function entryLines(lines: readonly string[], indent: string): readonly string[] {
  return lines.map((line, index) => (index === 0 ? `${indent}- ${line}` : line === '' ? '' : `${indent}  ${line}`));
}

function insertAt(at: number, insert: string): Splice {
  return { from: at, to: at, insert };
}

/** A new line below the one that holds what ends at `end`; a comment behind it stays where it is. */
function insertLineAfter(opened: Opened, end: number, line: string): Splice {
  const { yaml, eol } = opened;
  if (end > 0 && yaml[end - 1] === '\n') return insertAt(end, line + eol);
  const at = yaml.indexOf('\n', end);
  return at < 0 ? insertAt(yaml.length, eol + line) : insertAt(at + 1, line + eol);
}
