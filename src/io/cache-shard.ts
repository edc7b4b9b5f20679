import { crc32 } from 'node:zlib';
import type { PackedHead } from '../markdown/packed-source.ts';

/** One file in the cache. */
export interface CacheEntry {
  /** Hex digest of the bytes it was read from. */
  readonly sha256: string;
  readonly head: () => PackedHead;
  readonly links: Uint8Array;
  readonly blocks: Uint8Array;
}

/** Path, digest, and the lengths of the three parts that follow in the order of the list. */
type IndexLine = readonly [string, string, number, number, number];

const decoder = new TextDecoder();
const lineEnd = 10;

/**
 * Reads one file of the cache: a line with stamp and checksum, a line with the index, then the parts of each entry.
 *
 * @param content the file; empty when it could not be read
 * @param stamp the stamp it must bear
 * @returns path -> entry; empty when the file is damaged or not of this stamp
 */
export function readShard(content: Uint8Array, stamp: string): ReadonlyMap<string, CacheEntry> {
  const entries = new Map<string, CacheEntry>();
  const headerEnd = content.indexOf(lineEnd);
  const rest = content.subarray(headerEnd + 1);
  if (headerEnd < 0 || decoder.decode(content.subarray(0, headerEnd)) !== headerOf(stamp, rest)) return entries;
  const indexEnd = rest.indexOf(lineEnd);
  let at = indexEnd + 1;
  const take = (length: number): Uint8Array => rest.subarray(at, (at += length));
  const index = JSON.parse(decoder.decode(rest.subarray(0, indexEnd))) as readonly IndexLine[];
  for (const [file, sha256, headLength, linksLength, blocksLength] of index) {
    const head = take(headLength);
    entries.set(file, {
      sha256,
      head: () => JSON.parse(decoder.decode(head)) as PackedHead,
      links: take(linksLength),
      blocks: take(blocksLength),
    });
  }
  return entries;
}

/** Bytes of one file of the cache. */
export function writeShard(entries: ReadonlyMap<string, CacheEntry>, stamp: string): Uint8Array {
  const index: IndexLine[] = [];
  const parts: Uint8Array[] = [];
  for (const [file, { sha256, head, links, blocks }] of entries) {
    const headBytes = Buffer.from(JSON.stringify(head()));
    index.push([file, sha256, headBytes.length, links.length, blocks.length]);
    parts.push(headBytes, links, blocks);
  }
  const rest = Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...parts]);
  return Buffer.concat([Buffer.from(`${headerOf(stamp, rest)}\n`), rest]);
}

/** The checksum finds damage; it protects against nobody who can write the file. */
function headerOf(stamp: string, rest: Uint8Array): string {
  return `clausebook ${stamp} ${crc32(rest).toString(16)}`;
}
