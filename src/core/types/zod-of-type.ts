import { z } from 'zod';
import { commonFields } from './fields-of-type.ts';
import type { FieldDeclaration, ItemTypeDeclaration, KindDeclaration } from './declaration.ts';
import { scalarPatterns } from './scalar-patterns.ts';
import { parseTypeExpression } from './type-expression.ts';
import type { ScalarName, Shape } from './type-expression.ts';

function written(name: keyof typeof scalarPatterns): z.ZodType {
  const { pattern, expected } = scalarPatterns[name];
  return z.string().regex(pattern, expected);
}

const scalars: Readonly<Record<ScalarName, z.ZodType>> = {
  scalar: z.union([z.string(), z.number(), z.boolean()]),
  text: z.union([z.string(), z.number()]),
  number: z.number(),
  integer: z.int(),
  boolean: z.boolean(),
  date: z.iso.date('expected a day as YYYY-MM-DD'),
  datetime: written('datetime'),
  duration: written('duration'),
  period: z.union([written('period'), z.int(), z.strictObject({ from: z.iso.date(), to: z.iso.date() })]),
  url: z.string(),
  sha256: written('sha256'),
  clause: z.union([z.string(), z.number()]),
  rule: written('rule'),
  type: z.string(),
};

/**
 * zod schema of a shape. A reference is any text here: whether the item exists is judged by LINK-001, with its place.
 *
 * @param shape parsed type expression
 * @param sections zod schemas of section types by key, whose entries may stand inside their parent
 */
export function zodOfShape(shape: Shape, sections: ReadonlyMap<string, z.ZodType> = new Map()): z.ZodType {
  switch (shape.kind) {
    case 'list':
      return z.array(zodOfShape(shape.of, sections));
    case 'map':
      return z.record(z.string(), zodOfShape(shape.of, sections));
    case 'record':
      return z.strictObject(
        Object.fromEntries(shape.entries.map((entry) => [entry.name, zodOfShape(entry.shape, sections).nullish()])),
      );
    case 'choice': {
      const [first, second, ...rest] = shape.of.map((of) => zodOfShape(of, sections));
      return first === undefined || second === undefined ? z.unknown() : z.union([first, second, ...rest]);
    }
    case 'enum':
      return z.enum(shape.values as [string, ...string[]]);
    case 'scalar':
      return scalars[shape.scalar];
    case 'reference': {
      const section = sections.get(shape.to);
      return section === undefined ? z.string() : z.union([z.string(), section]);
    }
  }
}

/** zod schema of each field of a type and kind, by field name; every field is optional here. */
export type FieldSchemas = ReadonlyMap<string, z.ZodType>;

const cache = new WeakMap<ItemTypeDeclaration, Map<string, FieldSchemas>>();

/**
 * Schemas of all fields an item of this type and kind may state.
 *
 * @param type declaration of the type
 * @param kind its kind, or null
 * @param types all types in use, for the entries of sections
 */
export function zodOfType(
  type: ItemTypeDeclaration,
  kind: KindDeclaration | null,
  types: ReadonlyMap<string, ItemTypeDeclaration>,
): FieldSchemas {
  const kinds = cache.get(type) ?? new Map<string, FieldSchemas>();
  cache.set(type, kinds);
  const known = kinds.get(kind?.key ?? '');
  if (known !== undefined) return known;
  const sections = new Map<string, z.ZodType>();
  for (const section of types.values()) {
    if (section.section?.parent === type.key) sections.set(section.key, zodOfSection(section));
  }
  const schemas = new Map<string, z.ZodType>();
  for (const field of [...commonFields(type), ...type.fields, ...(kind?.fields ?? [])]) {
    schemas.set(field.name, zodOfField(field, sections));
  }
  for (const section of types.values()) {
    const list = section.section;
    if (list?.parent === type.key && !schemas.has(list.list)) {
      schemas.set(list.list, z.array(zodOfSection(section)));
    }
  }
  kinds.set(kind?.key ?? '', schemas);
  return schemas;
}

function zodOfField(field: FieldDeclaration, sections: ReadonlyMap<string, z.ZodType>): z.ZodType {
  return zodOfShape(parseTypeExpression(field.type), sections);
}

function zodOfSection(section: ItemTypeDeclaration): z.ZodType {
  const own = [...commonFields(section), ...section.fields].map(
    (field) => [field.name, zodOfShape(parseTypeExpression(field.type)).nullish()] as const,
  );
  return z.strictObject(Object.fromEntries(own));
}
