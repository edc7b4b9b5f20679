import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve, isAbsolute } from 'node:path';
import type { ParseCache } from './parse-cache.ts';
import { openParseCache } from './parse-cache.ts';
import { parserStamp } from './parser-stamp.ts';

/** Fewer texts are parsed as quickly as a cache is opened. */
const textsWorthCaching = 200;

/**
 * Opens the cache that this user has for an SMS. It lies in the cache folder of the user and never inside the repository:
 * whoever can propose a change there could otherwise propose what Clausebook believes to have read.
 *
 * @param root folder of the SMS
 * @param environment variables of the process
 * @param texts how many there are
 * @returns null where there is no folder outside the repository to put it in, or few texts
 */
export async function openUserCache(
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
  texts = Number.POSITIVE_INFINITY,
): Promise<ParseCache | null> {
  if (texts < textsWorthCaching) return null;
  const place = await placeFor(root, environment);
  if (place === null) return null;
  const cache = await openParseCache(place.folder, parserStamp());
  return {
    ...cache,
    // A cache that cannot be written costs time, nothing else.
    write: () => write(cache, place).catch(() => undefined),
  };
}

/**
 * Folder for what this user keeps of the Git history of an SMS, beside that cache.
 *
 * @param root folder of the SMS
 * @param environment variables of the process
 * @returns null where there is no folder outside the repository to put it in
 */
export async function userHistoryFolder(
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  const place = await placeFor(root, environment);
  return place === null ? null : join(place.folder, 'history');
}

interface CachePlace {
  /** Folder of the caches of all SMSs. */
  readonly all: string;
  readonly folder: string;
  /** Real path of the SMS. */
  readonly root: string;
}

async function placeFor(root: string, environment: NodeJS.ProcessEnv): Promise<CachePlace | null> {
  const all = cacheFolder(environment);
  if (all === null) return null;
  const real = await realpath(root).catch(() => resolve(root));
  if (isInside(await realOfNearest(all), await repositoryOf(real))) return null;
  return { all, folder: join(all, hash('sha256', real, 'hex').slice(0, 20)), root: real };
}

const nameFile = 'root.txt';

async function write(cache: ParseCache, { all, folder, root }: CachePlace): Promise<void> {
  const isNew = !(await exists(join(folder, nameFile)));
  await cache.write();
  if (!isNew) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, nameFile), root);
  await removeOrphans(all);
}

/** Removes the caches of folders that are gone. */
async function removeOrphans(all: string): Promise<void> {
  for (const name of await readdir(all)) {
    const root = await readFile(join(all, name, nameFile), 'utf8').catch(() => null);
    if (root !== null && !(await exists(root))) await rm(join(all, name), { recursive: true, force: true });
  }
}

function cacheFolder(environment: NodeJS.ProcessEnv): string | null {
  const stated = environment['XDG_CACHE_HOME'] ?? environment['LOCALAPPDATA'];
  const base = stated !== undefined && isAbsolute(stated) ? stated : join(homedir(), '.cache');
  return isAbsolute(base) ? join(base, 'clausebook') : null;
}

/** The nearest folder above that holds `.git`, else the folder itself. */
async function repositoryOf(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    if (await exists(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

/** Real path of a folder that need not exist yet. */
async function realOfNearest(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(await realOfNearest(above), relative(above, path));
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
