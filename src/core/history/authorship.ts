import type { Commit } from './commit.ts';
import type { CommitIdentity, Identify } from './identities.ts';
import { authorsOf } from './identities.ts';
import type { Revision } from './revisions.ts';
import type { ItemSnapshot } from './snapshot.ts';

/** What one commit wrote of a version. */
export interface Contribution {
  readonly commit: Commit;
  /** Lines added and removed, at least 1. */
  readonly lines: number;
  /** The Git author first, then those named by `Co-authored-by`. */
  readonly authors: readonly CommitIdentity[];
}

/** What somebody wrote of a version. */
export interface Authorship {
  readonly who: CommitIdentity;
  /** Lines added and removed; a commit by several people counts for each of them. */
  readonly lines: number;
  /** Part of all lines that changed for the version, 0 to 1: at most, where a commit names several authors. */
  readonly share: number;
  /** The part that they wrote for certain, in commits of nobody else. */
  readonly ownShare: number;
}

/** Text of a state of an item, one element of it per line. */
export type LinesOf = (snapshot: ItemSnapshot) => readonly string[];

/**
 * What each of the given revisions wrote, oldest first. Revisions that changed no content are left out.
 *
 * @param revisions those between one version and the next
 * @param identify people behind commits
 * @param linesOf text of a state
 */
export function contributions(
  revisions: readonly Revision[],
  identify: Identify,
  linesOf: LinesOf,
): readonly Contribution[] {
  return revisions
    .filter(({ kind }) => kind === 'content' || kind === 'added')
    .map(({ commit, before, after }) => ({
      commit,
      lines: changedLines(before === null ? [] : linesOf(before), after === null ? [] : linesOf(after)),
      authors: authorsOf(commit, identify),
    }));
}

/**
 * Who wrote what, most first.
 *
 * @param parts contributions to a version
 */
export function authorship(parts: readonly Contribution[]): readonly Authorship[] {
  const byPerson = new Map<string, { readonly who: CommitIdentity; lines: number; own: number }>();
  const total = parts.reduce((sum, { lines }) => sum + lines, 0);
  for (const { lines, authors } of parts) {
    for (const [key, who] of new Map(authors.map((author) => [identityKey(author), author]))) {
      const known = byPerson.get(key);
      const own = isJoint(authors) ? 0 : lines;
      byPerson.set(key, { who: known?.who ?? who, lines: (known?.lines ?? 0) + lines, own: (known?.own ?? 0) + own });
    }
  }
  return [...byPerson.values()]
    .map(({ who, lines, own }) => ({
      who,
      lines,
      share: total === 0 ? 0 : lines / total,
      ownShare: total === 0 ? 0 : own / total,
    }))
    .sort((a, b) => b.lines - a.lines || (a.who.email < b.who.email ? -1 : 1));
}

/** True where several people wrote a commit, so that nobody can say who wrote which line; a program counts for nobody. */
export function isJoint(authors: readonly CommitIdentity[]): boolean {
  return new Set(authors.filter(({ isBot }) => !isBot).map(identityKey)).size > 1;
}

/** The same for all Git identities of a person. */
function identityKey(who: CommitIdentity): string {
  return who.person ?? who.email.toLowerCase();
}

/** Lines that one text has and the other has not, counted as often as they stand; at least 1, since something changed. */
function changedLines(before: readonly string[], after: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of after) counts.set(line, (counts.get(line) ?? 0) - 1);
  return Math.max(
    1,
    [...counts].reduce((sum, [line, count]) => sum + (line.trim() === '' ? 0 : Math.abs(count)), 0),
  );
}
