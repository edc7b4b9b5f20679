import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Commit } from '../../core/history/commit.ts';
import { sha256 } from '../sha256.ts';
import type { GitRepository, WalkOptions } from './git-repository.ts';
import { orderCommits } from './order-commits.ts';
import { pathFilter } from './path-filter.ts';
import { packCommits, unpackCommits } from './packed-commits.ts';

/** Stands before the checksum; another one is another format. */
const format = 'clausebook history 1';

/** Files of this kind kept in the folder: one for each set of paths. */
const mostFiles = 8;

/** Larger histories are read anew each time. */
const largestFile = 256 * 1024 * 1024;

/** A file is written again only when it lacks this part of the commits; so few are soon read from the repository itself. */
const worthWriting = 0.01;

/**
 * Walks a history like `GitRepository.walk`, but reads from the repository only what was not walked before. Right also after
 * a rewrite of history, since a commit's id covers everything kept of it. A cache that is damaged, foreign or older is as good
 * as none, and one that cannot be written does no harm.
 *
 * @param from id of a commit
 * @param options paths whose changes are wanted
 * @param cacheFolder absolute path of a folder for this alone. One with files that the repository tracks is not used: a
 *   proposed change must not bring its own history
 */
export async function walkCached(
  repository: GitRepository,
  from: string,
  options: Pick<WalkOptions, 'paths'>,
  cacheFolder: string,
): Promise<readonly Commit[]> {
  if (await isTracked(repository, from, cacheFolder)) return repository.walk(from, options);
  const file = join(cacheFolder, `history-${keyOf(options)}.txt`);
  const kept = await load(file);
  const fresh = kept.has(from) ? [] : await repository.walk(from, { ...options, known: new Set(kept.keys()) });
  const all = new Map(fresh.map((commit) => [commit.id, commit]));
  for (const [id, commit] of kept) all.set(id, commit);
  const commits = kept.size === 0 ? fresh : orderCommits(reachableFrom(from, all));
  // What is cut may be whole the next time.
  const whole = !commits.some(({ cut }) => cut === true);
  if (whole && fresh.length > kept.size * worthWriting) {
    // Others than those reachable are kept too: the next walk may begin elsewhere.
    await save(file, [...all.values()], commits).catch(() => undefined);
  }
  return commits;
}

function keyOf({ paths }: Pick<WalkOptions, 'paths'>): string {
  return sha256(JSON.stringify([...pathFilter(paths).paths].sort())).slice(0, 16);
}

/** True when files in the folder belong to the repository's own contents. */
async function isTracked(repository: GitRepository, from: string, cacheFolder: string): Promise<boolean> {
  const folder = await realpath(cacheFolder).catch(() => null);
  if (folder === null || repository.top === null) return false;
  const path = relative(repository.top, folder).split(sep).join('/');
  if (path === '..' || path.startsWith('../')) return false;
  const head = await repository.resolve('HEAD');
  for (const commit of new Set([from, head])) {
    const entries = commit === null ? [] : await repository.readTree(commit, [path]);
    if (entries === null || entries.length > 0) return true;
  }
  return false;
}

function reachableFrom(from: string, commits: ReadonlyMap<string, Commit>): readonly Commit[] {
  const found = new Map<string, Commit>();
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const commit = commits.get(id);
    if (commit === undefined || found.has(id)) continue;
    found.set(id, commit);
    if (commit.cut !== true) waiting.push(...commit.parents);
  }
  return [...found.values()];
}

/** Commits of a cache file; none unless it is whole and each commit's parents are in it. */
async function load(file: string): Promise<ReadonlyMap<string, Commit>> {
  try {
    const bytes = await readFile(file);
    const end = bytes.indexOf(0x0a);
    const body = bytes.subarray(end + 1);
    if (bytes.toString('latin1', 0, end) !== `${format} ${sha256(body)}`) return new Map();
    const commits = new Map(unpackCommits(body.toString()).map((commit) => [commit.id, commit]));
    for (const { parents } of commits.values()) if (!parents.every((id) => commits.has(id))) return new Map();
    return commits;
  } catch {
    return new Map();
  }
}

/**
 * Writes a cache file beside its place and moves it there; then drops the oldest files where there are too many.
 *
 * @param all commits to keep
 * @param least those to keep where all are too many
 */
async function save(file: string, all: readonly Commit[], least: readonly Commit[]): Promise<void> {
  const everything = packCommits(all);
  const body = everything.length > largestFile ? packCommits(least) : everything;
  if (body.length > largestFile) return;
  const folder = join(file, '..');
  const beside = `${file}.${randomUUID()}.new`;
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(beside, `${format} ${sha256(body)}\n${body}`, { flag: 'wx' });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await dropOldest(folder);
}

async function dropOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^history-[0-9a-f]{16}\.txt/.test(name));
  if (names.length <= mostFiles) return;
  const dated = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  dated.sort((a, b) => b.at - a.at);
  for (const { path } of dated.slice(mostFiles)) await rm(path, { force: true });
}
