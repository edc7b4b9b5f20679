import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import type { ReadFile } from './read-signers.ts';

/**
 * Reads files of a work tree; links that lead out of the folder lead nowhere.
 *
 * @param root folder of the SMS
 */
export function fileBelow(root: string): ReadFile {
  return async (file) => {
    const real = await realpath(join(root, file)).catch(() => null);
    const way = real === null ? '..' : relative(await realpath(root), real);
    return real === null || way.startsWith('..') || isAbsolute(way) ? null : readFile(real).catch(() => null);
  };
}
