import { dateInTimeZone } from '../lifecycle/calendar.ts';
import type { Commit } from './commit.ts';

/**
 * The day on which a commit says it was made, where the organization is.
 *
 * @param commit the commit
 * @param timeZone of the organization
 */
export function statedDay(commit: Commit, timeZone: string): string {
  return dateInTimeZone(new Date(commit.committer.at * 1000).toISOString(), timeZone);
}
