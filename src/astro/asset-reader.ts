import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sms } from '../core/model/sms.ts';
import { openRepository } from '../io/git/open-repository.ts';
import type { SourceTree } from '../io/read-tree.ts';
import { sha256 } from '../io/sha256.ts';

/** Gives the bytes of files of the SMS that are no texts: pictures, attachments. */
export interface AssetReader {
  /** A file as it is in what is built. */
  readonly now: (path: string) => Uint8Array;
  /** The file with this SHA-256, of a text that is shown as it once was; null where it is not at hand. */
  readonly earlier: (hash: string) => Uint8Array | null;
}

/**
 * Reads what pages may need: files as they are on the disk, or as a commit has them, and those of earlier versions that are shown.
 *
 * @param root folder of the SMS
 * @param published the model as it is published
 * @param tree files of the commit that is built; left out where that is what lies on the disk
 */
export async function assetReader(root: string, published: Sms, tree?: SourceTree): Promise<AssetReader> {
  const earlier = await earlierAssets(root, published);
  return {
    now: tree === undefined ? (path) => readFileSync(join(root, path)) : assetsOfTree(tree),
    earlier: (hash) => earlier.get(hash) ?? null,
  };
}

function assetsOfTree({ files }: SourceTree): AssetReader['now'] {
  const assets = new Map(
    files.filter(({ path }) => !/\.(?:mdx?|markdown)$/i.test(path)).map((file) => [file.path, file]),
  );
  return (path) => {
    const file = assets.get(path);
    if (file === undefined) throw new Error(`The commit has no file ${path}.`);
    return file.bytes;
  };
}

/** By SHA-256: what texts of earlier versions include and today's files are not. */
async function earlierAssets(
  root: string,
  { olderAssets, assets, history }: Sms,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = [...olderAssets.values()].flatMap((files) =>
    [...files].flatMap(([path, hash]) => (assets.get(path) === hash ? [] : (history?.blobOf(hash) ?? []))),
  );
  if (wanted.length === 0) return new Map();
  const { repository } = await openRepository(root);
  if (repository === null) return new Map();
  try {
    const blobs = await repository.readBlobs([...new Set(wanted)]);
    // What Git LFS keeps is not in Git: its pointer has another SHA-256, and so is not found.
    return new Map([...blobs.values()].map((bytes) => [sha256(bytes), bytes]));
  } finally {
    await repository.close();
  }
}
