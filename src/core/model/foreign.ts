import picomatch from 'picomatch';
import { isFieldMap, textField } from './fields.ts';
import type { SourceFacts } from './facts.ts';
import { ownValue, readForeignValue } from './foreign-values.ts';
import { withoutTextEnding } from './text-endings.ts';
import type { TypeTable } from '../types/type-table.ts';
import type { FieldPath } from './place.ts';
import type { ForeignMapping, Settings } from './settings.ts';

/** Frontmatter of a file after the foreign mapping of the settings was applied. */
export interface MappedFields {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Our key, with dots for a place inside -> key in the file, also where they are the same; see `pathInFile`. */
  readonly sources: ReadonlyMap<string, string>;
  readonly type: string | null;
  /** The file states its id; or the mapping made it up, from its path or by counting. */
  readonly idFrom: 'file' | 'path' | 'count';
  /** True when a mapping is for the file: its keys are those of another program. */
  readonly isForeign: boolean;
}

/** Finds the mapping of a file: the first whose pattern matches it. */
export type MappingFinder = (file: string) => ForeignMapping | null;

/**
 * Makes a finder of mappings.
 *
 * @param mappings `foreign` of the settings
 */
export function mappingFinder(mappings: readonly ForeignMapping[]): MappingFinder {
  const patterns = mappings.map((mapping) => ({ mapping, matches: picomatch(mapping.files, { dot: true }) }));
  return (file) => patterns.find(({ matches }) => matches(file))?.mapping ?? null;
}

/**
 * Where a file states what stands at a path under our keys: of a field that it states in parts (`approved_by` and
 * `approved_on`), the key of that part.
 *
 * @param sources our keys and those of the file
 * @param path keys and positions, in our words
 */
export function pathInFile(sources: ReadonlyMap<string, string>, path: FieldPath): FieldPath {
  for (let end = path.length; end > 0; end -= 1) {
    const key = sources.get(dotted(path.slice(0, end)));
    // A list of people under one key is one approval each.
    if (key !== undefined)
      return [
        ...key.split(inner),
        ...path.slice(0, end).filter((step) => typeof step === 'number'),
        ...path.slice(end),
      ];
  }
  const inside = `${dotted(path)}.`;
  const [, first] = [...sources].find(([target]) => target.startsWith(inside)) ?? [];
  return first === undefined ? path : first.split(inner);
}

function dotted(path: FieldPath): string {
  return path.filter((step) => typeof step === 'string').join('.');
}

/** Stands between the steps of a key inside a map of the file: no key that can be typed holds it. */
const inner = '\u0000';

/** A source as the settings write it: `satisfies.TSC` for a key inside a map. */
export function writtenSource(source: string): string {
  return source.replaceAll(inner, '.');
}

/** The key of the file, at its top level, that a source names. */
export function topKeyOf(source: string): string {
  return source.split(inner)[0] ?? source;
}

/** Maps foreign frontmatter to ours, file by file, in path order so that numbered ids are stable. */
export class ForeignMapper {
  readonly #mappingOf: MappingFinder;
  readonly #types: TypeTable['known'];
  readonly #sharedFolders: ReadonlyMap<string, string | null>;
  readonly #taken = new Set<string>();
  readonly #counters = new Map<string, number>();

