import type { Commit, PathChange, TreeEntry } from '../../core/history/commit.ts';
import { byteOrder } from './byte-order.ts';
import { CatFile } from './cat-file.ts';
import { runGit, streamGit } from './git-process.ts';
import type { GitRepository, Tag, WalkOptions } from './git-repository.ts';
import { leftOutOf } from './left-out.ts';
import type { LimitList } from './limit-list.ts';
import type { RepositoryPlace } from './locate-repository.ts';
import { mergeHeadsOf } from './merge-heads.ts';
import { orderCommits } from './order-commits.ts';
import { parseCommit, withChanges, type CommitChanges, type ParsedCommit } from './parse-commit.ts';
import { parseRevision } from './parse-revision.ts';
import { pathFilter, type PathFilter } from './path-filter.ts';
import { RawChanges } from './raw-changes.ts';
import { isIntact, isObjectId, type RawObject } from './raw-object.ts';
import { tagsOf } from './read-tags.ts';
import { collectCommits, readTreeObjects, walkObjects, type ObjectStore } from './walk-objects.ts';

const diffTree = [
  'diff-tree',
  '--stdin',
  '--always',
  '--root',
  '-r',
  '-c',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
];

/**
 * Reads a repository with the installed `git`: ids from `rev-list`, commits from `cat-file --batch`, changes from
 * `diff-tree --stdin`, each one process for the whole history. Where Git gives up for missing objects, the history is walked
 * object by object, so that what is there is still read.
 *
 * @param place where the repository is
 * @param limits what is known of it so far; grows
 */
