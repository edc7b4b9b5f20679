import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryLimit } from '../../core/history/commit.ts';
import { installedGit } from './git-process.ts';
import type { GitRepository } from './git-repository.ts';
import { LimitList } from './limit-list.ts';
import { limits } from './limits.ts';
import { locateRepository, type RepositoryPlace } from './locate-repository.ts';
import { openSystemGit } from './system-git.ts';
import { unreadableFiles } from './unreadable-files.ts';

/** A repository that was opened, or why there is none. */
export type OpenedRepository =
  | { readonly repository: GitRepository; readonly limit: null }
  | { readonly repository: null; readonly limit: HistoryLimit };

/** How to open a repository. */
export interface OpenOptions {
  /** Engine to use; where it is left out, Git when it is installed and new enough. */
  readonly engine?: GitRepository['engine'];
}

type Version = readonly [number, number];

/** What each kind of repository needs of the installed Git. */
const needed: Readonly<Record<'any' | 'sha256' | 'partial' | 'format', Version>> = {
  any: [2, 20],
  sha256: [2, 29],
  // Older ones fetch what is missing when they come across it, or die of not being allowed to.
  partial: [2, 45],
  format: [2, 45],
};

/**
 * Opens the Git repository of a folder, to read its history. Nothing in the repository is run or changed.
 *
 * @param folder any folder in a work tree, or a bare repository
 * @returns the repository, whose `limits` say what cannot be known; or why there is none. Close it when done.
 */
export async function openRepository(folder: string, options: OpenOptions = {}): Promise<OpenedRepository> {
  const place = await locateRepository(folder);
  if (place === 'none') return { repository: null, limit: limits.none(folder) };
  if (place === 'damaged') {
    return { repository: null, limit: limits.damaged('its folder .git has lost files, or points to one that is gone') };
  }
  const engine = options.engine ?? (await chooseEngine(place));
  if (engine === 'isomorphic-git' && place.sha256) return { repository: null, limit: limits.sha256() };
  if (engine === 'isomorphic-git' && place.format !== null) {
    return { repository: null, limit: limits.format(place.format) };
  }
  const found = new LimitList([
    ...(place.shallow.size > 0 ? [limits.shallow()] : []),
    ...(place.partial ? [limits.partial()] : []),
  ]);
  // Loaded only when wanted: it takes as long as a short history.
  const repository =
    engine === 'git'
      ? openSystemGit(place, found)
      : await (await import('./isomorphic-git.ts')).openIsomorphicGit(place, found);
  const head = await repository.resolve('HEAD');
  if (head !== null) for (const limit of await unreadableFiles(repository, head)) found.add(limit);
  else if (await isUnborn(place, await repository.branch())) found.add(limits.noCommits());
  else found.add(limits.damaged('the commit that is checked out (HEAD) is not there'));
  return { repository, limit: null };
}

async function chooseEngine(place: RepositoryPlace): Promise<GitRepository['engine']> {
  const version = await installedGit(place.gitDir);
  const needs = [
    needed.any,
    ...(place.sha256 ? [needed.sha256] : []),
    ...(place.partial ? [needed.partial] : []),
    ...(place.format === null ? [] : [needed.format]),
  ];
  const enough = version !== null && needs.every((least) => isAtLeast(version, least));
  return enough ? 'git' : 'isomorphic-git';
}

function isAtLeast([major, minor]: Version, [leastMajor, leastMinor]: Version): boolean {
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** True when the branch checked out has no commit yet: nothing is stored under its name. */
async function isUnborn(place: RepositoryPlace, branch: string | null): Promise<boolean> {
  if (branch === null) return false;
  const name = `refs/heads/${branch}`;
  const loose = await stat(join(place.commonDir, name)).catch(() => null);
  const packed = await readFile(join(place.commonDir, 'packed-refs'), 'utf8').catch(() => '');
  return !(loose?.isFile() ?? false) && !packed.split('\n').some((line) => line.endsWith(` ${name}`));
}
