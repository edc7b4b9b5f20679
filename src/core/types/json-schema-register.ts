import { registerExtraFields, registerFields } from './common-fields.ts';
import type { FieldDeclaration } from './declaration.ts';
import { describeField } from './field-description.ts';
import type { SchemaSources } from './json-schema.ts';
import { prefixesOf, prefixPattern } from './json-schema-conditions.ts';
import { dialect, schemaFileOf, schemaOfShape } from './json-schema-shape.ts';
import type { JsonSchema } from './json-schema-shape.ts';
import { parseTypeExpression } from './type-expression.ts';

/**
 * Schema of the frontmatter of a register; each row is judged by the schema of the type its id names.
 *
 * @param sources types and ids of an SMS
 */
export function schemaOfRegister(sources: SchemaSources): JsonSchema {
  const rowTypes = [...sources.types.values()].filter((type) => type.storage !== 'section');
  const rows = rowTypes.map((type) => ({
    if: { properties: { type: false, id: { pattern: prefixPattern(prefixesOf(type)) } }, required: ['id'] },
    then: { $ref: `${schemaFileOf(type.key)}#/$defs/row` },
  }));
  const properties = [...registerFields, ...registerExtraFields].map(
    (field) => [field.name, schemaOfRegisterField(field, rows)] as const,
  );
  return {
    $schema: dialect,
    $id: 'register.schema.json',
    title: 'register',
    description: 'One Markdown file whose frontmatter holds rows; each row is an item with its own id.',
    type: 'object',
    properties: {
      ...Object.fromEntries(sources.knownKeys.map((key) => [key, true])),
      ...Object.fromEntries(properties),
    },
    required: ['id', 'type', 'of', 'owner'],
    anyOf: [{ required: ['rows'] }, { required: ['data'] }],
    additionalProperties: false,
  };
}

function schemaOfRegisterField(field: FieldDeclaration, rows: readonly JsonSchema[]): JsonSchema {
  const description = describeField(field);
  if (field.name === 'id') return { description, type: 'string', pattern: '^REG-' };
  if (field.name === 'type') return { description, const: 'register' };
  if (field.name === 'rows')
    return { description, type: 'array', items: { type: 'object', required: ['id'], allOf: rows } };
  if (field.name === 'defaults') return { description, type: 'object' };
  const schema = schemaOfShape(parseTypeExpression(field.type));
  return typeof schema === 'boolean' ? schema : { description, ...schema };
}
