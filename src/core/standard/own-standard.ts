import { z } from 'zod';
import { harmlessText, withoutTurns } from '../model/harmless-text.ts';
import type { Clause, Correspondence, ReferenceForm, StandardPack } from './clause.ts';
import { hasForm } from './clause-reference.ts';
import { plainClause } from './plain-clause.ts';

const line = (most: number): z.ZodString => z.string().min(1).max(most, `expected at most ${most} characters`);
const paragraphs = z.string().max(20_000, 'expected at most 20000 characters');
const texts = z.array(paragraphs).max(100);

/** Most clauses that a standard can have here. */
export const mostClauses = 5000;

const clause = z.strictObject({
  id: line(64).describe('Number or code, such as "8.6.1" or AC-1.'),
  title: line(500),
  parent: z
    .string()
    .nullable()
    .optional()
    .describe('Clause above it, which stands before it. Left out: 8.6 for 8.6.1, if there is one.'),
  normative: z.boolean().optional().describe('False for headings. Left out: true, unless there are clauses below it.'),
  summary: paragraphs.default('').describe('What it asks for.'),
  group: line(200)
    .optional()
    .describe('Heading under which tables group it. Left out: the title of the clause at the top.'),
  pdca: z.enum(['plan', 'do', 'check', 'act']).optional(),
  content_items: texts.default([]).describe('What it has to cover.'),
  typical_evidence: texts.default([]),
  questions: texts.default([]).describe('What an auditor may ask.'),
});

const mapping = z.strictObject({
  clause: z.string().describe('Clause of this standard.'),
  to: z.string().describe('Id of another standard.'),
  refs: z.array(z.string().min(1)).min(1).max(500).describe('Its clauses.'),
  relation: z
    .enum(['equivalent', 'related'])
    .describe('equivalent: evidence for one counts for the other; related: it is only pointed at.'),
  confidence: z.enum(['high', 'medium', 'low']).default('medium'),
});

/** A standard of the organization, as people write it in a file of `own_standards`. */
export const ownStandardSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,62}[a-z0-9]$/, 'expected small letters, digits and hyphens, such as acme-2024')
    .describe('Name in references and addresses; no other standard has it.'),
  reference: line(120).describe('As it is quoted, such as "Acme Controls 3".'),
  title: line(500),
  form: z
    .enum(['numbers', 'codes'])
    .optional()
    .describe('How its clauses are named: 8.6.1, or AC-1. Left out: as they are.'),
  exclusions_allowed: z.boolean().optional().describe('Whether clauses may be declared not applicable.'),
  attribution: paragraphs.optional().describe('Whose work it is and under which licence; shown with its clauses.'),
  notes: texts.default([]),
  clauses: z.array(clause).min(1).max(mostClauses, `expected at most ${mostClauses} clauses`),
  mappings: z.array(mapping).max(20_000).default([]),
});

/** A standard of the organization with every default filled in that does not depend on other clauses. */
export type OwnStandard = z.output<typeof ownStandardSchema>;

/** A standard of the organization as people may write it. */
export type OwnStandardInput = z.input<typeof ownStandardSchema>;

/** Form of the references of a standard: the one it states, else `numbers` where all its clauses have them. */
export function formOf({ form, clauses }: OwnStandard): Exclude<ReferenceForm, 'names'> {
  return form ?? (clauses.every(({ id }) => hasForm(id, 'numbers')) ? 'numbers' : 'codes');
}

/**
 * Clause above each clause, in the order of the file; null at the top.
 *
 * @param own a standard whose stated parents stand before what lies below them
 */
export function parentsOf({ clauses }: Pick<OwnStandard, 'clauses'>): readonly (string | null)[] {
  const before = new Set<string>();
  return clauses.map(({ id, parent }) => {
    const above = id.split('.').slice(0, -1).join('.');
    const meant = parent === undefined ? (before.has(above) ? above : null) : parent;
    before.add(id);
    return meant;
  });
}

/**
 * The standard as the catalogue takes it.
 *
 * @param own a standard without problems (`ownStandardProblems`)
 */
export function packOfOwn(own: OwnStandard): StandardPack {
  return {
    standard: {
      id: own.id,
      reference: harmlessText(own.reference),
      title: harmlessText(own.title),
      form: formOf(own),
      amendments: [],
      notes: own.notes.map(withoutTurns),
      ...(own.exclusions_allowed === undefined ? {} : { exclusionsAllowed: own.exclusions_allowed }),
      ...(own.attribution === undefined ? {} : { attribution: withoutTurns(own.attribution) }),
    },
    clauses: clausesOf(own),
    correspondences: own.mappings.flatMap(correspondencesOf),
  };
}

function clausesOf(own: OwnStandard): readonly Clause[] {
  const parents = parentsOf(own);
  const withChildren = new Set(parents);
  const topTitles = new Map<string, string>();
  return own.clauses.map((stated, index) => {
    const parent = parents[index] ?? null;
    const top = (parent === null ? undefined : topTitles.get(parent)) ?? stated.title;
    topTitles.set(stated.id, top);
    return plainClause({
      id: stated.id,
      title: harmlessText(stated.title),
      parent,
      normative: stated.normative ?? !withChildren.has(stated.id),
      summary: withoutTurns(stated.summary),
      group: harmlessText(stated.group ?? top),
      pdca: stated.pdca ?? null,
      contentItems: stated.content_items.map((text) => ({ text: withoutTurns(text) })),
      typicalEvidence: stated.typical_evidence.map(withoutTurns),
      auditorQuestions: stated.questions.map(withoutTurns),
    });
  });
}

function correspondencesOf({
  clause: id,
  to,
  refs,
  relation,
  confidence,
}: OwnStandard['mappings'][number]): readonly Correspondence[] {
  return refs.map((reference) => ({ clause: id, to, reference: { reference, relation, confidence } }));
}
