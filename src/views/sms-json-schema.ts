import { z } from 'zod';
import { daySchema as day, judgementSchema } from '../core/finding/finding-json.ts';

/** Name and version of `sms.json`; the number grows when a reader of the old form would go wrong. */
export const smsSchemaName = 'clausebook-sms/1';

const id = z.string().min(1);
const ids = z.array(id);
const classification = z.enum(['public', 'customer', 'internal', 'restricted']);
const clauseKey = { standard: z.string(), clause: z.string() };
const url = z.string().regex(/^\//).describe('Address of the page below the host.');
const section = z.string().nullable().describe('Heading under which it stands.');

const approval = z
  .strictObject({
    action: z.string().describe('reviewed, approved, agreed or withdrawn.'),
    by: z
      .string()
      .nullable()
      .describe('Person, or words naming somebody outside; null where it is not stated or not shown.'),
    role: z.string().nullable(),
    on: day.nullable(),
    version: z.string().nullable(),
    digest: z.string().nullable().describe('Digest of the content it was given for.'),
    grade: z
      .enum(['A', 'B', 'C', 'D'])
      .describe(
        'How well the approval is proved: A by the own key of the approver, B by the platform, C by the own commit of the approver or on paper, D only stated. Without history, as far as the file alone can tell.',
      ),
    because: z.string().describe('How the grade was found out, as a sentence.'),
  })
  .meta({ id: 'approval' });

const item = z
  .strictObject({
    id,
    type: z.string(),
    kind: z.string().nullable(),
    title: z.string(),
    summary: z.string(),
    classification,
    control: z.enum(['full', 'light', 'register', 'record']),
    owner: id.nullable().describe('A role.'),
    version: z.string().nullable(),
    status: z.string().describe('As stated in the file.'),
    state: z.string().describe('As worked out for asOf: effective, superseded, expired and so on.'),
    inForce: z.boolean(),
    countsAsEvidence: z.boolean(),
    frozen: z.boolean(),
    inView: z.boolean().describe('False when it lies after asOf and is no plan.'),
    effectiveFrom: day.nullable(),
    date: day.nullable().describe('Day a record speaks of.'),
    reviewDue: day.nullable(),
    suspect: z
      .array(
        z.strictObject({
          of: z.string().describe('What changed: an item, or a clause.'),
          on: day.describe('Day from which the change holds.'),
          what: z.string(),
          section: z.string().nullable().describe('Anchor of the section that relies on it; null for the whole.'),
          hops: z.int().min(1).describe('1 where it relies on the change itself, 2 where on what does, and so on.'),
          through: z.string(),
          verb: z.string(),
        }),
      )
      .describe('What changed and nobody has looked at this item for since, nearest first.'),
    approvals: z.array(approval),
    digest: z.string().describe('Digest of the content as it is now.'),
    clauses: z
      .array(
        z.strictObject({
          ...clauseKey,
          section,
          stated: z.boolean().describe('False when the claim comes with the type.'),
        }),
      )
      .describe('Clauses it claims to show.'),
    storage: z.enum(['file', 'row', 'section', 'data']),
    parent: id.nullable().describe('Register of a row, parent of a section.'),
    file: z.string().describe('Path from the root of the SMS, with `/`.'),
    line: z.int().min(1),
    url,
    instead: z
      .strictObject({
        why: z
          .enum(['broken', 'unapproved', 'draft', 'later', 'gone', 'lost'])
          .describe(
            'broken: the file holds another text than the approved one; unapproved: nobody approved it; draft: it holds the draft of the next version; later: its text came, or comes, after asOf; gone: there is no file any more; lost: no commit holds the text that its approval is bound to, so that the text in the file is given, as one that is not approved.',
          ),
        version: z.string().nullable().describe('Version given here.'),
        fileVersion: z.string().nullable(),
        fileStatus: z.string().nullable(),
      })
      .nullable()
      .describe('Where this is not the text in the file but the last approved version: why. Null where it is.'),
    fields: z.record(z.string(), z.unknown()).describe('Fields as stated in the file.'),
  })
  .meta({ id: 'item' });

const register = z
  .strictObject({
    id,
    title: z.string(),
    of: z.array(z.string()).describe('Types of its rows.'),
    owner: id.nullable(),
    classification,
    rows: ids,
    reviewInterval: z.string().nullable(),
    reviewLog: z.array(z.strictObject({ at: day, by: z.string().nullable(), outcome: z.string().nullable() })),
    file: z.string(),
    url,
  })
  .meta({ id: 'register' });

const evidence = z.strictObject({
  item: id,
  section,
  anchor: z.string().nullable(),
  counts: z.boolean(),
  reason: z.enum(['counts', 'draft', 'not-in-force', 'expired', 'withdrawn', 'stale', 'later']),
  via: z
    .strictObject(clauseKey)
    .nullable()
    .describe('Clause the item names, where it shows this one only because the two are mapped as equivalent.'),
});

const clause = z
  .strictObject({
    ...clauseKey,
    title: z.string(),
    state: z
      .enum(['evidenced', 'partly', 'stale', 'draft-only', 'no occurrence', 'missing', 'not evaluated'])
      .describe('State of the evidence; it never says whether a requirement is met.'),
    flags: z.array(
      z.enum([
        'open nonconformity',
        'waived',
        'review due',
        'restricted evidence',
        'approval broken',
        'before in force',
        'suspect',
      ]),
    ),
    because: z.string(),
    evidence: z.array(evidence),
    missingRows: z.array(z.string()),
    url,
  })
  .meta({ id: 'clause' });

const mandatoryRow = z.strictObject({
  row: z.string().describe('MD: documents, MR: records.'),
  name: z.string(),
  clauses: z.array(z.string()),
  state: z.enum(['found', 'no occurrence', 'missing', 'not triggered', 'not evaluated']),
  items: ids,
});

const seriesPeriod = z.strictObject({
  definition: id,
  subject: id,
  period: z.string(),
  from: day,
  to: day,
  due: day,
  record: id.nullable(),
});

/** `sms.json`. `schemas/sms.schema.json` is generated from it. */
export const smsSchema = z
  .strictObject({
    schema: z.literal(smsSchemaName),
    organization: z.string(),
    asOf: day.describe('Day that was judged.'),
    audience: classification.describe(
      'Highest classification in this file. What is classified above it is left out, and not counted.',
    ),
    standards: z.array(z.string()),
    ...judgementSchema.shape,
    items: z.array(item).describe('By id.'),
    registers: z.array(register).describe('By id.'),
    relations: z
      .array(
        z.strictObject({
          from: id,
          verb: z.string(),
          to: id,
          section: section.describe('Heading under which a link of the text stands; null for a field.'),
        }),
      )
      .describe('By item and verb; each once.'),
    clauses: z.array(clause).describe('In the order of the standards.'),
    mandatory: z
      .array(mandatoryRow)
      .describe('Documented information the standard wants, in the order of the catalogue.'),
    series: z.array(seriesPeriod).describe('Records expected at a cadence.'),
  })
  .meta({
    title: 'A service management system',
    description:
      'The model behind the manual, as far as its audience may see it. Within version 1 fields may be added, none removed or changed in meaning; this schema is exact for the package it came with.',
  });

export type SmsJson = z.infer<typeof smsSchema>;
