import type { Settings } from '../../core/model/settings.ts';
import type { GitRepository } from '../git/git-repository.ts';
import { settingsFile } from '../load-settings.ts';

/**
 * True where the state that is judged belongs to the protected branch: it is checked out, or the commit is one of those the
 * branch leads to (CI checks out commits, not branches).
 *
 * @param repository branches and commits
 * @param head the commit that is judged, or on whose top the work tree is
 * @param branch the one that is checked out; null when none is
 * @param settings name of the protected branch
 */
export async function isOnProtectedBranch(
  repository: GitRepository,
  head: string,
  branch: string | null,
  { protectedBranch }: Pick<Settings, 'protectedBranch'>,
): Promise<boolean> {
  if (branch !== null) return branch === protectedBranch;
  for (const name of [`refs/remotes/origin/${protectedBranch}`, `refs/heads/${protectedBranch}`]) {
    const tip = await repository.resolve(name);
    if (tip === head) return true;
    if (tip === null) continue;
    const later = await repository.walk(tip, { known: new Set([head]), paths: [settingsFile] });
    if (later.some(({ parents }) => parents.includes(head))) return true;
  }
  return false;
}
