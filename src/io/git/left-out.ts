import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RepositoryPlace } from './locate-repository.ts';

/** What the index says of one path (gitformat-index, "Index entry"). */
interface IndexEntry {
  readonly path: string;
  readonly isLeftOut: boolean;
}

/** Flags of an entry: it has more of them; among these, that the work tree leaves it out. */
const extended = 0x4000;
const skipWorktree = 0x4000;

/**
 * Says of a path whether the work tree leaves it out: a sparse checkout, which puts only a part of the files into the folder.
 * Read from the index itself, so that it is the same without Git.
 *
 * @param place where the repository is
 * @returns takes paths from the top of the repository; null where nothing is left out, as far as there is an index to tell
 */
export async function leftOutOf(place: RepositoryPlace): Promise<((path: string) => boolean) | null> {
  const bytes = await readFile(join(place.gitDir, 'index')).catch(() => null);
  const entries = bytes === null ? [] : readIndex(bytes, place.sha256 ? 32 : 20);
  const paths = entries.filter(({ isLeftOut }) => isLeftOut).map(({ path }) => path);
  if (paths.length === 0) return null;
  const files = new Set(paths);
  // A sparse index names a folder in place of all that lies in it.
  const folders = paths.filter((path) => path.endsWith('/'));
  return (path) => files.has(path) || folders.some((folder) => path.startsWith(folder));
}

function readIndex(bytes: Buffer, idLength: number): readonly IndexEntry[] {
  try {
    return entriesOf(bytes, idLength);
  } catch (error) {
    // It ends too early.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function entriesOf(bytes: Buffer, idLength: number): readonly IndexEntry[] {
  const version = bytes.readUInt32BE(4);
  if (bytes.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return [];
  const entries: IndexEntry[] = [];
  let name = Buffer.alloc(0);
  let at = 12;
  for (let count = bytes.readUInt32BE(8); count > 0; count -= 1) {
    const flagsAt = at + 40 + idLength;
    const isExtended = (bytes.readUInt16BE(flagsAt) & extended) !== 0;
    const isLeftOut = isExtended && (bytes.readUInt16BE(flagsAt + 2) & skipWorktree) !== 0;
    const start = flagsAt + (isExtended ? 4 : 2);
    const { kept, from } = version === 4 ? keptOf(name, bytes, start) : { kept: Buffer.alloc(0), from: start };
    const end = bytes.indexOf(0, from);
    if (end < 0) return [];
    name = Buffer.concat([kept, bytes.subarray(from, end)]);
    entries.push({ path: name.toString('utf8'), isLeftOut });
    at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7);
  }
  return entries;
}

/** Version 4 states how many bytes of the name before are dropped, then what follows the rest. */
function keptOf(before: Buffer, bytes: Buffer, start: number): { readonly kept: Buffer; readonly from: number } {
  let at = start;
  let byte = bytes.readUInt8(at);
  let dropped = byte & 127;
  while (byte > 127) {
    at += 1;
    byte = bytes.readUInt8(at);
    dropped = (dropped + 1) * 128 + (byte & 127);
  }
  return { kept: before.subarray(0, Math.max(0, before.length - dropped)), from: at + 1 };
}
