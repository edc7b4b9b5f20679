import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Git's own limit of how deep repositories may borrow from one another. */
const deepest = 5;

/**
 * Folders that hold a folder `objects` of a repository: its own, and those it borrows objects from (`objects/info/alternates`).
 *
 * @param commonDir absolute path of the folder with the objects of the repository
 */
export async function objectFolders(commonDir: string): Promise<readonly string[]> {
  const folders = new Set<string>();
  const add = async (objects: string, depth: number): Promise<void> => {
    const folder = dirname(objects);
    if (basename(objects) !== 'objects' || folders.has(folder) || depth > deepest) return;
    folders.add(folder);
    const text = await readFile(join(objects, 'info/alternates'), 'utf8').catch(() => '');
    for (const line of text.split('\n'))
      if (line !== '' && !line.startsWith('#')) await add(resolve(objects, line), depth + 1);
  };
  await add(join(commonDir, 'objects'), 0);
  return [...folders];
}
