import { readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openRepository } from './git/open-repository.ts';
import { isBlob } from './uncommitted-files.ts';

/**
 * A file of a folder that is not as a commit has it: changed, added, gone, or no regular file.
 *
 * @param root folder of the SMS
 * @param folder folder below it
 * @param base branch, tag or id of the commit
 * @returns path of the first such file; the folder itself where nothing can be said; null where everything is the same
 */
export async function changedSinceBase(root: string, folder: string, base: string): Promise<string | null> {
  const { repository } = await openRepository(root, {});
  if (repository === null) return folder;
  try {
    const commit = await repository.resolve(base);
    const top = repository.top;
    if (commit === null || top === null) return folder;
    const way = relative(await realpath(top), await realpath(root)).replaceAll('\\', '/');
    const prefix = way === '' ? folder : `${way}/${folder}`;
    const tree = await repository.readTree(commit, [prefix]);
    if (tree === null) return folder;
    const wanted = new Map(
      tree
        .filter(({ path }) => path.startsWith(`${prefix}/`))
        .map((entry) => [entry.path.slice(prefix.length + 1), entry]),
    );
    for (const { path, isFile } of await filesIn(join(root, folder))) {
      const entry = wanted.get(path);
      wanted.delete(path);
      const isSame =
        isFile &&
        entry !== undefined &&
        entry.mode.startsWith('100') &&
        isBlob(await readFile(join(root, folder, path)), entry.blob);
      if (!isSame) return `${folder}/${path}`;
    }
    const [gone] = wanted.keys();
    return gone === undefined ? null : `${folder}/${gone}`;
  } finally {
    await repository.close();
  }
}

async function filesIn(folder: string): Promise<readonly { readonly path: string; readonly isFile: boolean }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      path: relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
      isFile: entry.isFile(),
    }));
}
