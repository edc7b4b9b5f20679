import type { Commit, PathChange, TreeEntry } from '../../core/history/commit.ts';
import { byteOrder } from './byte-order.ts';
import { orderCommits } from './order-commits.ts';
import { parseCommit, withChanges, type CommitChanges, type ParsedCommit } from './parse-commit.ts';
import type { PathFilter } from './path-filter.ts';
import type { ReadRaw } from './raw-object.ts';
import { parseTree, type TreeLine } from './tree-object.ts';

/** What a walk needs of a repository. */
export interface ObjectStore {
  readonly read: ReadRaw;
  /** Commits a shallow clone ends at: their parents do not count as there. */
  readonly shallow: ReadonlySet<string>;
  /** Told of each object that should be there and is not. */
  readonly missing: (id: string) => void;
}

/** Trees kept in memory: those of neighbouring commits are nearly the same. */
const mostTrees = 20_000;

/**
 * Commits reachable from one that are not known, each as it states itself, in no order. One whose parents are not there is in
 * `cut`.
 *
 * @param known commits not to be read, each with everything before it
 */
export async function collectCommits(
  store: ObjectStore,
  from: string,
  known: ReadonlySet<string>,
): Promise<{ readonly commits: readonly ParsedCommit[]; readonly cut: ReadonlySet<string> }> {
  const found = new Map<string, ParsedCommit | null>();
  let edge = [from];
  while (edge.length > 0) {
    const fresh = edge.filter((id) => !known.has(id));
    const read = await Promise.all(fresh.map(async (id) => [id, await store.read(id)] as const));
    const next = new Set<string>();
    for (const [id, object] of read) {
      const commit = object === null ? null : parseCommit(object);
      if (commit === null) store.missing(id);
      found.set(id, commit);
      if (commit !== null && !store.shallow.has(id)) for (const parent of commit.parents) next.add(parent);
    }
    edge = [...next].filter((id) => !found.has(id));
  }
  const commits = [...found.values()].filter((commit) => commit !== null);
  const cut = commits.filter(
    ({ id, parents }) => store.shallow.has(id) || parents.some((parent) => found.get(parent) === null),
  );
  return { commits, cut: new Set(cut.map(({ id }) => id)) };
}

/** Walks a history object by object: the way of the engine without Git, and of both where objects are missing. */
export async function walkObjects(
  store: ObjectStore,
  from: string,
  known: ReadonlySet<string>,
  filter: PathFilter,
): Promise<readonly Commit[]> {
  const { commits, cut } = await collectCommits(store, from, known);
  const trees = new Trees(store);
  const treeOf = new Map(commits.map(({ id, tree }) => [id, tree]));
  const changesOf = async ({ tree, parents }: ParsedCommit): Promise<CommitChanges | null> => {
    const before = await Promise.all(
      parents.map(async (parent) => treeOf.get(parent) ?? (await treeOfCommit(store, parent))),
    );
    const changes = before.includes(null) ? null : await compareTrees(trees, tree, before, filter);
    const brought = before.length < 2 ? [] : await compareTrees(trees, tree, before.slice(0, 1), filter);
    return changes === null || brought === null ? null : { changes, brought };
  };
  const walked: Commit[] = [];
  for (const commit of orderCommits(commits)) {
    walked.push(withChanges(commit, cut.has(commit.id) ? null : await changesOf(commit)));
  }
  return walked;
}

/** Files of the tree of a commit; null when it cannot be read to its end. */
export async function readTreeObjects(
  store: ObjectStore,
  commit: string,
  filter: PathFilter,
): Promise<readonly TreeEntry[] | null> {
  const tree = await treeOfCommit(store, commit);
  const entries = tree === null ? null : await compareTrees(new Trees(store), tree, [], filter);
  return entries?.map(({ path, mode, after }) => ({ path, mode, blob: after ?? '' })) ?? null;
}

async function treeOfCommit(store: ObjectStore, commit: string): Promise<string | null> {
  const object = await store.read(commit);
  const tree = object === null ? null : (parseCommit(object)?.tree ?? null);
  if (tree === null) store.missing(commit);
  return tree;
}

/** Trees by id, the last used ones in memory. */
class Trees {
  readonly #kept = new Map<string, ReadonlyMap<string, TreeLine>>();
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  /** Lines by name, folders with `/` at the end, as a folder and a file of one name are two things; null when not there. */
  async lines(id: string): Promise<ReadonlyMap<string, TreeLine> | null> {
    const kept = this.#kept.get(id);
    if (kept !== undefined) return kept;
    const object = await this.#store.read(id);
    const parsed = object === null ? null : parseTree(object);
    if (parsed === null) {
      this.#store.missing(id);
      return null;
    }
    const lines = new Map(parsed.map((line) => [line.mode === '040000' ? `${line.name}/` : line.name, line]));
    if (this.#kept.size >= mostTrees) this.#kept.clear();
    this.#kept.set(id, lines);
    return lines;
  }
}

const nothing: ReadonlyMap<string, TreeLine> = new Map();

/**
 * What differs between a tree and every one of others; everything where there are no others. Equal folders are not entered.
 *
 * @param tree id of the tree
 * @param before ids of the trees of the parents
 * @returns null when a tree on the way is not there
 */
async function compareTrees(
  trees: Trees,
  tree: string,
  before: readonly (string | null)[],
  filter: PathFilter,
): Promise<readonly PathChange[] | null> {
  const changes: PathChange[] = [];
  const enter = async (
    folder: string,
    current: string | null,
    others: readonly (string | null)[],
  ): Promise<boolean> => {
    if (others.includes(current)) return true;
    const lines = await Promise.all(
      [current, ...others].map(async (id) => (id === null ? nothing : await trees.lines(id))),
    );
    const [now, ...then] = lines.filter((line) => line !== null);
    if (now === undefined || then.length < others.length) return false;
    for (const key of new Set([...now.keys(), ...then.flatMap((line) => [...line.keys()])])) {
      const line = now.get(key);
      const earlier = then.map((other) => other.get(key));
      const path = folder + key;
      if (key.endsWith('/')) {
        if (!filter.enters(path.slice(0, -1))) continue;
        if (
          !(await enter(
            path,
            line?.id ?? null,
            earlier.map((other) => other?.id ?? null),
          ))
        )
          return false;
      } else if (filter.has(path) && earlier.every((other) => other?.id !== line?.id || other?.mode !== line?.mode)) {
        changes.push({
          path,
          before: earlier[0]?.id ?? null,
          after: line?.id ?? null,
          mode: line?.mode ?? '000000',
        });
      }
    }
    return true;
  };
  const complete = await enter('', tree, before.length === 0 ? [null] : before);
  return complete ? changes.sort((a, b) => byteOrder(a.path, b.path)) : null;
}
