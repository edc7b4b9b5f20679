import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Paths of all files of a site, relative to its folder, in order. */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** SHA-256 of every file of a site. */
export async function fingerprintsOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const prints: Record<string, string> = {};
  for (const file of await filesOf(folder)) {
    prints[file] = createHash('sha256')
      .update(await readFile(join(folder, file)))
      .digest('hex');
  }
  return prints;
}

/** Text of every file of a site; what is compressed, as the index of the search is, is unpacked first. */
export async function textsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of await filesOf(folder)) {
    const bytes = await readFile(join(folder, file));
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    texts.set(file, (isPacked ? gunzipSync(bytes) : bytes).toString('utf8'));
  }
  return texts;
}
