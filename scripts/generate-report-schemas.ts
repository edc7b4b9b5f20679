import { z } from 'zod';
import { reportSchema } from '../src/report/json-schema.ts';
import { smsSchema } from '../src/views/sms-json-schema.ts';

/** JSON Schemas of what programs read: the report of `check` and `sms.json`. */
export function generateReportSchemas(): Promise<ReadonlyMap<string, string>> {
  const text = (schema: z.ZodType): string =>
    `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12' }), null, 2)}\n`;
  return Promise.resolve(
    new Map([
      ['schemas/report.schema.json', text(reportSchema)],
      ['schemas/sms.schema.json', text(smsSchema)],
    ]),
  );
}
