import { documentFields, itemFields, recordFields, rowFields } from './common-fields.ts';
import type { FieldDeclaration } from './declaration.ts';
import { describeField } from './field-description.ts';
import type { SchemaSources } from './json-schema.ts';
import { prefixesOf, prefixPattern } from './json-schema-conditions.ts';
import { commonFile, dialect, idsFile, schemaOfShape } from './json-schema-shape.ts';
import type { JsonSchema } from './json-schema-shape.ts';
import { parseTypeExpression } from './type-expression.ts';

/** Fields that many types carry, written once: `item-id`, `document-owner` … */
export const commonNames: ReadonlyMap<FieldDeclaration, string> = new Map(
  Object.entries({ item: itemFields, document: documentFields, record: recordFields, row: rowFields }).flatMap(
    ([group, fields]) =>
      fields
        .filter((field) => field.name !== 'status' && field.name !== 'type')
        .map((field) => [field, `${group}-${field.name}`] as const),
  ),
);

/** Schema of the file with the common fields. */
export function schemaOfCommonFields(): JsonSchema {
  const definitions = [...commonNames].map(([field, name]) => [name, describedShape(field, new Map())] as const);
  return {
    $schema: dialect,
    $id: commonFile,
    title: 'Fields that many types carry',
    $defs: Object.fromEntries(definitions),
  };
}

/** Ids per type: the known ones for completion, and every id with the prefix, since files come and go. */
export function schemaOfIds({ known, ids, clauses }: SchemaSources): JsonSchema {
  const types = [...new Set(known.values())];
  const definitions = types.map(
    (type) =>
      [type.key, idsOf(ids.get(type.key) ?? [], prefixesOf(type), `Id of an item of type ${type.key}.`)] as const,
  );
  return {
    $schema: dialect,
    $id: idsFile,
    title: 'Ids of this SMS',
    $defs: {
      ...Object.fromEntries(definitions),
      ref: idsOf([...ids.values()].flat(), ['[A-Z]{2,4}'], 'Id of any item.'),
      clause: {
        description: 'Number of a clause, in quotes.',
        anyOf: [{ enum: clauses }, { type: ['string', 'number'] }],
      },
      type: { description: 'Key of an item type.', anyOf: [{ enum: [...known.keys()] }, { type: 'string' }] },
    },
  };
}

function idsOf(ids: readonly string[], prefixes: readonly string[], description: string): JsonSchema {
  const byPrefix = { type: 'string', pattern: prefixPattern(prefixes) };
  return { description, anyOf: ids.length === 0 ? [byPrefix] : [{ enum: ids }, byPrefix] };
}

/** Schema of a field with its description. */
export function describedShape(field: FieldDeclaration, sections: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const schema = schemaOfShape(parseTypeExpression(field.type), sections);
  return typeof schema === 'boolean' ? schema : { description: describeField(field), ...schema };
}
