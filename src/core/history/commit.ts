/** A person line of a commit. */
export interface CommitPerson {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970-01-01 UTC, as stated by whoever made the commit. */
  readonly at: number;
  /** Offset from UTC in minutes; east is positive. */
  readonly offset: number;
}

/** A file or link in the tree of a commit. */
export interface TreeEntry {
  /** Path from the root of the repository, as UTF-8 with `/`. */
  readonly path: string;
  /** Octal mode: `100644`, `100755`, `120000` (symbolic link), `160000` (submodule). */
  readonly mode: string;
  /** Object id, hex. */
  readonly blob: string;
}

/** What a commit did to one path. Of a merge only what differs from every parent counts (`git log -c`). */
export interface PathChange {
  readonly path: string;
  /** Blob in the first parent; null where the path was added. */
  readonly before: string | null;
  /** Blob in the commit; null where the path was deleted. The same as `before` where only the mode changed. */
  readonly after: string | null;
  /** Octal mode in the commit; `000000` where the path was deleted. */
  readonly mode: string;
}

/** One commit with what it changed. Plain data. */
export interface Commit {
  /** Object id, hex. */
  readonly id: string;
  /** As stated in the commit, also where they are not there. */
  readonly parents: readonly string[];
  readonly author: CommitPerson;
  readonly committer: CommitPerson;
  /** Whole message, LF, without the trailing line ends. */
  readonly message: string;
  /** In the order of the bytes of the paths. */
  readonly changes: readonly PathChange[];
  /**
   * Of a merge: every path that differs from its first parent, so what it brought to that line of development, in the same order
   * (asked for by the code that follows the first-parent line in `revisions.ts`; do not remove, both engines must give it).
   * Empty for a commit with one parent or none.
   */
  readonly brought: readonly PathChange[];
  /**
   * True where what the commit changed cannot be known, because a parent or a tree is not there (shallow or partial clone,
   * damage): `changes` is empty then, and history is silent about everything before.
   */
  readonly cut?: true;
}

/** Why a repository cannot answer everything, with what would help. */
export interface HistoryLimit {
  readonly kind:
    'none' | 'no-commits' | 'shallow' | 'partial' | 'sha256' | 'format' | 'damaged' | 'submodule' | 'lfs' | 'sparse';
  /** What is the case, as a sentence. */
  readonly message: string;
  /** The command or setting that would fix it, as a sentence. */
  readonly remedy: string;
}
