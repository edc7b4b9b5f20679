import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceTree } from '../io/read-tree.ts';

/** Gives the bytes of a file of the SMS that is no text: an image, an attachment. */
export type AssetReader = (path: string) => Uint8Array;

/**
 * Reads files as they are now.
 *
 * @param root folder of the SMS
 */
export function assetsOnDisk(root: string): AssetReader {
  return (path) => readFileSync(join(root, path));
}

/**
 * Gives files as a commit has them, whatever lies on the disk.
 *
 * @param tree files of the commit
 */
export function assetsOfTree({ files }: SourceTree): AssetReader {
  const assets = new Map(
    files.filter(({ path }) => !/\.(?:mdx?|markdown)$/i.test(path)).map((file) => [file.path, file]),
  );
  return (path) => {
    const file = assets.get(path);
    if (file === undefined) throw new Error(`The commit has no file ${path}.`);
    return file.bytes;
  };
}
