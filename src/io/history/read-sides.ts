import type { Commit } from '../../core/history/commit.ts';
import type { CommitsRequest } from './read-commits.ts';
import { readCommits } from './read-commits.ts';

/** Commits that the judged one does not build on, and that count all the same. */
export interface SideCommits {
  /** Those that a merge brings which is under way in the work tree: the commit that ends it will build on them. */
  readonly joining: readonly Commit[];
  /** Those of the trusted base. */
  readonly ofBase: readonly Commit[];
}

/** Where the sides end. */
export interface SideTips {
  /** The work tree is judged, not a commit. */
  readonly isWorkTree: boolean;
  /** Commit of the trusted base; null for none. */
  readonly base: string | null;
}

/**
 * Reads the commits beside the judged line.
 *
 * @param request the judged commit, and how commits are read
 * @param commits those that it builds on
 * @param tips where the sides end
 */
export async function readSides(
  request: CommitsRequest,
  commits: readonly Commit[],
  { isWorkTree, base }: SideTips,
): Promise<SideCommits> {
  const seen = new Set(commits.map(({ id }) => id));
  const sideOf = async (tips: readonly string[]): Promise<readonly Commit[]> => {
    const side: Commit[] = [];
    for (const head of tips) {
      if (seen.has(head) || (await request.repository.resolve(head)) === null) continue;
      const fresh = (await readCommits({ ...request, head })).filter(({ id }) => !seen.has(id));
      for (const commit of fresh) seen.add(commit.id);
      side.push(...fresh);
    }
    return side;
  };
  const joining = await sideOf(isWorkTree ? await request.repository.mergeHeads() : []);
  return { joining, ofBase: await sideOf(base === null ? [] : [base]) };
}
