import type { z } from 'zod';
import { lifecycles } from '../lifecycle/lifecycles.ts';
import { closest } from '../trace/nearest.ts';
import { registerExtraFields, registerFields } from '../types/common-fields.ts';
import type { ItemTypeDeclaration } from '../types/declaration.ts';
import { fieldsOfType } from '../types/fields-of-type.ts';
import { parseTypeExpression } from '../types/type-expression.ts';
import type { Shape } from '../types/type-expression.ts';
import { zodOfShape, zodOfType } from '../types/zod-of-type.ts';
import type { FieldSchemas } from '../types/zod-of-type.ts';
import { pathInFile } from './foreign.ts';
import type { Candidate, RegisterCandidate } from './candidate.ts';
import { likelyKey, namesInside } from './known-names.ts';
import type { FieldPath } from './place.ts';
import type { Settings } from './settings.ts';
import type { Misfit } from './sms.ts';

/** Version of the content model that a file names with `schema`. */
const modelVersion = 2;

const registerShapes: ReadonlyMap<string, Shape> = new Map(
  [...registerFields, ...registerExtraFields]
    .filter((field) => field.name !== 'rows' && field.name !== 'defaults')
    .map((field) => [field.name, parseTypeExpression(field.type)]),
);
const registerSchemas: FieldSchemas = new Map([...registerShapes].map(([name, shape]) => [name, zodOfShape(shape)]));

/**
 * Compares stated fields with the declaration of the type: unknown keys, misspelt keys, values of another shape, a status
 * that the life cycle does not know, an old version of the model.
 *
 * @param candidate the item
 * @param types types in use
 * @param settings keys the organization knows besides ours
 */
export function misfitsOf(
  candidate: Candidate,
  types: ReadonlyMap<string, ItemTypeDeclaration>,
  settings: Settings,
): readonly Misfit[] {
  const { type, kind, facts } = candidate;
  const kindKeys = (type.kinds ?? []).flatMap((one) => (one.fields ?? []).map((field) => field.name));
  const where: Where = {
    item: candidate.id,
    file: candidate.file,
    path: candidate.path,
    known: [...settings.knownKeys, ...kindKeys],
    isForeign: candidate.mapped?.isForeign === true && candidate.storage === 'file',
    inFile: (path) => (candidate.mapped === null ? path : pathInFile(candidate.mapped.sources, path)),
    locate: (path) => (facts === null ? candidate.place : facts.locate(path)),
    locateValue: (path) => (facts === null ? candidate.place : facts.locateValue(path)),
    namesAt: (path) =>
      namesInside(
        new Map(fieldsOfType(type, kind).map((field) => [field.name, parseTypeExpression(field.type)])),
        path,
        type,
        types,
      ),
    isText: facts === null,
  };
  const misfits = [
    ...compare(candidate.stated, zodOfType(type, kind, types), where),
    ...unknownStatus(candidate, where),
    ...oldSchema(candidate.stated, where),
  ];
  return where.isForeign ? onePerValue(misfits) : misfits;
}

/**
 * The same for the frontmatter of a register.
 *
 * @param register the register
 * @param known every type that exists, by key
 * @param settings keys the organization knows besides ours
 */
export function misfitsOfRegister(
  register: RegisterCandidate,
  known: ReadonlyMap<string, ItemTypeDeclaration>,
  settings: Settings,
): readonly Misfit[] {
  const { facts, stated } = register;
  const where: Where = {
    item: register.id,
    file: facts.file,
    path: [],
    known: [...settings.knownKeys, 'rows', 'defaults'],
    isForeign: false,
    inFile: (path) => path,
    locate: facts.locate,
    locateValue: facts.locateValue,
    namesAt: (path) => namesInside(registerShapes, path, null, known),
    isText: false,
  };
  const unknownTypes = register.of.flatMap((key, index) => {
    if (known.has(key)) return [];
    const path = Array.isArray(stated['of']) ? ['of', index] : ['of'];
    return [wrongValue(path, key, 'the key of an item type', closest(key, [...known.keys()]), where)];
  });
  return [...compare(stated, registerSchemas, where), ...unknownTypes, ...oldSchema(stated, where)];
}

/** One value of a foreign file can stand in several places of ours: one day for the approvals of several people. */
function onePerValue(misfits: readonly Misfit[]): readonly Misfit[] {
  const keyOf = ({ kind, place, actual }: Misfit): string => `${kind} ${place.line}:${place.column} ${actual}`;
  return [...new Map(misfits.toReversed().map((misfit) => [keyOf(misfit), misfit])).values()].toReversed();
}

