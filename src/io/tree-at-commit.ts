import picomatch from 'picomatch';
import type { Settings } from '../core/model/settings.ts';
import type { GitRepository } from './git/git-repository.ts';
import { largestFile } from './read-tree.ts';
import { UsageError } from './usage-error.ts';
import type { SkippedEntry, SourceTree, TreeFile } from './read-tree.ts';

/**
 * Reads the files of an SMS as a commit has them, without checking it out. The same files count as in a folder
 * (`read-tree.ts`): nothing hidden, nothing excluded, no link, nothing huge.
 *
 * @param repository where the commit is
 * @param commit its id
 * @param prefix folder of the SMS from the top of the repository, '' or with a closing `/`
 * @param settings roots and excluded patterns
 */
export async function readTreeAt(
  repository: GitRepository,
  commit: string,
  prefix: string,
  settings: Pick<Settings, 'roots' | 'exclude'>,
): Promise<SourceTree> {
  const excluded = picomatch([...settings.exclude], { dot: true });
  const roots = [...new Set(settings.roots)].map((root) => `${prefix}${root === '.' ? '' : root}`.replace(/\/$/, ''));
  const tree = await repository.readTree(commit, roots.includes('') ? undefined : roots);
  if (tree === null)
    throw new UsageError(
      `The files of commit ${commit.slice(0, 12)} cannot be read to their end.`,
      'Fetch the whole repository (in CI `fetch-depth: 0`, no `filter`), then run this again.',
    );
  const entries = tree
    .filter((entry) => entry.path.startsWith(prefix))
    .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }))
    .filter(({ path }) => !isHidden(path) && !excluded(path));
  const skipped: SkippedEntry[] = [];
  const wanted = entries.filter(({ path, mode }) => {
    if (mode === '120000') skipped.push({ path, reason: 'symbolic link' });
    else if (mode === '160000') skipped.push({ path, reason: 'not a file' });
    else return true;
    return false;
  });
  const blobs = await repository.readBlobs([...new Set(wanted.map(({ blob }) => blob))]);
  const files: TreeFile[] = [];
  for (const { path, blob } of wanted) {
    const bytes = blobs.get(blob);
    if (bytes === undefined) skipped.push({ path, reason: 'not readable' });
    else if (bytes.length > largestFile) skipped.push({ path, reason: 'larger than 8 MB' });
    else files.push({ path, bytes });
  }
  const order = (a: { readonly path: string }, b: { readonly path: string }): number =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
  return { files: files.sort(order), skipped: skipped.sort(order) };
}

function isHidden(path: string): boolean {
  return path.split('/').some((step) => step.startsWith('.') || step === 'node_modules');
}
