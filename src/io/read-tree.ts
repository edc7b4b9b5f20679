import type { BigIntStats } from 'node:fs';
import { lstatSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import type { Settings } from '../core/model/settings.ts';
import type { Kept } from './check-memory.ts';

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

/** A file that an earlier check has read. */
export interface KeptFile {
  readonly stamp: string;
  readonly bytes: Uint8Array;
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
 * @param kept files that an earlier check has read
 */
export async function readTree(
  root: string,
  settings: Pick<Settings, 'roots' | 'exclude'>,
  kept: Kept<KeptFile> | null = null,
): Promise<SourceTree> {
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
    const file = join(root, path);
    try {
      const stats = lstatSync(file, { bigint: true });
      if (stats.size > largestFile) return void skipped.push({ path, reason: 'larger than 8 MB' });
      const stamp = stampOf(stats);
      const known = kept?.find(file);
      if (stamp !== null && known?.stamp === stamp) return void files.push({ path, bytes: known.bytes });
      const bytes = await readFile(file);
      files.push({ path, bytes });
      if (stamp !== null) kept?.keep(file, { stamp, bytes });
    } catch {
      skipped.push({ path, reason: 'not readable' });
    }
  };
  for (const folder of new Set(settings.roots)) await walk(folder === '.' ? '' : folder);
  const order = (a: { readonly path: string }, b: { readonly path: string }): number =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
  return { files: unique(files.sort(order)), skipped: skipped.sort(order) };
}

/** Nanoseconds after which no second change can have the time of the first, whatever clock the file system has. */
const settled = 2_000_000_000n;

/** The same text as long as nobody has written to the file; null for one that was changed so lately that its time cannot tell. */
function stampOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string | null {
  if (BigInt(Date.now()) * 1_000_000n - ctimeNs < settled) return null;
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}

/** Roots may lie inside one another; each file counts once. */
function unique(files: readonly TreeFile[]): readonly TreeFile[] {
  return files.filter((file, index) => file.path !== files[index - 1]?.path);
}
