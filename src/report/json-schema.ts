import { z } from 'zod';
import { daySchema, judgementSchema } from '../core/finding/finding-json.ts';

/** Name and version of the JSON report; the number grows when a reader of the old form would go wrong. */
export const reportSchemaName = 'clausebook-report/1';

/** The JSON report. `schemas/report.schema.json` is generated from it. */
export const reportSchema = z
  .strictObject({
    schema: z.literal(reportSchemaName),
    tool: z
      .strictObject({ name: z.literal('clausebook'), version: z.string() })
      .optional()
      .describe('Only where the caller asked for it, so that reports of the same SMS stay the same.'),
    organization: z.string(),
    asOf: daySchema.describe('Day that was judged.'),
    evaluated: z.array(z.string()).describe('Ids of the rules that were evaluated, sorted.'),
    ...judgementSchema.shape,
  })
  .meta({
    title: 'Report of clausebook check',
    description:
      'Output of `clausebook check --format json`. Within version 1 fields may be added, none removed or changed in meaning; this schema is exact for the package it came with.',
  });

export type JsonReport = z.infer<typeof reportSchema>;
