import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TreeEntry } from '../core/history/commit.ts';
import { fileKinds, filesRead } from '../core/model/files-of-sms.ts';
import type { Settings } from '../core/model/settings.ts';
import { settingsFile } from './load-settings.ts';
import type { SourceTree } from './read-tree.ts';

/** The settings are part of what is committed or not, though they lie outside the roots. */
export async function withSettingsFile(tree: SourceTree, root: string): Promise<SourceTree> {
  const bytes = await readFile(join(root, settingsFile)).catch(() => null);
  const others = tree.files.filter(({ path }) => path !== settingsFile);
  return bytes === null ? tree : { ...tree, files: [...others, { path: settingsFile, bytes }] };
}

/** Files that differ from the commit; the line ends that Git may have changed on the way out do not count. */
export function changedFiles(
  tree: SourceTree,
  entries: readonly TreeEntry[],
  prefix: string,
  settings: Settings,
): ReadonlySet<string> {
  const isRead = filesRead(settings);
  const { isAsset } = fileKinds(settings);
  const committed = new Map(
    entries.flatMap(({ path, blob }) => (path.startsWith(prefix) ? [[path.slice(prefix.length), blob]] : [])),
  );
  const changed = tree.files.flatMap(({ path, bytes }) => {
    const blob = committed.get(path);
    committed.delete(path);
    return blob !== undefined && isBlob(bytes, blob) ? [] : [path];
  });
  const known = new Set([...tree.skipped.map(({ path }) => path)]);
  const gone = [...committed.keys()].filter(
    (path) => (!isAsset(path) || /\.csv$/i.test(path)) && isRead(path) && !known.has(path),
  );
  return new Set([...changed, ...gone]);
}

/** True for a file that a blob holds, apart from line ends that Git may have changed on the way out. */
export function isBlob(bytes: Uint8Array, blob: string): boolean {
  return blobId(bytes, blob.length) === blob || blobId(withoutReturns(bytes), blob.length) === blob;
}

function blobId(bytes: Uint8Array, length: number): string {
  const head = Buffer.from(`blob ${bytes.length}\0`);
  return hash(length === 64 ? 'sha256' : 'sha1', Buffer.concat([head, bytes]), 'hex');
}

function withoutReturns(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
