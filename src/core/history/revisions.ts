import type { Commit, PathChange } from './commit.ts';
import { isFile } from './files-over-time.ts';
import type { Side } from './followed-paths.ts';
import { haveSameBytes } from '../model/included-files.ts';
import type { ItemSnapshot } from './snapshot.ts';

/**
 * What a commit did to an item. `content`: what an approval binds; `control`: other fields (status, approval entry, review,
 * mapping); `layout`: nothing that counts (line ends, wrapping, order of keys); `moved`: the path alone.
 */
export type RevisionKind = 'added' | 'content' | 'control' | 'layout' | 'moved' | 'removed';

/** A commit that changed an item. */
export interface Revision {
  readonly item: string;
  readonly commit: Commit;
  /** Commit with which it reached the line that is judged: itself, or the merge that brought its branch. */
  readonly arrival: Commit;
  readonly kind: RevisionKind;
  /** The commit touched a large part of the SMS at once (links rewritten, files moved). */
  readonly isBulk: boolean;
  /** As it was in the first parent; null where it was not there. */
  readonly before: ItemSnapshot | null;
  /** As the commit left it; null where it removed it. */
  readonly after: ItemSnapshot | null;
}

/** An item from one commit of the judged line to the next that changed it there. */
export interface LineState {
  /** Commit of the first-parent line. */
  readonly commit: Commit;
  /** Null from the commit that removed it. */
  readonly snapshot: ItemSnapshot | null;
}

/**
 * Items in a state of a file: its path and blob, and the commit at which it is looked at, with the side of it. Asked in the
 * order of the commits, oldest first.
 */
export type SnapshotsOf = (path: string, blob: string, commit: Commit, side: Side) => readonly ItemSnapshot[];

/** How states of files are read. */
export interface StateReader {
  readonly snapshotsOf: SnapshotsOf;
  /** Texts that changes of a commit left as they were, while a file that they include became another. */
  readonly includersOf: (commit: Commit, changes: readonly PathChange[]) => readonly PathChange[];
}

/** History of all items. */
export interface Revisions {
  /** By id, oldest first; a commit stands after its parents. */
  readonly revisions: ReadonlyMap<string, readonly Revision[]>;
  /** By id: states on the first-parent line, oldest first. */
  readonly line: ReadonlyMap<string, readonly LineState[]>;
}

const leastBulk = 25;

/**
 * Sorts what commits changed by item.
 *
 * @param commits reachable from the commit that is judged, and those of a merge that is under way; children before parents
 * @param reader gives the items in a state of a file; none for files that hold none
 * @param head the commit that is judged; the first where it is left out
 * @returns states and revisions of every id there ever was
 */
export function revisionsOf(
  commits: readonly Commit[],
  reader: StateReader,
  head: Commit | undefined = commits[0],
): Revisions {
  const revisions = new Map<string, Revision[]>();
  const states = new Map<string, LineState[]>();
  const line = firstParentLine(commits, head);
  const isOnLine = new Set(line);
  const arrivals = arrivalsOf(commits, line);
  for (const commit of commits.toReversed()) {
    const found = changedItems(commit, commit.changes, reader);
    const isBulk = commit.parents.length > 0 && new Set(found.map(({ file }) => file)).size >= leastBulk;
    for (const { id, before, after } of found) {
      const kind = kindOf(before, after);
      if (kind === null) continue;
      const arrival = arrivals.get(commit.id) ?? commit;
      pushTo(revisions, id, { item: id, commit, arrival, kind, isBulk, before, after });
    }
    if (isOnLine.has(commit)) addLineStates(states, commit, reader);
  }
  return { revisions, line: states };
}

/**
 * Commits of the first-parent line, oldest first.
 *
 * @param commits all that are known
 * @param head where the line ends; the first commit where it is left out
 */
export function firstParentLine(commits: readonly Commit[], head: Commit | undefined = commits[0]): readonly Commit[] {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const line: Commit[] = [];
  let next = head;
  while (next !== undefined) {
    line.push(next);
    next = byId.get(next.parents[0] ?? '');
  }
  return line.reverse();
}

function addLineStates(states: Map<string, LineState[]>, commit: Commit, reader: StateReader): void {
  const changes = commit.parents.length > 1 ? commit.brought : commit.changes;
  for (const { id, before, after } of changedItems(commit, changes, reader)) {
    // What could not be read is judged as it was until it can be read again.
    if (after?.isUnreadable === true || kindOf(before, after) === null) continue;
    pushTo(states, id, { commit, snapshot: after });
  }
}

/** Each commit with the commit of the line that first reaches it. */
function arrivalsOf(commits: readonly Commit[], line: readonly Commit[]): ReadonlyMap<string, Commit> {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const arrivals = new Map<string, Commit>();
  for (const arrival of line) {
    const open = [arrival];
    for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
      if (arrivals.has(commit.id)) continue;
      arrivals.set(commit.id, arrival);
      for (const parent of commit.parents) {
        const known = byId.get(parent);
        if (known !== undefined) open.push(known);
      }
    }
  }
  return arrivals;
}

interface ChangedItem {
  readonly id: string;
  readonly file: string;
  readonly before: ItemSnapshot | null;
  readonly after: ItemSnapshot | null;
}

/** Items in the files that a commit changed, or of which it changed a part, before and after; one that moved to another file is one item. */
function changedItems(
  commit: Commit,
  changes: readonly PathChange[],
  { snapshotsOf, includersOf }: StateReader,
): readonly ChangedItem[] {
  const before = new Map<string, ItemSnapshot>();
  const after = new Map<string, ItemSnapshot>();
  for (const change of [...changes, ...includersOf(commit, changes)]) {
    if (change.before !== null)
      for (const item of snapshotsOf(change.path, change.before, commit, 'before')) before.set(item.id, item);
    if (change.after !== null && isFile(change.mode))
      for (const item of snapshotsOf(change.path, change.after, commit, 'after')) after.set(item.id, item);
  }
  const moved = movedByBranch(commit, snapshotsOf, new Set([...after.keys()].filter((id) => !before.has(id))));
  return [...new Set([...before.keys(), ...after.keys()])].map((id) => {
    const [old, now] = [before.get(id) ?? moved.get(id) ?? null, after.get(id) ?? null];
    return { id, file: (now ?? old)?.file ?? '', before: old, after: now };
  });
}

/** Items that a branch had moved and its merge changed: as they were before, on the line it was merged into. */
function movedByBranch(
  commit: Commit,
  snapshotsOf: SnapshotsOf,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, ItemSnapshot> {
  if (commit.parents.length < 2 || wanted.size === 0) return new Map();
  const gone = commit.brought.flatMap(({ path, before, after }) =>
    before === null || after !== null ? [] : snapshotsOf(path, before, commit, 'before'),
  );
  return new Map(gone.filter(({ id }) => wanted.has(id)).map((item) => [item.id, item]));
}

/** Null where the item itself is as it was: another row of its register changed, or the mode of the file. */
function kindOf(before: ItemSnapshot | null, after: ItemSnapshot | null): RevisionKind | null {
  if (before === null) return after === null ? null : 'added';
  if (after === null) return 'removed';
  const isWhole = after.storage === 'file' || after.storage === 'register';
  const hasSameFields = before.fingerprint === after.fingerprint;
  if ((isWhole || !hasSameFields) && before.digest !== after.digest) return 'content';
  if (isWhole && !haveSameBytes(before.includes, after.includes)) return 'content';
  if (!hasSameFields) return 'control';
  if (before.file !== after.file) return 'moved';
  return isWhole && before.blob !== after.blob ? 'layout' : null;
}

function pushTo<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