  /**
   * @param settings mappings and roots
   * @param files all files: ids they state themselves are not given a second time
   * @param table item types; their prefix begins the ids where the mapping gives no template
   */
  constructor(
    { foreign, roots }: Pick<Settings, 'foreign' | 'roots'>,
    files: readonly SourceFacts[] = [],
    table: Pick<TypeTable, 'known'> = { known: new Map() },
  ) {
    this.#mappingOf = mappingFinder(foreign);
    this.#types = table.known;
    this.#sharedFolders = sharedFolders(foreign, roots);
    for (const facts of foreign.length === 0 ? [] : files) {
      const id = statedId(this.#mappingOf(facts.file), facts.fields);
      if (id !== null) this.#taken.add(id);
    }
  }

  /**
   * @param facts file as parsed
   * @param path its path, or the one it has by now: that decides which mapping is for it, and makes its id
   * @returns its fields under our keys; the fields unchanged when no mapping is for the file
   */
  map(facts: SourceFacts, path = facts.file): MappedFields {
    const mapping = this.#mappingOf(path);
    if (mapping === null || !(facts.hasFrontmatter || mapping.bare === true))
      return { fields: facts.fields, sources: new Map(), type: null, idFrom: 'file', isForeign: false };
    const fields: Record<string, unknown> = {};
    const sources = new Map<string, string>();
    for (const [key, value] of Object.entries(facts.fields)) {
      const target = ownValue(mapping.keys, key);
      if (target === undefined) {
        if (isIgnored(mapping, key) || isReadInside(mapping, key) || Object.hasOwn(fields, key)) continue;
        sources.set(key, key);
        fields[key] = readForeignValue(mapping, key, value);
        continue;
      }
      sources.set(target, key);
      put(fields, target, readForeignValue(mapping, target, value));
    }
    for (const { key, target, value } of valuesInside(mapping, facts.fields)) {
      sources.set(target, key.replaceAll('.', inner));
      put(fields, target, readForeignValue(mapping, target, value));
    }
    for (const [key, value] of Object.entries(mapping.defaults ?? {})) {
      if (fields[key] === undefined || fields[key] === null) fields[key] = value;
    }
    if (mapping.kind !== undefined && fields['kind'] === undefined) fields['kind'] = mapping.kind;
    const template = isAbsent(fields['id']) ? this.#templateOf(mapping) : null;
    const name = withoutTextEnding(path, mapping);
    if (template !== null) fields['id'] = this.#idFor(template, facts, name);
    const idFrom = template === null ? 'file' : isCounting(template) ? 'count' : 'path';
    // The first section, "Purpose" in most of them, is no title.
    if (isAbsent(fields['title']) && !facts.headings.some((heading) => heading.depth === 1))
      fields['title'] = wordsOfName(name);
    if (isFieldMap(fields['approvals'])) fields['approvals'] = approvals(fields['approvals']);
    const review = fields['review'];
    // A day on which it was looked at is a log of one entry.
    if (isFieldMap(review) && isFieldMap(review['log'])) fields['review'] = { ...review, log: [review['log']] };
    return { fields, sources, type: mapping.type ?? null, idFrom, isForeign: true };
  }

  #templateOf(mapping: ForeignMapping): string | null {
    const prefix = this.#types.get(mapping.type ?? '')?.prefix;
    return mapping.id ?? (prefix === undefined ? null : `${prefix}-{n}`);
  }

