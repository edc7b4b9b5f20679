import { z } from 'zod';
import { severities } from '../model/settings.ts';
import type { Finding, Judgement, Note, RelatedPlace } from './finding.ts';
import { summarize } from './order.ts';

const position = z.int().min(1);
const count = z.int().min(0);

/** A day as the files state it; whether it is in the calendar is for the rules to say. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const severity = z.enum(severities).describe('Strongest first: block, error, warn, info.');
const ruleId = z
  .string()
  .regex(/^[A-Z]{4}-[0-9]{3}$/)
  .describe('Permanent id of the rule, never reused.');

const placeShape = {
  file: z.string().describe('Path from the root of the SMS, with `/`.'),
  line: position.describe('Counts from 1.'),
  column: position.describe('Counts from 1, in UTF-16 units.'),
  endLine: position,
  endColumn: position.describe('Column behind the last character.'),
};

const related = z
  .strictObject({
    item: z.string().nullable(),
    message: z.string(),
    place: z.strictObject(placeShape).nullable(),
  })
  .describe('Another place that explains the finding.');

/** A finding as machines read it: the same envelope in the report and in `sms.json`. */
export const findingSchema = z
  .strictObject({
    rule: ruleId,
    severity,
    basis: z
      .enum(['std', 'derived', 'practice', 'own'])
      .describe(
        'The clause asks for it, it is needed to show the clause, it is good practice, or it is an own promise.',
      ),
    clause: z.string(),
    message: z.string().describe('What is there, what was expected, what to do.'),
    ...placeShape,
    item: z.string().nullable().describe('Id of the item it is about.'),
    actual: z.string().nullable(),
    expected: z.string().nullable(),
    fix: z.string(),
    url: z.string().nullable().describe('Page about the rule; null where none is published.'),
    related: z.array(related),
    due: daySchema.nullable().describe('Day a duty fell due; null where no clock runs.'),
    clock: z.boolean().describe('True when the result can change without any change of a file.'),
    waiver: z
      .strictObject({ id: z.string(), until: daySchema })
      .nullable()
      .describe('Waiver that suppresses it, with its last day.'),
    elsewhere: z
      .boolean()
      .describe(
        'True for a clock finding about what the change checked against a base does not touch: it never fails.',
      ),
  })
  .meta({ id: 'finding' });

/** A note as machines read it. */
export const noteSchema = z
  .strictObject({
    rule: ruleId,
    kind: z
      .enum(['not-evaluated', 'changed'])
      .describe('changed: the rule was evaluated, but the settings have lowered it or changed its parameters.'),
    message: z.string(),
    remedy: z.string().describe('What would make it evaluable.'),
    item: z.string().nullable(),
  })
  .meta({ id: 'note' });

/** Counts as machines read them. */
export const summarySchema = z
  .strictObject({
    total: count.describe('Findings that count: the sum of the four severities.'),
    block: count,
    error: count,
    warn: count,
    info: count,
    waived: count,
    known: count,
    unlisted: count.describe('Of the total, those that the report was asked to leave out (--changed-since).'),
    gaps: count,
    notes: count.describe('All notes.'),
  })
  .meta({ id: 'summary' });

/** What the rules said, as part of a larger JSON document: spread its `shape` into the schema of that. */
export const judgementSchema = z.strictObject({
  summary: summarySchema,
  findings: z.array(findingSchema).describe('Findings that count, by file, line and column.'),
  waived: z.array(findingSchema).describe('Findings that a waiver suppresses; not counted.'),
  known: z
    .array(findingSchema)
    .describe('Findings that were there when the SMS was taken over and stand in the baseline; not counted.'),
  gaps: z.array(findingSchema).describe('What is missing before the SMS claims to be complete; not counted.'),
  notes: z
    .array(noteSchema)
    .describe('Rules, or parts of them, that were not evaluated (never a pass), or that the settings have changed.'),
});

export type FindingJson = z.infer<typeof findingSchema>;
export type NoteJson = z.infer<typeof noteSchema>;
export type JudgementJson = z.infer<typeof judgementSchema>;

/** Absolute address of the page about a rule; null where there is none. */
export type RuleUrl = (rule: string) => string | null;

/**
 * The judgement as plain JSON values.
 *
 * @param judgement result of the rules
 * @param ruleUrl where the pages about rules are
 */
export function judgementToJson(judgement: Judgement, ruleUrl: RuleUrl): JudgementJson {
  const findings = (list: readonly Finding[]): FindingJson[] => list.map((finding) => findingToJson(finding, ruleUrl));
  return {
    summary: summarize(judgement),
    findings: findings(judgement.findings),
    waived: findings(judgement.waived),
    known: findings(judgement.known),
    gaps: findings(judgement.gaps),
    notes: judgement.notes.map(noteToJson),
  };
}

function findingToJson(finding: Finding, ruleUrl: RuleUrl): FindingJson {
  const { file, line, column, endLine, endColumn } = finding.place;
  return {
    rule: finding.rule,
    severity: finding.severity,
    basis: finding.basis,
    clause: finding.clause,
    message: finding.message,
    file,
    line,
    column,
    endLine,
    endColumn,
    item: finding.item,
    actual: finding.actual,
    expected: finding.expected,
    fix: finding.fix,
    url: ruleUrl(finding.rule),
    related: finding.related.map(relatedToJson),
    due: finding.due,
    clock: finding.clock,
    waiver: finding.waiver === null ? null : { id: finding.waiver.id, until: finding.waiver.until },
    elsewhere: finding.elsewhere,
  };
}

function relatedToJson({ item, message, place }: RelatedPlace): FindingJson['related'][number] {
  if (place === null) return { item, message, place: null };
  const { file, line, column, endLine, endColumn } = place;
  return { item, message, place: { file, line, column, endLine, endColumn } };
}

function noteToJson({ rule, kind, message, remedy, item }: Note): NoteJson {
  return { rule, kind, message, remedy, item };
}
