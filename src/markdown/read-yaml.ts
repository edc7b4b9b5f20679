import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { Problem, ProblemCode } from '../core/model/facts.ts';
import type { FieldPath, Place } from '../core/model/place.ts';
import { changedNumber, cutByComment, oddSign, unrealDay } from './inspect-value.ts';
import { shorten } from './yaml-lines.ts';

/** A parsed YAML map as plain data, and what is wrong with its keys and values. */
export interface ReadYaml {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

type Range = readonly [number, number];

const deepest = 40;
const mostCopied = 1_000;

/** Start and end of a node in its text; null when it was not read from one. */
export function rangeOf(node: Node): Range | null {
  return node.range ? [node.range[0], node.range[1]] : null;
}

/** Name of a key as it is written, so that 1.10 and 1.1 stay two keys; null for a key that has no name. */
export function keyText(key: unknown, yaml: string): string | null {
  if (!isScalar(key)) return null;
  if (typeof key.value === 'string') return key.value.toWellFormed();
  const range = rangeOf(key);
  const text = range === null ? '' : yaml.slice(range[0], range[1]).trim();
  return text === '' || text === '?' ? null : text;
}

/**
 * Turns a parsed map into plain data and looks at every key and value on the way.
 *
 * @param root the map
 * @param yaml its text
 * @param at makes a place of two offsets
 */
export function readYaml(root: YAMLMap, yaml: string, at: (from: number, to: number) => Place): ReadYaml {
  const reader = new Reader(yaml, at);
  const fields = reader.map(root, []);
  reader.reportUnusedAnchors();
  return { fields, problems: reader.problems };
}

class Reader {
  readonly problems: Problem[] = [];
  readonly #yaml: string;
  readonly #at: (from: number, to: number) => Place;
  /** Value and number of nodes of what a reference can name; `range` until it is named. */
  readonly #anchors = new Map<string, { readonly value: unknown; readonly size: number; range: Range | null }>();
  #size = 0;
  #copied = 0;

  constructor(yaml: string, at: (from: number, to: number) => Place) {
    this.#yaml = yaml;
    this.#at = at;
  }

