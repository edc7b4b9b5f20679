import type { HistoryLimit } from '../core/history/commit.ts';
import { filesRead } from '../core/model/files-of-sms.ts';
import type { Settings } from '../core/model/settings.ts';
import type { GitRepository } from './git/git-repository.ts';
import { limits } from './git/limits.ts';
import type { Kept } from './check-memory.ts';
import type { KeptFile, SourceTree } from './read-tree.ts';
import { readTree } from './read-tree.ts';
import { readTreeAt } from './tree-at-commit.ts';

/** Files of a work tree, and what it lacks of them. */
export interface WholeTree {
  readonly tree: SourceTree;
  readonly limit: HistoryLimit | null;
}

/** The folder of an SMS with its repository. */
export interface TreePlace {
  readonly repository: GitRepository;
  /** Commit the work tree is on top of; null where there is none. */
  readonly head: string | null;
  /** Folder of the SMS from the top of the repository, '' or with a closing `/`. */
  readonly prefix: string;
  readonly root: string;
}

/**
 * Reads the work tree. What a sparse checkout leaves out of it is not deleted: it is as the last commit has it.
 *
 * @param place folder and repository
 * @param settings roots and excluded patterns
 * @param kept files that an earlier check has read
 */
export async function readWholeTree(
  place: TreePlace,
  settings: Settings,
  kept: Kept<KeptFile> | null = null,
): Promise<WholeTree> {
  const { repository, head, prefix, root } = place;
  const tree = await readTree(root, settings, kept);
  const isLeftOut = head === null ? null : await repository.leftOut();
  if (head === null || isLeftOut === null) return { tree, limit: null };
  const there = new Set([...tree.files, ...tree.skipped].map(({ path }) => path));
  const isRead = filesRead(settings);
  const committed = await readTreeAt(repository, head, prefix, settings);
  const missing = committed.files.filter(
    ({ path }) => isRead(path) && !there.has(path) && isLeftOut(`${prefix}${path}`),
  );
  if (missing.length === 0) return { tree, limit: null };
  const files = [...tree.files, ...missing].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { tree: { ...tree, files }, limit: limits.sparse(missing.length) };
}
