import type { CommitIdentity, Identify } from './identities.ts';
import { authorsOf } from './identities.ts';
import type { Revision } from './revisions.ts';
import type { ItemSnapshot } from './snapshot.ts';

/** What somebody wrote of a version. */
export interface Authorship {
  readonly who: CommitIdentity;
  /** Lines added and removed; a commit by several people counts for each of them. */
  readonly lines: number;
  /** Part of all lines that changed for the version, 0 to 1. */
  readonly share: number;
}

/** Text of a state of an item, one element of it per line. */
export type LinesOf = (snapshot: ItemSnapshot) => readonly string[];

/**
 * Who wrote what the given revisions changed, most first. Revisions that changed no content count for nobody.
 *
 * @param revisions those between one version and the next
 * @param identify people behind commits
 * @param linesOf text of a state
 */
export function authorship(
  revisions: readonly Revision[],
  identify: Identify,
  linesOf: LinesOf,
): readonly Authorship[] {
  const byPerson = new Map<string, { readonly who: CommitIdentity; lines: number }>();
  let total = 0;
  for (const revision of revisions) {
    if (revision.kind !== 'content' && revision.kind !== 'added') continue;
    const lines = changedLines(
      revision.before === null ? [] : linesOf(revision.before),
      revision.after === null ? [] : linesOf(revision.after),
    );
    total += lines;
    for (const who of authorsOf(revision.commit, identify)) {
      const key = who.person ?? who.email.toLowerCase();
      const known = byPerson.get(key);
      if (known === undefined) byPerson.set(key, { who, lines });
      else known.lines += lines;
    }
  }
  return [...byPerson.values()]
    .map(({ who, lines }) => ({ who, lines, share: total === 0 ? 0 : lines / total }))
    .sort((a, b) => b.lines - a.lines || (a.who.email < b.who.email ? -1 : 1));
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