  map(map: YAMLMap, path: FieldPath): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    const first = new Map<string, Range>();
    for (const pair of map.items) {
      const name = keyText(pair.key, this.#yaml);
      const range = rangeOfPair(pair);
      if (name === null) {
        this.#report(
          'yaml-syntax',
          range,
          path,
          'A key without a name stands here.',
          'Write `key: value`, or put the value in quotes if it begins with ? : { or [.',
        );
        continue;
      }
      if (name === '__proto__') {
        this.#report(
          'yaml-syntax',
          range,
          path,
          'The key __proto__ is never read: programs use it for something else.',
          'Give the key another name.',
        );
        continue;
      }
      this.#inspectKey(name, range, path);
      const earlier = first.get(name);
      const value = this.#value(pair.value, [...path, name]);
      if (earlier === undefined) {
        first.set(name, range);
        entries.set(name, value);
      } else
        this.#reportDouble(name, range, earlier, JSON.stringify(value) === JSON.stringify(entries.get(name)), path);
    }
    return Object.fromEntries(entries);
  }

  /** Labels that nothing refers to: more often the sign & was meant to be text. */
  reportUnusedAnchors(): void {
    for (const [name, { range }] of this.#anchors) {
      if (range === null) continue;
      this.#report(
        'alias-in-yaml',
        range,
        [],
        `&${name} is taken as a label of YAML and left out of the value.`,
        'Put the whole value in quotes, or delete the label.',
      );
    }
  }

  #value(node: unknown, path: FieldPath): unknown {
    this.#size += 1;
    if (!isNode(node)) return null;
    if (isAlias(node)) return this.#alias(node.source, rangeOf(node) ?? [0, 0], path);
    const before = this.#size;
    const value = this.#ownValue(node, path);
    if (node.anchor !== undefined) {
      const [from] = rangeOf(node) ?? [0, 0];
      const start = this.#yaml.lastIndexOf(`&${node.anchor}`, from);
      const range: Range = start < 0 ? [from, from] : [start, start + node.anchor.length + 1];
      this.#anchors.set(node.anchor, { value, size: this.#size - before + 1, range });
    }
    return value;
  }

  #ownValue(node: Node, path: FieldPath): unknown {
    const range = rangeOf(node) ?? [0, 0];
    if (path.length > deepest) {
      this.#report(
        'yaml-syntax',
        range,
        path,
        `The frontmatter is nested more than ${deepest} levels deep.`,
        'Write it flatter.',
        true,
      );
      return null;
    }
    if (isScalar(node)) return this.#scalar(node, range, path);
    if (isSeq(node)) return node.items.map((item, index) => this.#value(item, [...path, index]));
    if (!isMap(node)) return null;
    const isNameless = node.items.some((pair) => keyText(pair.key, this.#yaml) === null);
    return isNameless && (node.flow === true || node.items.length === 1)
      ? this.#text(range, path)
      : this.map(node, path);
  }

  /** A map in braces that was meant as text: `{{ owner }}`, `[a, ?]`. The value is the text as written. */
  #text(range: Range, path: FieldPath): string {
    const text = this.#yaml.slice(range[0], range[1]).trim() || '?';
    if (text.startsWith('{{')) return text;
    const from = text === '?' ? Math.max(0, this.#yaml.lastIndexOf('?', range[1])) : range[0];
    this.#report(
      'yaml-syntax',
      [from, Math.max(range[1], from + 1)],
      path,
      `${nameOf(path)} holds ${text.charAt(0)} where it has a meaning in YAML.`,
      'Put the value in quotes.',
    );
    return text;
  }

  #alias(source: string, range: Range, path: FieldPath): unknown {
    const anchor = this.#anchors.get(source);
    if (anchor === undefined) {
      this.#report(
        'yaml-syntax',
        range,
        path,
        `*${source} is taken as a reference of YAML, but it refers to nothing.`,
        'Put the whole value in quotes.',
      );
      return this.#yaml.slice(range[0], range[1]);
    }
    if (anchor.range !== null) {
      this.#report(
        'alias-in-yaml',
        range,
        path,
        `The value is a reference of YAML (*${source}).`,
        'Write the value out: references hide what a document says.',
      );
      anchor.range = null;
    }
    this.#copied += anchor.size;
    this.#size += anchor.size;
    if (this.#copied <= mostCopied) return anchor.value;
    const tooMany = 'The references of YAML repeat too much to be read.';
    if (!this.problems.some((problem) => problem.actual === tooMany))
      this.#report('yaml-syntax', range, path, tooMany, 'Write the values out.', true);
    return null;
  }

  #scalar(node: Scalar, range: Range, path: FieldPath): unknown {
    const source = this.#yaml.slice(range[0], range[1]);
    const name = nameOf(path);
    const behind = this.#yaml.slice(range[1], range[1] + 80);
    const cut = node.type === 'PLAIN' ? cutByComment(behind, source) : null;
    if (cut !== null) {
      const from = range[1] + cut.index;
      this.#report(
        'odd-character',
        [from, from + cut.text.length],
        path,
        `"${shorten(cut.text, 30)}" is taken as a comment, so it is no part of ${name}.`,
        'Put the value in quotes if it belongs to it; otherwise write a blank behind the #.',
      );
    }
    if (typeof node.value === 'number') {
      const changed = changedNumber(source, node.value, lastKey(path));
      if (changed === null) return node.value;
      if (changed !== 'no-number') {
        this.#report(
          'unquoted-number',
          range,
          path,
          `${name} is written as the number ${source}.`,
          `Write it in quotes ("${source}"): ${changed}`,
        );
      }
      return source;
    }
    if (typeof node.value !== 'string') return typeof node.value === 'boolean' ? node.value : null;
    if (!node.value.isWellFormed()) {
      this.#report(
        'yaml-syntax',
        range,
        path,
        `${name} holds half a character, written with a backslash.`,
        'Write the character itself.',
      );
    }
    const day = unrealDay(node.value);
    if (day !== null) this.#report('impossible-date', range, path, `${name} is ${day.text}, ${day.why}.`, day.expected);
    this.#inspectSigns(name, source, range, path, node.type === 'PLAIN');
    return node.value.toWellFormed();
  }

  #inspectKey(name: string, range: Range, path: FieldPath): void {
    this.#inspectSigns(
      `The key "${shorten(name, 30)}"`,
      this.#yaml.slice(range[0], range[1]),
      range,
      [...path, name],
      false,
    );
  }

  #inspectSigns(name: string, source: string, range: Range, path: FieldPath, isPlain: boolean): void {
    const odd = oddSign(source, isPlain);
    if (odd === null) return;
    const from = range[0] + odd.index;
    this.#report('odd-character', [from, from + odd.length], path, `${name} ${odd.what}.`, odd.expected);
  }

  #reportDouble(name: string, range: Range, earlier: Range, isSame: boolean, path: FieldPath): void {
    const { line } = this.#at(earlier[0], earlier[1]);
    const actual = `The key "${shorten(name, 40)}" stands here a second time${isSame ? '' : ', with another value'}; the first is in line ${line}.`;
    // Inside a row the first value stands; at the top nobody can tell what the file states.
    const fatal = !isSame && path.length === 0;
    this.#report(
      'duplicate-key',
      range,
      [...path, name],
      actual,
      isSame ? 'Delete one of the two.' : 'Keep the one that is right.',
      fatal,
    );
  }

  #report(code: ProblemCode, range: Range, path: FieldPath, actual: string, expected: string, fatal = false): void {
    this.problems.push({ code, place: this.#at(range[0], range[1]), actual, expected, path, fatal });
  }
}

function rangeOfPair(pair: Pair): Range {
  const node = [pair.key, pair.value].find((candidate) => isNode(candidate) && candidate.range);
  return isNode(node) ? (rangeOf(node) ?? [0, 0]) : [0, 0];
}

function lastKey(path: FieldPath): string | null {
  const key = path.findLast((step) => typeof step === 'string');
  return typeof key === 'string' ? key : null;
}

function nameOf(path: FieldPath): string {
  const key = lastKey(path);
  return key === null ? 'A value' : shorten(key, 40);
}
