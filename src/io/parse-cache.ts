import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hash as digestOf } from 'node:crypto';
import type { PackedSource } from '../markdown/packed-source.ts';
import type { CacheEntry } from './cache-shard.ts';
import { readShard, writeShard } from './cache-shard.ts';

/** What was read from files in earlier runs. Nothing in it is used unless path and bytes of a file are the same. */
export interface ParseCache {
  /** What was read from a file; null when that is not known. */
  readonly find: (file: string, sha256: string) => PackedSource | null;
  /** Notes what this run read from a file. */
  readonly keep: (file: string, sha256: string, packed: PackedSource) => void;
  /** Writes what has changed. What this run neither found nor kept is dropped. */
  readonly write: () => Promise<void>;
}

/** A cache is spread over some files, so that a changed text does not mean writing everything again. */
const shards = 64;

/**
 * Opens the cache in a folder. Files that are damaged, of another version or of another program count as missing.
 *
 * @param folder folder that belongs to one SMS; it need not exist
 * @param stamp what decides how a file is read: another stamp makes everything in the folder worthless
 */
export async function openParseCache(folder: string, stamp: string): Promise<ParseCache> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const known = await Promise.all(
    Array.from({ length: shards }, async (_, index) => {
      const name = nameOf(index);
      if (!names.includes(name)) return new Map<string, CacheEntry>();
      return readShard(await readFile(join(folder, name)).catch(() => new Uint8Array()), stamp);
    }),
  );
  const used = Array.from({ length: shards }, () => new Map<string, CacheEntry>());
  const changed = new Set<number>();
  return {
    find: (file, sha256) => {
      const index = shardOf(file);
      const entry = known[index]?.get(file);
      if (entry?.sha256 !== sha256) return null;
      used[index]?.set(file, entry);
      return { head: entry.head(), links: entry.links, blocks: entry.blocks };
    },
    keep: (file, sha256, { head, links, blocks }) => {
      const index = shardOf(file);
      used[index]?.set(file, { sha256, head: () => head, links, blocks });
      changed.add(index);
    },
    write: async () => {
      for (const [index, entries] of used.entries()) {
        if (!changed.has(index) && entries.size === known[index]?.size) continue;
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await replaceFile(join(folder, nameOf(index)), entries.size === 0 ? null : writeShard(entries, stamp));
      }
    },
  };
}

function nameOf(index: number): string {
  return `${String(index).padStart(2, '0')}.facts`;
}

function shardOf(file: string): number {
  return Number.parseInt(digestOf('sha256', file, 'hex').slice(0, 4), 16) % shards;
}

async function replaceFile(path: string, content: Uint8Array | null): Promise<void> {
  if (content === null) return rm(path, { force: true });
  const beside = `${path}.${process.pid}.tmp`;
  await writeFile(beside, content, { mode: 0o600 });
  await rename(beside, path);
}
