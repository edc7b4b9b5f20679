import { schemasOfSms, schemaText } from '../src/core/model/schemas-of-sms.ts';
import { loadSms } from '../src/io/load-sms.ts';

/** JSON Schemas of the frontmatter of the demo and of its settings, with the ids of the demo for completion. */
export async function generateSchemas(root: string): Promise<ReadonlyMap<string, string>> {
  const schemas = schemasOfSms(await loadSms(root));
  return new Map([...schemas].map(([file, schema]) => [`schemas/${file}`, schemaText(schema)]));
}
