import picomatch from 'picomatch';
import { isFieldMap } from './fields.ts';
import type { SourceFacts } from './facts.ts';
import type { ForeignMapping } from './settings.ts';

/** Frontmatter of a file after the foreign mapping of the settings was applied. */
export interface MappedFields {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Our top-level key -> key in the file, where they differ; places are looked up by the key in the file. */
  readonly sourceKeys: ReadonlyMap<string, string>;
  readonly type: string | null;
  readonly ignored: ReadonlySet<string>;
}

/** Maps foreign frontmatter to ours, file by file, in path order so that numbered ids are stable. */
export class ForeignMapper {
  readonly #mappings: readonly { readonly mapping: ForeignMapping; readonly matches: (file: string) => boolean }[];
  readonly #counters = new Map<ForeignMapping, number>();

  /** @param mappings `foreign` of the settings; the first whose pattern matches a file is used */
  constructor(mappings: readonly ForeignMapping[]) {
    this.#mappings = mappings.map((mapping) => ({ mapping, matches: picomatch(mapping.files, { dot: true }) }));
  }

  /**
   * @param facts file as parsed
   * @returns its fields under our keys; the fields unchanged when no mapping is for the file
   */
  map(facts: SourceFacts): MappedFields {
    const mapping = this.#mappings.find(
      ({ mapping, matches }) => (facts.hasFrontmatter || mapping.bare === true) && matches(facts.file),
    )?.mapping;
    if (mapping === undefined) return { fields: facts.fields, sourceKeys: new Map(), type: null, ignored: new Set() };
    const count = (this.#counters.get(mapping) ?? 0) + 1;
    this.#counters.set(mapping, count);
    const fields: Record<string, unknown> = {};
    const sourceKeys = new Map<string, string>();
    for (const [key, value] of Object.entries(facts.fields)) {
      const target = ownValue(mapping.keys, key);
      if (target === undefined) {
        if (!Object.hasOwn(fields, key)) fields[key] = mapValue(mapping, key, value);
        continue;
      }
      const top = target.split('.')[0] ?? target;
      sourceKeys.set(top, key);
      put(fields, target, mapValue(mapping, target, value));
    }
    for (const [key, value] of Object.entries(mapping.defaults ?? {})) {
      if (fields[key] === undefined || fields[key] === null) fields[key] = value;
    }
    if (mapping.kind !== undefined && fields['kind'] === undefined) fields['kind'] = mapping.kind;
    if (mapping.id !== undefined && (fields['id'] === undefined || fields['id'] === null)) {
      fields['id'] = fillTemplate(mapping.id, facts, count);
    }
    if (isFieldMap(fields['approvals'])) fields['approvals'] = [{ action: 'approved', ...fields['approvals'] }];
    return { fields, sourceKeys, type: mapping.type ?? null, ignored: new Set(mapping.ignore ?? []) };
  }
}

function mapValue(mapping: ForeignMapping, key: string, value: unknown): unknown {
  const table = ownValue(mapping.values, key);
  const mapped = typeof value === 'string' || typeof value === 'boolean' ? ownValue(table, String(value)) : undefined;
  if (mapped !== undefined) return mapped;
  return key === 'review.interval' || key.endsWith('.every') ? wordsToDuration(value) : dayOf(key, value);
}

/** Keys and values of files are any words, also `constructor`. */
function ownValue<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** `6 months` -> `P6M`; anything else unchanged. */
function wordsToDuration(value: unknown): unknown {
  const match = /^(\d+)\s*(day|week|month|year)s?$/i.exec(typeof value === 'string' ? value.trim() : '');
  const unit = match?.[2]?.[0]?.toUpperCase();
  return match === null || unit === undefined ? value : `P${match[1]}${unit}`;
}

/** A day with a time of day gives the day, where our key holds a day. */
function dayOf(key: string, value: unknown): unknown {
  const wantsDay = /(?:^|\.)(?:on|at|due|date|from|to|effective_from|effective_to)$/.test(key);
  return wantsDay && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}[T ]/.test(value) ? value.slice(0, 10) : value;
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
  const name =
    facts.file
      .split('/')
      .at(-1)
      ?.replace(/\.mdx?$/i, '') ?? '';
  return template.replaceAll(/\{(\w+)(?::(\d))?\}/g, (whole, key: string, digits: string | undefined) => {
    if (key === 'n') return String(count).padStart(Number(digits ?? 3), '0');
    if (key === 'name') return name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '-');
    const value = facts.fields[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}
