import { z } from 'zod';
import { daySchema, judgementSchema } from '../core/finding/finding-json.ts';
import { duties } from '../core/trace/falling-due.ts';

/** Name and version of the JSON report; the number grows when a reader of the old form would go wrong. */
export const reportSchemaName = 'clausebook-report/1';

const comingSchema = z
  .strictObject({
    on: daySchema.describe('Day it is due, after the moves that give a reason.'),
    what: z.enum(duties),
    item: z.string().describe('Item it is about; of a report the definition that asks for it.'),
    name: z.string().nullable().describe('Its name inside the item; null where the item has one such duty.'),
    detail: z
      .string()
      .nullable()
      .describe('What is to be done in the words of the item; null where `what` says it all.'),
    who: z.string().nullable().describe('Who is to do it: as stated with it, else the owner of the item.'),
  })
  .describe('Something that falls due soon. It is no finding.');

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
    coming: z
      .array(comingSchema)
      .describe(
        'What falls due in the whole SMS from the day judged on, as far ahead as `warn_before` of clausebook.yaml says, by day.',
      ),
  })
  .meta({
    title: 'Report of clausebook check',
    description:
      'Output of `clausebook check --format json`. Within version 1 fields may be added, none removed or changed in meaning; this schema is exact for the package it came with.',
  });

export type JsonReport = z.infer<typeof reportSchema>;
