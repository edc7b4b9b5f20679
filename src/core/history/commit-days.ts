import { dateInTimeZone } from '../lifecycle/calendar.ts';
import type { Commit } from './commit.ts';

/** Days of commits, by id. */
export type CommitDays = ReadonlyMap<string, string>;

/** Of so many later commits most must be earlier for a clock to count as wrong. */
const witnesses = 5;

/**
 * The day on which each commit entered the repository, as far as the commits themselves can tell: the day its committer states,
 * but no earlier than that of a commit it builds on. Whoever sets the clock back when committing gains nothing. A commit that
 * most of those after it precede was made with a clock that ran ahead, and does not count for them.
 *
 * @param commits children before parents
 * @param timeZone where the organization is
 */
export function commitDays(commits: readonly Commit[], timeZone: string): CommitDays {
  const oldestFirst = commits.toReversed();
  const times = new Map<string, number>();
  oldestFirst.forEach((commit, index) => {
    const own = commit.committer.at;
    const later = oldestFirst.slice(index + 1, index + 1 + witnesses);
    const earlier = later.filter(({ committer }) => committer.at < own).length;
    const isAhead = later.length > 1 && earlier * 2 > later.length;
    const before = Math.max(0, ...commit.parents.map((parent) => times.get(parent) ?? 0));
    times.set(commit.id, isAhead ? before : Math.max(own, before));
  });
  return new Map(
    oldestFirst.map((commit) => [
      commit.id,
      dateInTimeZone(new Date((times.get(commit.id) || commit.committer.at) * 1000).toISOString(), timeZone),
    ]),
  );
}
