import { lifecycles } from '../lifecycle/lifecycles.ts';
import type {
  Condition,
  ControlStrength,
  FieldDeclaration,
  ItemTypeDeclaration,
  KindDeclaration,
} from './declaration.ts';
import type { JsonSchema } from './json-schema-shape.ts';
import { statesRequiring } from './required-states.ts';

/** Prefixes of a type and its kinds. */
export function prefixesOf(type: ItemTypeDeclaration): readonly string[] {
  return [...new Set([type.prefix, ...(type.kinds ?? []).flatMap((kind) => kind.prefix ?? [])])];
}

/** Pattern of ids with one of the prefixes. */
export function prefixPattern(prefixes: readonly string[]): string {
  return prefixes.length === 1 ? `^${prefixes[0] ?? ''}-` : `^(?:${prefixes.join('|')})-`;
}

/**
 * Schema that is met by the frontmatter of one kind of a type: the kind is stated, or the prefix of the id tells it.
 *
 * @param type declaration of the type
 * @param kind one of its kinds
 */
export function conditionOfKind(type: ItemTypeDeclaration, kind: KindDeclaration): JsonSchema {
  const stated: JsonSchema = { properties: { kind: { const: kind.key } }, required: ['kind'] };
  const others = (type.kinds ?? []).flatMap((other) => (other.prefix === undefined ? [] : [other.prefix]));
  const isDefault = kind.prefix === undefined && type.kinds?.[0] === kind && hasDefaultKind(type);
  const id =
    kind.prefix !== undefined
      ? { pattern: prefixPattern([kind.prefix]) }
      : isDefault
        ? others.length === 0
          ? {}
          : { not: { pattern: prefixPattern(others) } }
        : null;
  if (id === null) return stated;
  return { anyOf: [stated, { properties: { kind: false, id }, required: ['id'] }] };
}

/** True when a type takes its first kind where none is stated. */
export function hasDefaultKind(type: ItemTypeDeclaration): boolean {
  return type.fields.find((field) => field.name === 'kind')?.note?.includes('default') ?? false;
}

/**
 * Schema of the frontmatter in which a field is required: by the state and the condition of its declaration.
 *
 * @param field declaration of the field
 * @param type its type
 * @param control strength of control that holds for the type
 * @returns `true` when always, `false` when never, or when it cannot be decided from the frontmatter
 */
export function whenRequired(field: FieldDeclaration, type: ItemTypeDeclaration, control: ControlStrength): JsonSchema {
  const isOurs = field.supply === 'typed' || (field.supply === 'command' && field.requiredFrom !== 'always');
  if (!isOurs || field.requiredFrom === null || field.source !== undefined) return false;
  return both(inStates(field, type), field.when === undefined ? true : conditionSchema(field.when, type, control));
}

function inStates({ requiredFrom, supply }: FieldDeclaration, type: ItemTypeDeclaration): JsonSchema {
  if (requiredFrom === 'always') return true;
  const lifecycle = lifecycles[type.lifecycle];
  const states = lifecycle === undefined || requiredFrom === null ? [] : statesRequiring(lifecycle, requiredFrom);
  if (lifecycle === undefined || states.length === 0) return false;
  const stated: JsonSchema = { properties: { status: { enum: states } }, required: ['status'] };
  if (!states.includes(lifecycle.initial)) return stated;
  // What a command writes is not there yet when the item is born in that state.
  return supply === 'command' ? false : { anyOf: [stated, { properties: { status: false } }] };
}

function conditionSchema(condition: Condition, type: ItemTypeDeclaration, control: ControlStrength): JsonSchema {
  if ('field' in condition) {
    const values = condition.is.flatMap((value) =>
      value === 'true' ? [true, value] : value === 'false' ? [false, value] : [value],
    );
    return { properties: { [condition.field]: { enum: values } }, required: [condition.field] };
  }
  // What may stand in the body is not seen by a schema of the frontmatter.
  if ('absent' in condition)
    return mayStandInBody(condition.absent, type) ? false : { properties: { [condition.absent]: false } };
  if ('control' in condition) return condition.control === control;
  if ('lifecycle' in condition) return condition.lifecycle === type.lifecycle;
  return false;
}

function both(a: JsonSchema, b: JsonSchema): JsonSchema {
  if (a === false || b === false) return false;
  if (a === true) return b;
  return b === true ? a : { allOf: [a, b] };
}

function mayStandInBody(name: string, type: ItemTypeDeclaration): boolean {
  const fields = [...type.fields, ...(type.kinds ?? []).flatMap((kind) => kind.fields ?? [])];
  return fields.some((field) => field.name === name && field.source !== undefined);
}
