import type { Commit } from '../../core/history/commit.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { GitRepository } from '../git/git-repository.ts';
import { settingsFile } from '../load-settings.ts';

/** Where the state that is judged stands to the protected branch. */
export interface ProtectedState {
  readonly isProtected: boolean;
  /** Commits that the protected branch does not lead to yet. */
  readonly unmerged: ReadonlySet<string>;
}

/**
 * Tells how the state that is judged stands to the protected branch.
 *
 * @param repository branches and commits
 * @param commits reachable from the one that is judged, or on whose top the work tree is: the first
 * @param branch the one that is checked out; null when none is
 * @param settings name of the protected branch
 */
export async function protectedState(
  repository: GitRepository,
  commits: readonly Commit[],
  branch: string | null,
  settings: Pick<Settings, 'protectedBranch'>,
): Promise<ProtectedState> {
  const [head] = commits;
  const isProtected = head !== undefined && (await isOnProtectedBranch(repository, head.id, branch, settings));
  const tips = isProtected ? [] : await protectedTips(repository, settings.protectedBranch);
  if (tips.length === 0) return { isProtected, unmerged: new Set() };
  const own = new Set(commits.map(({ id }) => id));
  const merged = new Set(tips);
  for (const tip of tips.filter((id) => !own.has(id))) {
    const beside = await repository.walk(tip, { known: own, paths: [settingsFile] });
    for (const { parents } of beside) for (const parent of parents) merged.add(parent);
  }
  // Children stand before parents, so that one pass reaches everything that a merged commit builds on.
  for (const { id, parents } of commits) if (merged.has(id)) for (const parent of parents) merged.add(parent);
  return { isProtected, unmerged: new Set([...own].filter((id) => !merged.has(id))) };
}

async function protectedTips(repository: GitRepository, name: string): Promise<readonly string[]> {
  const found = await Promise.all(
    [`refs/remotes/origin/${name}`, `refs/heads/${name}`].map((branch) => repository.resolve(branch)),
  );
  return found.flatMap((tip) => tip ?? []);
}

/**
 * True where the state that is judged belongs to the protected branch: it is checked out, or the commit is one of those the
 * branch leads to (CI checks out commits, not branches).
 */
async function isOnProtectedBranch(
  repository: GitRepository,
  head: string,
  branch: string | null,
  { protectedBranch }: Pick<Settings, 'protectedBranch'>,
): Promise<boolean> {
  if (branch !== null) return branch === protectedBranch;
  for (const tip of await protectedTips(repository, protectedBranch)) {
    if (tip === head) return true;
    const later = await repository.walk(tip, { known: new Set([head]), paths: [settingsFile] });
    if (later.some(({ parents }) => parents.includes(head))) return true;
  }
  return false;
}
