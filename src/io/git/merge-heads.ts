import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RepositoryPlace } from './locate-repository.ts';
import { isObjectId } from './raw-object.ts';

/**
 * Ids of the commits that a merge brings which is under way in the work tree (gitrepository-layout, `MERGE_HEAD`); none where there is
 * no such merge. A linked work tree has one of its own. Commits that are applied one by one (cherry-pick, rebase) are not named: the
 * commit that follows does not build on them.
 *
 * @param place where the repository is
 */
export async function mergeHeadsOf({ gitDir }: RepositoryPlace): Promise<readonly string[]> {
  const text = await readFile(join(gitDir, 'MERGE_HEAD'), 'utf8').catch(() => '');
  return text.split('\n').filter(isObjectId);
}
