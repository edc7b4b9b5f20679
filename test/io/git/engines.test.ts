import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Commit, PathChange, TreeEntry } from '../../../src/core/history/commit.ts';
import type { GitRepository } from '../../../src/io/git/git-repository.ts';
import { walkCached } from '../../../src/io/git/history-cache.ts';
import { openRepository } from '../../../src/io/git/open-repository.ts';
import { gitBytes, temporaryFolder } from '../../support/git.ts';
import { buildRepository, randomHistory } from '../../support/random-repository.ts';

type Told = Omit<Commit, 'brought'>;

const utf8Order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => utf8Order(a.path, b.path);

function textOf(bytes: Buffer): string {
  const text = bytes.toString();
  return text.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text;
}

/** Raw changes as Git writes them between NULs. */
function rawChanges(tokens: readonly Buffer[]): readonly PathChange[] {
  const changes: PathChange[] = [];
  for (let at = 0; at + 1 < tokens.length; at += 2) {
    const record = tokens[at]?.toString('latin1') ?? '';
    const parents = record.lastIndexOf(':') + 1;
    const fields = record.slice(parents).split(' ');
    const blob = (id = ''): string | null => (/^0+$/.test(id) ? null : id);
    changes.push({
      path: tokens[at + 1]?.toString() ?? '',
      before: blob(fields[parents + 1]),
      after: blob(fields[2 * parents + 1]),
      mode: fields[parents] ?? '',
    });
  }
  return changes.sort(byPath);
}

/** The history as plain `git log` tells it. */
function plainLog(folder: string, from: string, ...more: readonly string[]): ReadonlyMap<string, Told> {
  const format = '--format=%x01%H%x02%P%x02%an%x02%ae%x02%ad%x02%cn%x02%ce%x02%cd%x02%B%x02';
  const shown = ['--raw', '-z', '--no-abbrev', '--no-renames', '--root', '--full-history', '--date=raw'];
  const output = gitBytes(folder, ['log', '--encoding=UTF-8', ...shown, format, ...more, from, '--']);
  const commits = new Map<string, Told>();
  for (let begin = output.indexOf(1); begin >= 0;) {
    const next = output.indexOf('\0\x01', begin);
    const part = output.subarray(begin + 1, next < 0 ? output.length : next);
    begin = next < 0 ? -1 : next + 1;
    const fields = part.toString('latin1').split('\x02');
    const field = (index: number): string => textOf(Buffer.from(fields[index] ?? '', 'latin1'));
    const person = (index: number): Commit['author'] => {
      const [at, zone = ''] = field(index + 2).split(' ');
      const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
      const offset = zone.startsWith('-') && minutes > 0 ? -minutes : minutes;
      return { name: field(index), email: field(index + 1), at: Number(at), offset };
    };
    const tail = Buffer.from((fields[8 + 1] ?? '').replace(/^[\0\n]+/, ''), 'latin1');
    const tokens = tail
      .toString('latin1')
      .split('\0')
      .map((token) => Buffer.from(token, 'latin1'));
    commits.set(field(0), {
      id: field(0),
      parents: field(1) === '' ? [] : field(1).split(' '),
      author: person(2),
      committer: person(5),
      message: field(8).replaceAll('\r\n', '\n').replace(/\n+$/, ''),
      changes: rawChanges(tokens),
    });
  }
  return commits;
}

/** The order that is promised, found the slow way. */
function slowOrder(commits: ReadonlyMap<string, Told>): readonly string[] {
  const left = new Map(commits);
  const ordered: string[] = [];
  while (left.size > 0) {
    const parents = new Set([...left.values()].flatMap((commit) => commit.parents));
    const [next] = [...left.values()]
      .filter(({ id }) => !parents.has(id))
      .sort((a, b) => b.committer.at - a.committer.at || (a.id < b.id ? -1 : 1));
    if (next === undefined) throw new Error('A commit is its own ancestor.');
    ordered.push(next.id);
    left.delete(next.id);
  }
  return ordered;
}

