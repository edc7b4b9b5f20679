import type { Commit, HistoryLimit, TreeEntry } from '../../core/history/commit.ts';

/** What a walk may leave out. */
export interface WalkOptions {
  /** Commits known already, each with everything before it: they are not read again. */
  readonly known?: ReadonlySet<string>;
  /** Folders and files (from the root of the repository) whose changes are wanted; all where it is left out. */
  readonly paths?: readonly string[];
}

/** A tag: an annotated one says who made it and when. */
export interface Tag {
  readonly name: string;
  /** Commit it points to. */
  readonly commit: string;
  /** Id of the tag object; null for a lightweight tag. */
  readonly object: string | null;
}

/**
 * Reads one Git repository, without ever writing to it. Two engines implement it: the installed `git`, and isomorphic-git where
 * there is none. Both give the same answers. Replaced objects and grafts do not count: only what the commits themselves say.
 */
export interface GitRepository {
  readonly engine: 'git' | 'isomorphic-git';
  /** Absolute path of the top of the work tree, links resolved; null for a bare repository. */
  readonly top: string | null;
  /** The folder it was opened for, from the top, with `/`; empty for the top itself. */
  readonly prefix: string;
  /** What cannot be known, and why; empty when everything can. Damage that is met while reading is added. */
  readonly limits: readonly HistoryLimit[];
  /** Commit a revision names (branch, tag, `HEAD`, full or short id, each with `~2`, `^2`); null when there is none. */
  resolve(revision: string): Promise<string | null>;
  /** Name of the branch checked out, also before its first commit; null when HEAD is detached. */
  branch(): Promise<string | null>;
  /**
   * Commits reachable from one, children before parents; commits without relation by committer date, newest first, then by id.
   * Never fails: commits whose changes cannot be known are marked `cut`, and `limits` say why.
   *
   * @param from id of a commit
   */
  walk(from: string, options?: WalkOptions): Promise<readonly Commit[]>;
  /** Files of the tree of a commit, in the order of the bytes of their paths; null when it cannot be read to its end. */
  readTree(commit: string, paths?: readonly string[]): Promise<readonly TreeEntry[] | null>;
  /** Contents of blobs; one that is not there (partial clone) or damaged is missing from the map. */
  readBlobs(ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Notes that a blob which a commit names could not be read: damage, except in a clone that leaves objects out. */
  reportMissing(id: string): void;
  /** Raw bytes of a commit or tag object, header included; null when it is not there. */
  readObject(id: string): Promise<Uint8Array | null>;
  /** Tags that lead to a commit, in the order of the bytes of their names. */
  tags(): Promise<readonly Tag[]>;
  /** Ids of the commits that branches end at, here and on remotes; those that cannot be read are left out. */
  branchTips(): Promise<readonly string[]>;
  /** Ids of the commits that a merge brings which is under way in the work tree; none where there is no such merge. */
  mergeHeads(): Promise<readonly string[]>;
  /** Says of a path from the top whether the work tree leaves it out (sparse checkout); null where it leaves out nothing. */
  leftOut(): Promise<((path: string) => boolean) | null>;
  /** Frees programs and caches. */
  close(): Promise<void>;
}
