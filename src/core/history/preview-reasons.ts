import type { History } from './history.ts';

/**
 * Why what is built from here is a preview and not the controlled state: changes in no commit, a branch that is not the
 * protected one. Empty for the controlled state.
 *
 * @param history what Git knows
 * @param protectedBranch name of the protected branch
 */
export function previewReasons(history: History, protectedBranch: string): readonly string[] {
  const { uncommitted, branch, isProtected } = history;
  const reasons: string[] = [];
  const [first] = [...uncommitted].sort();
  if (first !== undefined) {
    const others = uncommitted.size - 1;
    reasons.push(
      `${first}${others === 0 ? '' : ` and ${others} other file${others === 1 ? '' : 's'}`} ${others === 0 ? 'holds' : 'hold'} changes that are in no commit`,
    );
  }
  if (!isProtected)
    reasons.push(
      branch === null
        ? `the commit is not on the protected branch "${protectedBranch}"`
        : `the branch is "${branch}", the protected one is "${protectedBranch}"`,
    );
  return reasons;
}