export function openSystemGit(place: RepositoryPlace, limits: LimitList): GitRepository {
  const { gitDir } = place;
  const objects = new CatFile(gitDir, (name) =>
    // Older versions also give up at what a partial clone leaves out.
    place.partial ? limits.missing(name) : limits.corrupt(name),
  );
  const read = async (id: string): Promise<RawObject | null> => {
    const object = isObjectId(id) ? await objects.read(id) : null;
    // Trees are not checked on the fast way either: Git itself compares them.
    if (object === null || object.type === 'tree' || isIntact(object)) return object;
    limits.corrupt(id);
    return null;
  };
  const store: ObjectStore = { read, shallow: place.shallow, missing: (id) => limits.missing(id) };

  async function walk(from: string, options: WalkOptions = {}): Promise<readonly Commit[]> {
    const known = options.known ?? new Set();
    const filter = pathFilter(options.paths);
    if (!isObjectId(from)) return [];
    return (await walkFast(from, known, filter)) ?? (await walkObjects(store, from, known, filter));
  }

  /** One pass for all; null when Git gives up at something. */
  async function walkFast(
    from: string,
    known: ReadonlySet<string>,
    filter: PathFilter,
  ): Promise<readonly Commit[] | null> {
    if (known.size > 0) {
      const { commits, cut } = await collectCommits(store, from, known);
      const changes = await changesOf(
        commits.filter(({ id }) => !cut.has(id)),
        filter,
      );
      return changes === null ? null : together(commits, changes);
    }
    const { succeeded, output } = await runGit(gitDir, ['rev-list', '--parents', from]);
    if (!succeeded) return null;
    const lines = output.toString('latin1').split('\n').slice(0, -1);
    const listed = lines.map((line) => ({ id: line.split(' ', 1)[0] ?? '', parents: line.split(' ').slice(1) }));
    const [commits, changes] = await Promise.all([
      Promise.all(listed.map(async ({ id }) => parsed(await read(id)))),
      changesOf(
        listed.filter(({ id }) => !place.shallow.has(id)),
        filter,
      ),
    ]);
    const there = commits.filter((commit) => commit !== null);
    return changes === null || there.length < listed.length ? null : together(there, changes);
  }

  /** What each of the commits changed; null when Git gives up at something. */
  async function changesOf(
    commits: readonly Pick<Commit, 'id' | 'parents'>[],
    filter: PathFilter,
  ): Promise<ReadonlyMap<string, CommitChanges> | null> {
    if (commits.length === 0) return new Map();
    // The second line of a merge compares it with its first parent only.
    const input = commits.map(({ id, parents }) => (parents.length < 2 ? id : `${id}\n${id} ${parents[0] ?? ''}`));
    const args = filter.paths.length === 0 ? diffTree : [...diffTree, '--', ...filter.paths];
    const read = new RawChanges();
    const succeeded = await streamGit(gitDir, args, `${input.join('\n')}\n`, (chunk) => read.add(chunk));
    if (!succeeded) return null;
    read.finish();
    const lists = read.lists.values();
    const next = (): readonly PathChange[] => lists.next().value ?? [];
    return new Map(
      commits.map(({ id, parents }) => [id, { changes: next(), brought: parents.length < 2 ? [] : next() }]),
    );
  }

  async function readTree(commit: string, paths?: readonly string[]): Promise<readonly TreeEntry[] | null> {
    if (!isObjectId(commit)) return null;
    const filter = pathFilter(paths);
    const args = ['ls-tree', '-r', '-z', '--full-tree', commit];
    const { succeeded, output } = await runGit(gitDir, [
      ...args,
      ...(filter.paths.length > 0 ? ['--'] : []),
      ...filter.paths,
    ]);
    return succeeded ? parseTreeList(output, filter) : readTreeObjects(store, commit, filter);
  }

  let tags: Promise<readonly Tag[]> | null = null;
  async function readTags(): Promise<readonly Tag[]> {
    const { output } = await runGit(gitDir, ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/tags/']);
    const lines = output.toString().split('\n').slice(0, -1);
    return tagsOf(
      read,
      lines.map((line) => {
        const [id = '', name = ''] = line.split(' ');
        return { id, name: name.slice('refs/tags/'.length) };
      }),
    );
  }

  return {
    engine: 'git',
    top: place.top,
    prefix: place.prefix,
    limits: limits.all,
    walk,
    readTree,
    resolve: async (revision) => {
      const given = parseRevision(revision);
      if (given === null) return null;
      const object = await objects.read(`${revision}^{commit}`);
      return object?.id ?? null;
    },
    branch: async () => {
      const { output } = await runGit(gitDir, ['symbolic-ref', '--quiet', 'HEAD']);
      return /^refs\/heads\/(.+)\n$/.exec(output.toString())?.[1] ?? null;
    },
    readBlobs: async (ids) => {
      const blobs = new Map<string, Uint8Array>();
      const wanted = [...new Set(ids)].map(async (id) => {
        const object = await read(id);
        if (object?.type === 'blob') blobs.set(id, Uint8Array.from(object.bytes));
      });
      await Promise.all(wanted);
      return blobs;
    },
    reportMissing: (id) => limits.missing(id),
    readObject: async (id) => {
      const object = await read(id);
      return object?.type === 'commit' || object?.type === 'tag' ? Uint8Array.from(object.bytes) : null;
    },
    tags: async () => (tags ??= readTags()),
    branchTips: async () => {
      const { output } = await runGit(gitDir, [
        'for-each-ref',
        '--format=%(objectname)',
        'refs/heads/',
        'refs/remotes/',
      ]);
      return [...new Set(output.toString().split('\n').slice(0, -1))];
    },
    mergeHeads: () => mergeHeadsOf(place),
    leftOut: () => leftOutOf(place),
    close: () => objects.close(),
  };
}

/** Commits that were not compared are those that cannot be. */
function together(commits: readonly ParsedCommit[], changes: ReadonlyMap<string, CommitChanges>): readonly Commit[] {
  return orderCommits(commits.map((commit) => withChanges(commit, changes.get(commit.id) ?? null)));
}

function parsed(object: RawObject | null): ParsedCommit | null {
  return object === null ? null : parseCommit(object);
}

/** Reads `ls-tree -z`: mode, type, id, tab, path, NUL. */
function parseTreeList(output: Buffer, filter: PathFilter): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0, end = output.indexOf(0); end >= 0; at = end + 1, end = output.indexOf(0, at)) {
    const tab = output.indexOf(0x09, at);
    const [mode = '', , blob = ''] = output.toString('latin1', at, tab).split(' ');
    const path = output.toString('utf8', tab + 1, end);
    if (filter.has(path)) entries.push({ path, mode, blob });
  }
  return entries.sort((a, b) => byteOrder(a.path, b.path));
}
