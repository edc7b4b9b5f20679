import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import type { Settings } from '../core/model/settings.ts';

/** One file below the roots of an SMS. */
export interface TreeFile {
  /** Path from the root of the SMS, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Something below the roots that is not read. */
export interface SkippedEntry {
  readonly path: string;
  readonly reason: 'symbolic link' | 'not a file' | 'larger than 8 MB' | 'not readable';
}

export interface SourceTree {
  readonly files: readonly TreeFile[];
  readonly skipped: readonly SkippedEntry[];
}

/** Bytes of the largest file that is read. */
export const largestFile = 8 * 1024 * 1024;

/**
 * Reads all files below the roots of an SMS. Symbolic links are never followed: they could lead out of the repository or
 * publish a file twice.
 *
 * @param root folder of the SMS
 * @param settings roots and excluded patterns
 */
export async function readTree(root: string, settings: Pick<Settings, 'roots' | 'exclude'>): Promise<SourceTree> {
  const excluded = picomatch([...settings.exclude], { dot: true });
  const files: TreeFile[] = [];
  const skipped: SkippedEntry[] = [];
  const walk = async (folder: string): Promise<void> => {
    let entries;
    try {
      entries = await readdir(join(root, folder), { withFileTypes: true });
    } catch (error) {
      // Roots that are not there yet are empty.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
        skipped.push({ path: folder, reason: 'not readable' });
      return;
    }
    const reads = entries.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || excluded(path)) return;
      if (entry.isSymbolicLink()) skipped.push({ path, reason: 'symbolic link' });
      else if (entry.isDirectory()) await walk(path);
      else if (!entry.isFile()) skipped.push({ path, reason: 'not a file' });
      else await read(path);
    });
    await Promise.all(reads);
  };
  const read = async (path: string): Promise<void> => {
    try {
      const { size } = await lstat(join(root, path));
      if (size > largestFile) skipped.push({ path, reason: 'larger than 8 MB' });
      else files.push({ path, bytes: await readFile(join(root, path)) });
    } catch {
      skipped.push({ path, reason: 'not readable' });
    }
  };
  for (const folder of new Set(settings.roots)) await walk(folder === '.' ? '' : folder);
  const order = (a: { readonly path: string }, b: { readonly path: string }): number =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
  return { files: unique(files.sort(order)), skipped: skipped.sort(order) };
}

/** Roots may lie inside one another; each file counts once. */
function unique(files: readonly TreeFile[]): readonly TreeFile[] {
  return files.filter((file, index) => file.path !== files[index - 1]?.path);
}
