import picomatch from 'picomatch';
import { isFieldMap, textField } from './fields.ts';
import type { SourceFacts } from './facts.ts';
import { ownValue, readForeignValue } from './foreign-values.ts';
import type { TypeTable } from '../types/type-table.ts';
import type { ForeignMapping } from './settings.ts';

/** Frontmatter of a file after the foreign mapping of the settings was applied. */
export interface MappedFields {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Our top-level key -> key in the file, where they differ; places are looked up by the key in the file. */
  readonly sourceKeys: ReadonlyMap<string, string>;
  readonly type: string | null;
  readonly ignored: ReadonlySet<string>;
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

/** Maps foreign frontmatter to ours, file by file, in path order so that numbered ids are stable. */
export class ForeignMapper {
  readonly #mappingOf: MappingFinder;
  readonly #types: TypeTable['known'];
  readonly #taken = new Set<string>();
  readonly #counters = new Map<string, number>();

  /**
   * @param mappings `foreign` of the settings
   * @param files all files: ids they state themselves are not given a second time
   * @param table item types; their prefix begins the ids where the mapping gives no template
   */
  constructor(
    mappings: readonly ForeignMapping[],
    files: readonly SourceFacts[] = [],
    table: Pick<TypeTable, 'known'> = { known: new Map() },
  ) {
    this.#mappingOf = mappingFinder(mappings);
    this.#types = table.known;
    for (const facts of mappings.length === 0 ? [] : files) {
      const keys = this.#mappingOf(facts.file)?.keys ?? {};
      const key = Object.keys(keys).find((candidate) => keys[candidate] === 'id') ?? 'id';
      const id = textField(facts.fields, key);
      if (id !== null) this.#taken.add(id);
    }
  }

  /**
   * @param facts file as parsed
   * @returns its fields under our keys; the fields unchanged when no mapping is for the file
   */
  map(facts: SourceFacts): MappedFields {
    const mapping = this.#mappingOf(facts.file);
    if (mapping === null || !(facts.hasFrontmatter || mapping.bare === true))
      return { fields: facts.fields, sourceKeys: new Map(), type: null, ignored: new Set(), isForeign: false };
    const fields: Record<string, unknown> = {};
    const sourceKeys = new Map<string, string>();
    for (const [key, value] of Object.entries(facts.fields)) {
      const target = ownValue(mapping.keys, key);
      if (target === undefined) {
        if (!Object.hasOwn(fields, key)) fields[key] = readForeignValue(mapping, key, value);
        continue;
      }
      const top = target.split('.')[0] ?? target;
      sourceKeys.set(top, key);
      put(fields, target, readForeignValue(mapping, target, value));
    }
    for (const [key, value] of Object.entries(mapping.defaults ?? {})) {
      if (fields[key] === undefined || fields[key] === null) fields[key] = value;
    }
    if (mapping.kind !== undefined && fields['kind'] === undefined) fields['kind'] = mapping.kind;
    if (isAbsent(fields['id'])) {
      const id = this.#idFor(mapping, facts);
      if (id !== null) fields['id'] = id;
    }
    // The first section, "Purpose" in most of them, is no title.
    if (isAbsent(fields['title']) && !facts.headings.some((heading) => heading.depth === 1))
      fields['title'] = wordsOfName(facts.file);
    if (isFieldMap(fields['approvals'])) fields['approvals'] = approvals(fields['approvals']);
    return { fields, sourceKeys, type: mapping.type ?? null, ignored: new Set(mapping.ignore ?? []), isForeign: true };
  }

  #idFor(mapping: ForeignMapping, facts: SourceFacts): string | null {
    const prefix = this.#types.get(mapping.type ?? '')?.prefix;
    const template = mapping.id ?? (prefix === undefined ? null : `${prefix}-{n}`);
    if (template === null) return null;
    for (;;) {
      const count = (this.#counters.get(template) ?? 0) + 1;
      this.#counters.set(template, count);
      const id = fillTemplate(template, facts, count);
      if (!/\{n(?::\d)?\}/.test(template) || !this.#taken.has(id)) return id;
    }
  }
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

function fillTemplate(template: string, facts: SourceFacts, count: number): string {
  return template.replaceAll(/\{(\w+)(?::(\d))?\}/g, (whole, key: string, digits: string | undefined) => {
    if (key === 'n') return String(count).padStart(Number(digits ?? 3), '0');
    if (key === 'name') return asId(nameOf(facts.file));
    if (key === 'path') return asId(facts.file.replace(/^[^/]*\//, '').replace(ending, ''));
    const value = facts.fields[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}

const ending = /\.(?:mdx?|markdown)$/i;

/** Name of the file without its ending; of an index, the name of its folder. */
function nameOf(file: string): string {
  const [folder = '', name = folder] = file.split('/').slice(-2);
  const plain = name.replace(ending, '');
  return /^(?:_?index|readme)$/i.test(plain) && name !== folder ? folder : plain;
}

function asId(words: string): string {
  return words
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** `03_access-control.md` -> `Access control`. */
function wordsOfName(file: string): string {
  const words = nameOf(file)
    .replaceAll(/[-_\s]+/g, ' ')
    .replace(/^[\d. ]+(?=\p{L})/u, '')
    .trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
