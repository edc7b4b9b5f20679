import type { ScalarName, Shape } from './type-expression.ts';
import { scalarPatterns } from './scalar-patterns.ts';

/** A JSON Schema of dialect 2020-12 as data. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** Dialect of every schema we write. */
export const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Name of the file that lists the ids of the SMS, beside the schemas that refer to it. */
export const idsFile = 'ids.schema.json';

/** Name of the file that holds the fields many types carry. */
export const commonFile = 'common.schema.json';

// Schemas of something else than an item, ours and those of reports.
const reserved: ReadonlySet<string> = new Set(['clausebook', 'common', 'ids', 'register', 'report', 'sms']);

/** Name of the schema file of a type: its key, with `item-` before it where another schema has that name. */
export function schemaFileOf(typeKey: string): string {
  return `${reserved.has(typeKey) ? 'item-' : ''}${typeKey}.schema.json`;
}

const text: JsonSchema = { type: ['string', 'number'] };

const scalars: Readonly<Record<ScalarName, JsonSchema>> = {
  scalar: { type: ['string', 'number', 'boolean'] },
  text,
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: written('datetime'),
  duration: written('duration'),
  period: {
    anyOf: [
      written('period'),
      { type: 'integer' },
      {
        type: 'object',
        properties: { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } },
        required: ['from', 'to'],
        additionalProperties: false,
      },
    ],
  },
  url: { type: 'string' },
  sha256: written('sha256'),
  clause: { $ref: `${idsFile}#/$defs/clause` },
  rule: written('rule'),
  type: { $ref: `${idsFile}#/$defs/type` },
};

function written(name: keyof typeof scalarPatterns): JsonSchema {
  return { type: 'string', pattern: scalarPatterns[name].pattern.source };
}

/**
 * JSON Schema of a shape, the same as `zodOfShape`; only references are judged more closely, by the ids that exist and by
 * the prefix.
 *
 * @param shape parsed type expression
 * @param sections section types whose entries may stand inside the item: key -> schema of an entry
 */
export function schemaOfShape(shape: Shape, sections: ReadonlyMap<string, JsonSchema> = new Map()): JsonSchema {
  switch (shape.kind) {
    case 'list':
      return { type: 'array', items: schemaOfShape(shape.of, sections) };
    case 'map':
      return { type: 'object', additionalProperties: schemaOfShape(shape.of, sections) };
    case 'record':
      return {
        type: 'object',
        properties: Object.fromEntries(
          shape.entries.map((entry) => [entry.name, orNull(schemaOfShape(entry.shape, sections))]),
        ),
        additionalProperties: false,
      };
    case 'choice':
      return { anyOf: shape.of.map((of) => schemaOfShape(of, sections)) };
    case 'enum':
      return { enum: shape.values };
    case 'scalar':
      return scalars[shape.scalar];
    case 'reference': {
      const reference: JsonSchema = { $ref: `${idsFile}#/$defs/${shape.to}` };
      const section = sections.get(shape.to);
      return section === undefined ? reference : { anyOf: [reference, section] };
    }
  }
}

/** The same schema, or nothing written behind the key. */
export function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const { type, enum: values, anyOf } = schema;
  if (Array.isArray(values)) return { ...schema, enum: [...(values as readonly unknown[]), null] };
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  if (Array.isArray(type)) return { ...schema, type: [...(type as readonly unknown[]), 'null'] };
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...(anyOf as readonly unknown[]), { type: 'null' }] };
  const { $ref, ...rest } = schema;
  return { ...rest, anyOf: [{ $ref }, { type: 'null' }] };
}

/** Keys of item types that a shape refers to. */
export function referencesOfShape(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case 'list':
    case 'map':
      return referencesOfShape(shape.of);
    case 'record':
      return shape.entries.flatMap((entry) => referencesOfShape(entry.shape));
    case 'choice':
      return shape.of.flatMap(referencesOfShape);
    case 'reference':
      return [shape.to];
    default:
      return [];
  }
}
