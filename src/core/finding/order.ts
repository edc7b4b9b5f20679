import { severities } from '../model/settings.ts';
import type { Severity } from '../model/settings.ts';
import type { Finding, Judgement, Note, Summary } from './finding.ts';

/** True when a severity is as strong as another, or stronger. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

/** Findings by file, line, column, rule and item: the order of every report. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const text = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
  return [...findings].sort(
    (a, b) =>
      text(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      text(a.rule, b.rule) ||
      text(a.item ?? '', b.item ?? '') ||
      text(a.message, b.message),
  );
}

/** Every finding that counts, also those the report leaves out. */
export function countedFindings({ findings, unlisted }: Judgement): readonly Finding[] {
  return unlisted.length === 0 ? findings : [...findings, ...unlisted];
}

/**
 * Counts that every format and page shows.
 *
 * @param judgement result of the rules
 */
export function summarize(judgement: Judgement): Summary {
  const all = countedFindings(judgement);
  const of = (severity: Severity): number => all.filter((finding) => finding.severity === severity).length;
  return {
    total: all.length,
    block: of('block'),
    error: of('error'),
    warn: of('warn'),
    info: of('info'),
    waived: judgement.waived.length,
    known: judgement.known.length,
    unlisted: judgement.unlisted.length,
    gaps: judgement.gaps.length,
    notes: judgement.notes.length,
  };
}

/**
 * Notes of one kind, for the lists and counts that tell what was not evaluated from what the settings have changed.
 *
 * @param judgement result of the rules
 * @param kind which notes
 */
export function notesOf(judgement: Pick<Judgement, 'notes'>, kind: Note['kind']): readonly Note[] {
  return judgement.notes.filter((note) => note.kind === kind);
}

/**
 * Exit code of a check.
 *
 * @param judgement result of the rules
 * @param failOn least severity that fails
 * @returns 0 when nothing that this change answers for stands at or above it, else 1
 */
export function exitCodeOf(judgement: Judgement, failOn: Severity): 0 | 1 {
  return countedFindings(judgement).some((finding) => !finding.elsewhere && isAtLeast(finding.severity, failOn))
    ? 1
    : 0;
}
