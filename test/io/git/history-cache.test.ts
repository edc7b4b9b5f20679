import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Commit } from '../../../src/core/history/commit.ts';
import type { GitRepository } from '../../../src/io/git/git-repository.ts';
import { walkCached } from '../../../src/io/git/history-cache.ts';
import { openRepository } from '../../../src/io/git/open-repository.ts';
import { git, temporaryFolder } from '../../support/git.ts';

interface Lab {
  readonly folder: string;
  readonly cache: string;
  /** Commits a file, and gives the id of the commit. */
  readonly record: (path: string, text: string) => string;
  /** Walks from HEAD through the cache, with a repository opened anew; `read` are the commits read from it. */
  readonly walk: (paths?: readonly string[]) => Promise<{ commits: readonly Commit[]; read: number }>;
  /** Walks from HEAD without a cache. */
  readonly plain: (paths?: readonly string[]) => Promise<readonly Commit[]>;
}

function lab(folder = join(temporaryFolder(), 'r'), cache = join(temporaryFolder(), 'cache')): Lab {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet');
  const open = async (): Promise<GitRepository> => {
    const { repository } = await openRepository(folder);
    if (repository === null) throw new Error('The repository cannot be opened.');
    onTestFinished(() => repository.close());
    return repository;
  };
  const head = async (repository: GitRepository): Promise<string> => (await repository.resolve('HEAD')) ?? '';
  return {
    folder,
    cache,
    record: (path, text) => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
      git(folder, 'add', '--all');
      git(folder, 'commit', '--quiet', '-m', `Write ${path}`);
      return git(folder, 'rev-parse', 'HEAD');
    },
    walk: async (paths) => {
      const repository = await open();
      let read = 0;
      const counting: GitRepository = {
        ...repository,
        walk: async (from, options) => {
          const walked = await repository.walk(from, options);
          read += walked.length;
          return walked;
        },
      };
      const commits = await walkCached(counting, await head(repository), paths === undefined ? {} : { paths }, cache);
      return { commits, read };
    },
    plain: async (paths) => {
      const repository = await open();
      return repository.walk(await head(repository), paths === undefined ? {} : { paths });
    },
  };
}

test('only new commits are read again', async () => {
  const { record, walk, plain } = lab();
  for (const text of ['1', '2', '3']) record('a.md', text);
  expect(await walk()).toEqual({ commits: await plain(), read: 3 });
  expect(await walk()).toEqual({ commits: await plain(), read: 0 });
  record('b.md', '4');
  record('a.md', '5');
  expect(await walk()).toEqual({ commits: await plain(), read: 2 });
  expect(await walk()).toEqual({ commits: await plain(), read: 0 });
});

test('after a rewrite and the removal of what was rewritten only the new history is told', async () => {
  const { folder, record, walk, plain } = lab();
  for (const text of ['1', '2', '3', '4']) record('a.md', text);
  await walk();
  git(folder, 'reset', '--quiet', '--hard', 'HEAD~2');
  record('b.md', 'other');
  git(folder, 'commit', '--quiet', '--amend', '-m', 'Said otherwise');
  git(folder, 'reflog', 'expire', '--expire=now', '--all');
  git(folder, 'gc', '--quiet', '--prune=now');
  const after = await walk();
  expect(after).toEqual({ commits: await plain(), read: 1 });
  expect(after.commits).toHaveLength(3);
  git(folder, 'checkout', '--quiet', '--orphan', 'fresh');
  record('c.md', 'new');
  expect(await walk()).toEqual({ commits: await plain(), read: 1 });
});

test('wanted paths have a cache of their own', async () => {
  const { record, walk, plain, cache } = lab();
  record('a/1.md', '1');
  record('b/2.md', '2');
  await walk();
  expect(await walk(['a'])).toEqual({ commits: await plain(['a']), read: 2 });
  expect(await walk(['a/'])).toEqual({ commits: await plain(['a']), read: 0 });
  expect(await walk()).toEqual({ commits: await plain(), read: 0 });
  expect(readdirSync(cache)).toHaveLength(2);
});

test.each<readonly [string, (text: string) => string]>([
  ['cut off', (text) => text.slice(0, -10)],
  ['changed in one place', (text) => text.replace('Write', 'Wrote')],
  ['empty', () => ''],
  ['of another format', (text) => text.replace('history 1', 'history 0')],
  ['something else', () => '{"commits": []}\n'],
])('a cache that is %s is replaced', async (_, spoil) => {
  const { record, walk, plain, cache } = lab();
  record('a.md', '1');
  record('a.md', '2');
  await walk();
  const [name = ''] = readdirSync(cache);
  const file = join(cache, name);
  const good = readFileSync(file, 'utf8');
  writeFileSync(file, spoil(good));
  expect(await walk()).toEqual({ commits: await plain(), read: 2 });
  expect(readFileSync(file, 'utf8')).toBe(good);
  expect(readdirSync(cache)).toEqual([name]);
});

test('a cache that cannot be written does no harm', async () => {
  const { record, walk, plain, cache } = lab();
  record('a.md', '1');
  writeFileSync(cache, 'a file in its place');
  expect(await walk()).toEqual({ commits: await plain(), read: 1 });
  expect(await walk()).toEqual({ commits: await plain(), read: 1 });
});

test('files of the repository itself are not believed, also through a link', async () => {
  const folder = join(temporaryFolder(), 'r');
  const { record, walk, plain, cache } = lab(folder, join(folder, '.cache'));
  record('a.md', '1');
  await walk();
  // Not tracked yet: used.
  expect(await walk()).toEqual({ commits: await plain(), read: 0 });
  record('a.md', '2');
  expect(await walk()).toEqual({ commits: await plain(), read: 2 });
  git(folder, 'mv', '.cache', 'elsewhere');
  symlinkSync('elsewhere', cache);
  record('a.md', '3');
  expect(await walk()).toEqual({ commits: await plain(), read: 3 });
});

test('what is cut is not kept', async () => {
  const { folder, record } = lab();
  for (const text of ['1', '2', '3']) record('a.md', text);
  const clone = join(folder, '../clone');
  git(folder, 'clone', '--quiet', '--depth=2', `file://${folder}`, clone);
  const { walk, plain } = lab(clone);
  expect((await walk()).commits.map(({ cut }) => cut === true)).toEqual([false, true]);
  git(clone, 'fetch', '--quiet', '--unshallow');
  expect(await walk()).toEqual({ commits: await plain(), read: 3 });
});

test('a whole history kept from before serves a shallow clone', async () => {
  const { folder, record, walk, plain, cache } = lab();
  for (const text of ['1', '2', '3']) record('a.md', text);
  await walk();
  record('a.md', '4');
  const whole = await plain();
  const clone = join(folder, '../clone');
  git(folder, 'clone', '--quiet', '--depth=3', `file://${folder}`, clone);
  const { repository } = await openRepository(clone);
  onTestFinished(() => repository?.close());
  if (repository === null) throw new Error('The repository cannot be opened.');
  expect(await walkCached(repository, whole[0]?.id ?? '', {}, cache)).toEqual(whole);
});

test('the folder stays small', async () => {
  const { record, walk, cache } = lab();
  record('a.md', '1');
  for (let number = 0; number < 12; number += 1) {
    await walk([`folder-${number}`]);
    for (const name of readdirSync(cache)) utimesSync(join(cache, name), number, number);
  }
  expect(readdirSync(cache)).toHaveLength(8);
  rmSync(cache, { recursive: true });
});