function plainWalk(folder: string, from: string): readonly Commit[] {
  const commits = plainLog(folder, from, '-c');
  const byFirst = plainLog(folder, from, '--diff-merges=first-parent');
  return slowOrder(commits).flatMap((id) => {
    const commit = commits.get(id);
    if (commit === undefined) return [];
    return [{ ...commit, brought: commit.parents.length > 1 ? (byFirst.get(id)?.changes ?? []) : [] }];
  });
}

function plainTree(folder: string, commit: string): readonly TreeEntry[] {
  const lines = gitBytes(folder, ['ls-tree', '-rz', commit]).toString('latin1').split('\0').slice(0, -1);
  const entries = lines.map((line) => {
    const [head = '', path = ''] = line.split('\t', 1).concat(line.slice(line.indexOf('\t') + 1));
    const [mode = '', , blob = ''] = head.split(' ');
    return { path: Buffer.from(path, 'latin1').toString(), mode, blob };
  });
  return entries.sort(byPath);
}

async function opened(folder: string, engine: GitRepository['engine']): Promise<GitRepository> {
  const { repository } = await openRepository(folder, { engine });
  if (repository === null) throw new Error('The repository cannot be opened.');
  return repository;
}

const runs = 20;

test('both engines tell of random repositories what plain Git tells, whole, in part and from a cache', async () => {
  const root = temporaryFolder();
  const property = fc.asyncProperty(
    randomHistory,
    fc.boolean(),
    fc.array(fc.nat(1000), { minLength: 2, maxLength: 4 }),
    async (history, packed, starts) => {
      const folder = mkdtempSync(join(root, 'r-'));
      const bare = join(folder, 'r.git');
      mkdirSync(bare);
      const ids = buildRepository(bare, history, packed);
      const last = ids.at(-1) ?? '';
      const repositories = [await opened(bare, 'git'), await opened(bare, 'isomorphic-git')];
      const expected = plainWalk(bare, last);
      const files = [...(history.at(-1)?.files ?? [])].filter(([, { mode }]) => mode !== '160000');
      const wanted = ['a', 'content/pol-001.md', 'é.md', ':(top)x', '[a]*.md'];
      const isWanted = ({ path }: { readonly path: string }): boolean =>
        wanted.some((given) => path === given || path.startsWith(`${given}/`));
      for (const repository of repositories) {
        const walked = await repository.walk(last);
        expect(walked).toEqual(expected);
        expect(await repository.walk(last, { paths: wanted })).toEqual(
          expected.map((commit) => ({
            ...commit,
            changes: commit.changes.filter(isWanted),
            brought: commit.brought.filter(isWanted),
          })),
        );
        for (const start of starts) {
          const from = ids[start % ids.length] ?? '';
          const cache = join(folder, `cache-${repository.engine}`);
          expect(await walkCached(repository, from, {}, cache)).toEqual(await repository.walk(from));
          expect(await repository.readTree(from)).toEqual(plainTree(bare, from));
          const known = new Set((await repository.walk(from)).map(({ id }) => id));
          expect(await repository.walk(last, { known })).toEqual(expected.filter(({ id }) => !known.has(id)));
        }
        expect(await walkCached(repository, last, {}, join(folder, `cache-${repository.engine}`))).toEqual(expected);
        const tree = (await repository.readTree(last)) ?? [];
        expect(await repository.readTree(last, wanted)).toEqual(tree.filter(isWanted));
        const blobs = await repository.readBlobs(tree.map(({ blob }) => blob));
        const read = tree.filter(({ mode }) => mode !== '160000').map(({ path, blob }) => [path, blobs.get(blob)]);
        const written = files.map(([path, { content }]) => [
          Buffer.from(path, 'latin1').toString(),
          new Uint8Array(Buffer.from(content, 'latin1')),
        ]);
        expect(new Map(read as [string, Uint8Array][])).toEqual(new Map(written as [string, Uint8Array][]));
        expect(repository.limits.filter(({ kind }) => kind !== 'submodule')).toEqual([]);
        await repository.close();
      }
      rmSync(folder, { recursive: true });
    },
  );
  await fc.assert(property, { numRuns: runs, endOnFailure: true });
}, 300_000);