  /** @param path path of the file without its ending */
  #idFor(template: string, facts: SourceFacts, path: string): string {
    const filled = { template, fields: facts.fields, path, sharedFolder: this.#sharedFolders.get(template) ?? null };
    for (;;) {
      const count = (this.#counters.get(template) ?? 0) + 1;
      this.#counters.set(template, count);
      const id = fillTemplate(filled, count);
      if (!isCounting(template) || !this.#taken.has(id)) return id;
    }
  }
}

function isCounting(template: string): boolean {
  return /\{n(?::\d)?\}/.test(template);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** One approval for each person, where a file names several. */
function approvals(stated: Readonly<Record<string, unknown>>): readonly unknown[] {
  const by: readonly unknown[] = Array.isArray(stated['by']) ? stated['by'] : [stated['by']];
  return by.map((person) => ({ action: 'approved', ...stated, ...(person === undefined ? {} : { by: person }) }));
}

function put(fields: Record<string, unknown>, target: string, value: unknown): void {
  const steps = target.split('.');
  let at = fields;
  for (const step of steps.slice(0, -1)) {
    const next = at[step];
    const map: Record<string, unknown> = isFieldMap(next) ? { ...next } : {};
    at[step] = map;
    at = map;
  }
  const last = steps.at(-1);
  if (last !== undefined) at[last] = value;
}

interface Filling {
  readonly template: string;
  readonly fields: SourceFacts['fields'];
  /** Path of the file without its ending. */
  readonly path: string;
  readonly sharedFolder: string | null;
}

function fillTemplate({ template, fields, path, sharedFolder }: Filling, count: number): string {
  return template.replaceAll(/\{(\w+)(?::(\d))?\}/g, (whole, key: string, digits: string | undefined) => {
    if (key === 'n') return String(count).padStart(Number(digits ?? 3), '0');
    if (key === 'name') return asId(nameOf(path));
    if (key === 'path') return asId(below(sharedFolder, path));
    const value = fields[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}

function below(folder: string | null, file: string): string {
  return folder !== null && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
}

/**
 * The folder in which all files of a template lie, as far as the settings say: it would stand in every id and tell nothing
 * apart. Null where they may lie in several, so that each id needs the whole path.
 */
function sharedFolders(
  mappings: readonly ForeignMapping[],
  roots: readonly string[],
): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { id, files } of mappings) {
    if (id === undefined) continue;
    const [first = '', ...others] = new Set(foldersOfPattern(files, roots));
    const folder = others.length > 0 || first === '' ? null : first;
    found.set(id, found.has(id) && found.get(id) !== folder ? null : folder);
  }
  return found;
}

/** First folders of the files that a pattern can match; '' where nothing is known of them. */
function foldersOfPattern(files: string, roots: readonly string[]): readonly string[] {
  const { base } = picomatch.scan(files);
  return base === '' ? roots.map((root) => firstStep(root)) : [firstStep(base)];
}

function firstStep(path: string): string {
  const [step = ''] = path.replace(/^\.\//, '').split('/');
  return step === '.' ? '' : step;
}

/** Values that a mapping takes from inside a map of the file: `satisfies.TSC`. A key that has the dot in its own name goes first. */
function valuesInside(
  { keys = {} }: ForeignMapping,
  fields: SourceFacts['fields'],
): readonly { readonly key: string; readonly target: string; readonly value: unknown }[] {
  return Object.entries(keys).flatMap(([key, target]) => {
    if (!key.includes('.') || Object.hasOwn(fields, key)) return [];
    const value = key
      .split('.')
      .reduce<unknown>((at, step) => (isFieldMap(at) && Object.hasOwn(at, step) ? at[step] : undefined), fields);
    return value === undefined ? [] : [{ key, target, value }];
  });
}

/** The mapping takes something from inside the value of a key. */
function isReadInside({ keys = {} }: ForeignMapping, key: string): boolean {
  return Object.keys(keys).some((path) => path.startsWith(`${key}.`));
}

/** Keys of a file that are meant for another program. */
export function isIgnored(mapping: ForeignMapping, key: string): boolean {
  return mapping.ignore?.includes(key) === true && ownValue(mapping.keys, key) === undefined;
}

/**
 * The id that a file states itself.
 *
 * @param mapping mapping of the file; null for a file of our own
 * @param fields its frontmatter
 */
export function statedId(mapping: ForeignMapping | null, fields: SourceFacts['fields']): string | null {
  const keys = mapping?.keys ?? {};
  const mapped = Object.keys(keys).find((candidate) => keys[candidate] === 'id');
  if (mapped === undefined && mapping !== null && isIgnored(mapping, 'id')) return null;
  return textField(fields, mapped ?? 'id');
}

/** Name of the file, by its path without its ending; of an index, the name of its folder. */
function nameOf(path: string): string {
  const steps = path.split('/').slice(-2);
  const name = steps.at(-1) ?? '';
  return /^(?:_?index|readme)$/i.test(name) && steps.length > 1 ? (steps[0] ?? name) : name;
}

function asId(words: string): string {
  return words
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** `03_access-control` -> `Access control`. */
function wordsOfName(path: string): string {
  const words = nameOf(path)
    .replaceAll(/[-_\s]+/g, ' ')
    .replace(/^[\d. ]+(?=\p{L})/u, '')
    .trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