interface Where {
  readonly item: string;
  readonly file: string;
  readonly path: FieldPath;
  readonly known: readonly string[];
  /** True for keys of another program: `author` there is no misspelt `authors`. */
  readonly isForeign: boolean;
  /** A path under our keys -> the same under the keys of the file. */
  readonly inFile: (path: FieldPath) => FieldPath;
  readonly locate: (path: FieldPath) => Misfit['place'];
  readonly locateValue: (path: FieldPath) => Misfit['place'];
  /** Names that the map at a path may hold. */
  readonly namesAt: (path: FieldPath) => readonly string[];
  /** True for a line of data, in which every value is a text. */
  readonly isText: boolean;
}

function compare(stated: Readonly<Record<string, unknown>>, schemas: FieldSchemas, where: Where): readonly Misfit[] {
  const misfits: Misfit[] = [];
  const known = new Set(where.known);
  for (const [key, value] of Object.entries(stated)) {
    const schema = schemas.get(key);
    const path = [...where.path, key];
    if (schema === undefined) {
      if (!known.has(key))
        misfits.push(
          unknownKey(key, path, where.isForeign ? [] : [...schemas.keys(), ...where.known], Object.keys(stated), where),
        );
      continue;
    }
    if (where.isText && readings(value).some((reading) => schema.safeParse(reading).success)) continue;
    const result = schema.safeParse(value);
    if (!result.success)
      misfits.push(...result.error.issues.flatMap((issue) => ofIssue(issue, { key, value, path }, where)));
  }
  return misfits;
}

/** What a cell of a line of data can mean besides a text. */
function readings(value: unknown): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const scalars = list.map((cell) => {
    const text = String(cell);
    if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
    return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : cell;
  });
  return [list, scalars, scalars[0]];
}

function unknownKey(
  key: string,
  path: FieldPath,
  names: readonly string[],
  stated: readonly string[],
  where: Where,
): Misfit {
  const nearest = likelyKey(
    key,
    names.filter((name) => !stated.includes(name)),
  );
  const kind = nearest === null ? 'unknown-key' : 'misspelt-key';
  const inFile = where.inFile(path);
  return {
    kind,
    item: where.item,
    file: where.file,
    path: inFile,
    place: where.locate(inFile),
    actual: key,
    expected: nearest ?? '',
    nearest,
  };
}

function wrongValue(path: FieldPath, value: unknown, expected: string, nearest: string | null, where: Where): Misfit {
  const inFile = where.inFile(path);
  return {
    kind: 'wrong-value',
    item: where.item,
    file: where.file,
    path: inFile,
    place: where.locateValue(inFile),
    actual: show(value),
    expected,
    nearest,
  };
}

/** A status that is none would be read as the first state of the life cycle. */
function unknownStatus({ type, stated, path }: Candidate, where: Where): readonly Misfit[] {
  const lifecycle = lifecycles[type.lifecycle];
  const status = stated['status'];
  if (lifecycle === undefined || typeof status !== 'string' || status.trim() === '') return [];
  const allowed = [...lifecycle.states, ...lifecycle.computed];
  if (allowed.includes(status)) return [];
  return [
    wrongValue([...path, 'status'], status, `one of ${lifecycle.states.join(', ')}`, closest(status, allowed), where),
  ];
}

function oldSchema(stated: Readonly<Record<string, unknown>>, where: Where): readonly Misfit[] {
  const version = stated['schema'];
  if (typeof version !== 'number' || version === modelVersion) return [];
  const path = [...where.path, 'schema'];
  return [{ ...wrongValue(path, version, String(modelVersion), null, where), kind: 'old-schema' }];
}

/** A stated field: its name, its value and where it stands. */
interface Stated {
  readonly key: string;
  readonly value: unknown;
  readonly path: FieldPath;
}

function ofIssue(issue: z.core.$ZodIssue, field: Stated, where: Where): readonly Misfit[] {
  const inside = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const full = [...field.path, ...inside];
  const value = valueAt(field.value, inside);
  if (issue.code === 'unrecognized_keys') {
    const names = where.namesAt([field.key, ...inside]);
    const stated = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    return issue.keys.map((key) => unknownKey(key, [...full, key], names, stated, where));
  }
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.map((errors) =>
      errors.map((error) => ({ ...error, path: [...issue.path, ...error.path] })),
    );
    // The branch that got furthest into the value is the one the author meant.
    const [best] = branches.sort((a, b) => depthOf(b) - depthOf(a));
    if (best !== undefined && depthOf(best) > issue.path.length)
      return best.flatMap((error) => ofIssue(error, field, where));
  }
  return [wrongValue(full, value, wanted(issue), closest(show(value), allowedBy(issue)), where)];
}

function depthOf(errors: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...errors.map((error) => error.path.length + (error.code === 'unrecognized_keys' ? 1 : 0)));
}

/** Values of a list that would be right. */
function allowedBy(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' ? issue.errors.flatMap((errors) => errors.flatMap(allowedBy)) : [];
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'invalid_union':
      return [...new Set(issue.errors.flatMap((errors) => errors.map(wanted)))].join(', or ');
    default:
      return issue.message.replace(/^expected /, '');
  }
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
