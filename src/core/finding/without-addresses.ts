import { withoutTurns } from '../model/harmless-text.ts';
import type { Finding, Judgement } from './finding.ts';

const person = / ?<[^<>\s]+@[^<>\s]+>/g;

/**
 * What the rules found, with people of commits by their names alone: their addresses are not published, nor marks in their names that
 * turn the direction of writing.
 */
export function withoutGitAddresses(judgement: Judgement): Judgement {
  const plain = <T extends string | null>(text: T): T =>
    (text === null ? text : withoutTurns(text.replaceAll(person, ''))) as T;
  const all = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => ({
      ...finding,
      message: plain(finding.message),
      actual: plain(finding.actual),
      expected: plain(finding.expected),
      fix: plain(finding.fix),
      related: finding.related.map((place) => ({ ...place, message: plain(place.message) })),
    }));
  return {
    ...judgement,
    findings: all(judgement.findings),
    waived: all(judgement.waived),
    gaps: all(judgement.gaps),
    notes: judgement.notes.map((note) => ({ ...note, message: plain(note.message) })),
  };
}
