import { printClauseReference } from '../standard/clause-reference.ts';
import { z } from 'zod';
import { jsonSchemas } from '../types/json-schema.ts';
import type { JsonSchema } from '../types/json-schema-shape.ts';
import { buildTypeTable } from '../types/type-table.ts';
import { settingsSchema } from './settings-schema.ts';
import type { Sms } from './sms.ts';

/**
 * All JSON Schemas of an SMS: one per type in use, one for registers, one with the ids, one for `clausebook.yaml`.
 *
 * @param sms the model; its ids are offered for completion
 * @returns file name -> schema
 */
export function schemasOfSms(sms: Sms): ReadonlyMap<string, JsonSchema> {
  const { settings } = sms;
  const ids = new Map<string, string[]>();
  for (const item of sms.items.values()) ids.set(item.type.key, [...(ids.get(item.type.key) ?? []), item.id]);
  const sources = {
    types: sms.types,
    known: buildTypeTable(settings).known,
    ids,
    // A bare number is one of the first standard.
    clauses: settings.standards.flatMap((standard, index) =>
      sms.catalogue
        .clauses(standard)
        .map(({ id }) => (index === 0 ? id : printClauseReference({ standard, clause: id }))),
    ),
    knownKeys: settings.knownKeys,
    control: settings.control,
  };
  return new Map([...jsonSchemas(sources), ['clausebook.schema.json', schemaOfSettings()]]);
}

function schemaOfSettings(): JsonSchema {
  const schema = z.toJSONSchema(settingsSchema, { io: 'input', target: 'draft-2020-12' });
  return { ...schema, $id: 'clausebook.schema.json', title: 'clausebook.yaml' };
}

/** Text of a schema file. */
export function schemaText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
