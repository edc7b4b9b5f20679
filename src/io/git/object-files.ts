import type { Stats } from 'node:fs';
import type fs from 'node:fs/promises';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** The file system as isomorphic-git wants it, for reading objects. */
export interface ObjectFiles {
  readonly promises: Pick<
    typeof fs,
    'lstat' | 'mkdir' | 'readdir' | 'readFile' | 'readlink' | 'rmdir' | 'stat' | 'symlink' | 'unlink' | 'writeFile'
  >;
  /** Makes it look at the folders anew. */
  readonly forget: () => void;
}

/**
 * A file system that remembers which files there are. For each object isomorphic-git asks for a loose file, mostly in vain, and
 * for the list of packs: half of its time. Nothing can be written through it.
 */
export function objectFiles(): ObjectFiles {
  const lists = new Map<string, Promise<readonly string[]>>();
  const folders = new Map<string, Promise<Stats>>();
  const absent = Promise.reject(Object.assign(new Error('There is no such file.'), { code: 'ENOENT' }));
  absent.catch(() => undefined);
  const refuse = (): Promise<never> => Promise.reject(new Error('History is only read.'));

  const list = (folder: string): Promise<readonly string[]> =>
    remembered(lists, folder, () => readdir(folder).catch(() => []));
  const read = async (file: unknown, options: unknown): Promise<unknown> => {
    // It asks for nothing to learn whether a promise comes back.
    if (typeof file !== 'string') return absent;
    const looseFolder = /[/\\]objects[/\\][0-9a-f]{2}$/.test(dirname(file));
    if (looseFolder && !(await list(dirname(file))).includes(basename(file))) return absent;
    return readFile(file, options as Parameters<typeof readFile>[1]);
  };
  return {
    promises: {
      ...{ lstat: stat, stat: (path: string) => remembered(folders, path, () => stat(path)) },
      ...{ readdir: list, readFile: read, readlink: refuse },
      ...{ mkdir: refuse, rmdir: refuse, symlink: refuse, unlink: refuse, writeFile: refuse },
    } as unknown as ObjectFiles['promises'],
    forget: () => {
      lists.clear();
      folders.clear();
    },
  };
}

function remembered<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}
