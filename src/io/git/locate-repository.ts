import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseGitConfig } from './parse-git-config.ts';

/** Where a repository is and how it is stored. */
export interface RepositoryPlace {
  /** Absolute path of its own folder: `.git`, or that of a linked work tree or submodule. */
  readonly gitDir: string;
  /** Absolute path of the folder with objects and branches: another one only for a linked work tree. */
  readonly commonDir: string;
  /** Absolute path of the top of the work tree; null for a bare repository. */
  readonly top: string | null;
  /** The folder it was looked for in, from the top, with `/`. */
  readonly prefix: string;
  /** Commits a shallow clone ends at; empty for a whole one. */
  readonly shallow: ReadonlySet<string>;
  /** True when objects may be left out (partial clone). */
  readonly partial: boolean;
  readonly sha256: boolean;
  /** A way of storing that only Git itself knows; null for the usual one. */
  readonly format: string | null;
}

/** No repository, or one that has lost what makes it one. */
export type Unlocated = 'none' | 'damaged';

/**
 * Finds the repository of a folder: the nearest `.git` in it or above, else the folder itself when it is a bare repository.
 * Bare ones are not looked for above: tracked files can look like one, and their "history" would be somebody's invention.
 *
 * @param folder any folder
 */
export async function locateRepository(folder: string): Promise<RepositoryPlace | Unlocated> {
  const start = await realpath(folder).catch(() => null);
  if (start === null) return 'none';
  for (let top = start; ; top = dirname(top)) {
    const found = await stat(join(top, '.git')).catch(() => null);
    if (found !== null) {
      const gitDir = found.isDirectory() ? join(top, '.git') : await linkedFolder(top);
      return gitDir === null ? 'damaged' : describe(gitDir, top, start, !found.isDirectory());
    }
    if (dirname(top) === top) break;
  }
  const place = await describe(start, null, start, false);
  return place === 'damaged' ? 'none' : place;
}

/**
 * True for the folder of a repository without a work tree.
 *
 * @param folder any folder
 */
export async function isBareRepository(folder: string): Promise<boolean> {
  const place = await locateRepository(folder);
  return typeof place !== 'string' && place.top === null;
}

/** A file `.git` says where the folder is: `gitdir: PATH`. */
async function linkedFolder(top: string): Promise<string | null> {
  const text = await textOf(join(top, '.git'));
  const path = /^gitdir: (.+?)\r?\n*$/.exec(text)?.[1];
  return path === undefined ? null : resolve(top, path);
}

async function describe(
  gitDir: string,
  top: string | null,
  start: string,
  linked: boolean,
): Promise<RepositoryPlace | 'damaged'> {
  const common = (await textOf(join(gitDir, 'commondir'))).trim();
  const commonDir = common === '' ? gitDir : resolve(gitDir, common);
  const parts = [join(gitDir, 'HEAD'), join(commonDir, 'objects'), join(commonDir, 'refs')];
  const there = await Promise.all(parts.map((part) => stat(part).catch(() => null)));
  if (there.includes(null)) return 'damaged';
  const config = parseGitConfig(await textOf(join(commonDir, 'config')));
  const workTop = top !== null && !linked && config.get('core.bare') === 'true' ? null : top;
  const refStorage = config.get('extensions.refstorage') ?? 'files';
  return {
    gitDir,
    commonDir,
    top: workTop,
    prefix: workTop === null ? '' : relative(workTop, start).split(sep).join('/'),
    shallow: new Set((await textOf(join(commonDir, 'shallow'))).split('\n').filter((line) => line !== '')),
    partial: [...config.keys()].some(isPromise) || (await hasPromisedPack(commonDir)),
    sha256: config.get('extensions.objectformat') === 'sha256',
    format: refStorage === 'files' ? null : refStorage,
  };
}

function isPromise(key: string): boolean {
  return key === 'extensions.partialclone' || (key.startsWith('remote.') && key.endsWith('.promisor'));
}

/** Packs fetched with a filter are marked by a file beside them. */
async function hasPromisedPack(commonDir: string): Promise<boolean> {
  const names = await readdir(join(commonDir, 'objects/pack')).catch(() => []);
  return names.some((name) => name.endsWith('.promisor'));
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
