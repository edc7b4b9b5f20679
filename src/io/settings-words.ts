import { z } from 'zod';
import { likeness, oneOf, unknownWord, valueInWords } from '../core/model/settings-problem.ts';
import type { SettingsProblem } from '../core/model/settings-problem.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const kindsOfValue: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

/**
 * Says in words for people what a schema refuses.
 *
 * @param issue what zod reports
 * @param data what was parsed
 * @param schema the schema, for the keys that are known at a place
 */
export function problemsOfIssue(issue: Issue, data: unknown, schema: z.core.$ZodType): readonly SettingsProblem[] {
  const { path } = issue;
  const value = valueAt(data, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path);
      return issue.keys.map((key) => ({
        path: [...path, key],
        isKey: true,
        says: `is an unknown key.${likeness(key, known) || ` Known here: ${known.join(', ')}.`}`,
      }));
    }
    case 'invalid_value':
      return [unknownWord(path, value, issue.values.map(String))];
    case 'invalid_type':
      return [{ path, says: `is ${valueInWords(value)}. Expected ${kindsOfValue[issue.expected] ?? issue.expected}.` }];
    case 'invalid_key':
      return [
        {
          path,
          isKey: true,
          says: `is no key that can be used here. ${sentence(issue.issues[0]?.message ?? 'expected another key')}`,
        },
      ];
    case 'too_small':
      return [
        {
          path,
          says: `is ${valueInWords(value)}. Expected at least ${Number(issue.minimum)} ${issue.origin === 'array' ? 'entry' : 'character'}.`,
        },
      ];
    case 'invalid_union':
      return problemsOfUnion(issue, data, schema);
    default:
      return [{ path, says: `is ${valueInWords(value)}. ${sentence(issue.message)}` }];
  }
}

/** Of several forms, the one that was meant: whose mistakes lie inside it; or what all forms would be. */
function problemsOfUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  data: unknown,
  schema: z.core.$ZodType,
): readonly SettingsProblem[] {
  const { path } = issue;
  const isWhole = ({ code, path: inner }: Issue): boolean =>
    inner.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
  const meant = issue.errors.filter((branch) => !branch.some(isWhole)).sort((a, b) => weightOf(a) - weightOf(b));
  const [first, second] = meant;
  if (first !== undefined && (second === undefined || weightOf(first) < weightOf(second)))
    return first.flatMap((inner) => problemsOfIssue({ ...inner, path: [...path, ...inner.path] }, data, schema));
  const words = issue.errors
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_value' ? inner.values.map(String) : []));
  const forms = issue.errors
    .flat()
    .flatMap((inner) =>
      inner.code === 'invalid_type' && inner.path.length === 0 ? [kindsOfValue[inner.expected] ?? inner.expected] : [],
    );
  const keys = keysAt(schema, path);
  const expected = [
    ...(words.length === 0 ? [] : [oneOf(words)]),
    ...new Set(
      forms.map((form) => (form === 'a group of keys' && keys.length > 0 ? `the keys ${keys.join(', ')}` : form)),
    ),
  ];
  const value = valueAt(data, path);
  const wanted = expected.length === 0 ? `the keys of one form: ${keys.join(', ')}` : expected.join(', or ');
  return [{ path, says: `is ${valueInWords(value)}. Expected ${wanted}.${likeness(value, words)}` }];
}

/** A form is the less likely meant the more of its keys are missing or strange. */
function weightOf(branch: readonly Issue[]): number {
  return branch.reduce(
    (sum, { code, ...rest }) => sum + (code === 'unrecognized_keys' && 'keys' in rest ? rest.keys.length * 2 : 1),
    0,
  );
}

function sentence(message: string): string {
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[step] : undefined,
    data,
  );
}

/** Keys that a schema knows at a path. */
function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  const [step, ...rest] = path;
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  )
    return keysAt(schema.def.innerType, path);
  if (schema instanceof z.ZodUnion) return [...new Set(schema.def.options.flatMap((option) => keysAt(option, path)))];
  if (schema instanceof z.ZodObject) {
    if (step === undefined) return Object.keys(schema.def.shape);
    const next = (schema.def.shape as Readonly<Record<string, z.core.$ZodType>>)[String(step)];
    return next === undefined ? [] : keysAt(next, rest);
  }
  if (step === undefined) return [];
  if (schema instanceof z.ZodArray) return keysAt(schema.def.element, rest);
  return schema instanceof z.ZodRecord ? keysAt(schema.def.valueType, rest) : [];
}
