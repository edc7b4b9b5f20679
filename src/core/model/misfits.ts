import type { z } from 'zod';
import { closest } from '../trace/nearest.ts';
import { registerExtraFields, registerFields } from '../types/common-fields.ts';
import type { ItemTypeDeclaration } from '../types/declaration.ts';
import { parseTypeExpression } from '../types/type-expression.ts';
import { zodOfShape, zodOfType } from '../types/zod-of-type.ts';
import type { FieldSchemas } from '../types/zod-of-type.ts';
import type { Candidate, RegisterCandidate } from './identify.ts';
import type { FieldPath } from './place.ts';
import type { Settings } from './settings.ts';
import type { Misfit } from './sms.ts';

const registerSchemas: FieldSchemas = new Map(
  [...registerFields, ...registerExtraFields]
    .filter((field) => field.name !== 'rows' && field.name !== 'defaults')
    .map((field) => [field.name, zodOfShape(parseTypeExpression(field.type))]),
);

/**
 * Compares stated fields with the declaration of the type: unknown keys, misspelt keys, values of another shape.
 *
 * @param candidate the item
 * @param types types in use
 * @param settings keys the organization knows besides ours
 */
export function misfitsOf(candidate: Candidate, types: ReadonlyMap<string, ItemTypeDeclaration>, settings: Settings): readonly Misfit[] {
  const schemas = zodOfType(candidate.type, candidate.kind, types);
  const kindKeys = (candidate.type.kinds ?? []).flatMap((kind) => (kind.fields ?? []).map((field) => field.name));
  return compare(candidate.stated, schemas, {
    item: candidate.id,
    file: candidate.file,
    path: candidate.path,
    known: [...settings.knownKeys, ...kindKeys, ...(candidate.mapped?.ignored ?? [])],
    sourceKey: (key) => candidate.mapped?.sourceKeys.get(key) ?? key,
    locate: (path) => (candidate.facts === null ? candidate.place : candidate.facts.locate(path)),
    locateValue: (path) => (candidate.facts === null ? candidate.place : candidate.facts.locateValue(path)),
  });
}

/** The same for the frontmatter of a register. */
export function misfitsOfRegister(register: RegisterCandidate, settings: Settings): readonly Misfit[] {
  return compare(register.stated, registerSchemas, {
    item: register.id,
    file: register.facts.file,
    path: [],
    known: [...settings.knownKeys, 'rows', 'defaults'],
    sourceKey: (key) => key,
    locate: register.facts.locate,
    locateValue: register.facts.locateValue,
  });
}

interface Where {
  readonly item: string;
  readonly file: string;
  readonly path: FieldPath;
  readonly known: readonly string[];
  readonly sourceKey: (key: string) => string;
  readonly locate: (path: FieldPath) => Misfit['place'];
  readonly locateValue: (path: FieldPath) => Misfit['place'];
}

function compare(stated: Readonly<Record<string, unknown>>, schemas: FieldSchemas, where: Where): readonly Misfit[] {
  const misfits: Misfit[] = [];
  for (const [key, value] of Object.entries(stated)) {
    const schema = schemas.get(key);
    const path = [...where.path, where.sourceKey(key)];
    if (schema === undefined) {
      if (!where.known.includes(key)) misfits.push(unknownKey(key, path, [...schemas.keys(), ...where.known], where));
      continue;
    }
    const result = schema.safeParse(value);
    if (!result.success) misfits.push(...result.error.issues.flatMap((issue) => ofIssue(issue, value, path, where)));
  }
  return misfits;
}

function unknownKey(key: string, path: FieldPath, names: readonly string[], where: Where): Misfit {
  const nearest = closest(key, names, 2);
  return {
    kind: nearest === null ? 'unknown-key' : 'misspelt-key',
    item: where.item,
    file: where.file,
    path,
    place: where.locate(path),
    actual: key,
    expected: nearest ?? '',
    nearest,
  };
}

function ofIssue(issue: z.core.$ZodIssue, value: unknown, path: FieldPath, where: Where): readonly Misfit[] {
  const inside = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const full = [...path, ...inside];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, [...full, key], [], where));
  }
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.map((errors) => errors.map((error) => ({ ...error, path: [...issue.path, ...error.path] })));
    // The branch that got furthest into the value is the one the author meant.
    const [best] = branches.sort((a, b) => depthOf(b) - depthOf(a));
    if (best !== undefined && depthOf(best) > issue.path.length) return best.flatMap((error) => ofIssue(error, value, path, where));
  }
  return [
    {
      kind: 'wrong-value',
      item: where.item,
      file: where.file,
      path: full,
      place: where.locateValue(full),
      actual: show(valueAt(value, inside)),
      expected: wanted(issue),
      nearest: issue.code === 'invalid_value' ? closest(show(valueAt(value, inside)), issue.values.map(String)) : null,
    },
  ];
}

function depthOf(errors: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...errors.map((error) => error.path.length));
}

function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return { array: 'a list', object: 'a map of keys and values', string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false' }[issue.expected as string] ?? issue.expected;
    case 'invalid_union':
      return [...new Set(issue.errors.flatMap((errors) => errors.map(wanted)))].join(', or ');
    default:
      return issue.message.replace(/^expected /, '');
  }
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined), value);
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
