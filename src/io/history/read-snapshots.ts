import type { Commit } from '../../core/history/commit.ts';
import type { Side } from '../../core/history/followed-paths.ts';
import { followPaths } from '../../core/history/followed-paths.ts';
import { FilesOverTime } from '../../core/history/files-over-time.ts';
import { IncludedOverTime } from '../../core/history/included-over-time.ts';
import { linksOfAllTimes, LinksOverTime } from '../../core/history/links-over-time.ts';
import type { StateReader } from '../../core/history/revisions.ts';
import type { ItemSnapshot, SnapshotContext } from '../../core/history/snapshot.ts';
import { snapshotsOf } from '../../core/history/snapshot.ts';
import { fileKinds, filesRead } from '../../core/model/files-of-sms.ts';
import { ForeignMapper } from '../../core/model/foreign.ts';
import type { Sms } from '../../core/model/sms.ts';
import { buildTypeTable } from '../../core/types/type-table.ts';
import { sha256 } from '../sha256.ts';
import type { FileStates } from './file-states.ts';

/** Items in a state of a file, as long as the files it names are the same. */
interface KnownState {
  /** SHA-256 of each file that it names; undefined where there was none. */
  readonly named: ReadonlyMap<string, string | undefined>;
  readonly snapshots: readonly ItemSnapshot[];
}

/**
 * Items in a state of a file, each worked out once, with the included files and the links as they were at that commit.
 *
 * @param states every state of every file
 * @param commits children before parents
 * @param head the commit that is judged
 * @param sms the model that is judged: its settings say how files are read
 */
export function snapshotReader(states: FileStates, commits: readonly Commit[], head: Commit, sms: Sms): StateReader {
  const known = new Map<string, KnownState[]>();
  const files = new FilesOverTime(commits);
  const included = new IncludedOverTime(files);
  const assetAt = assetFinder(states, files, sms);
  const followed = followPaths(commits, head, sms.settings, (path, blob) => states.of(path, blob)?.facts ?? null);
  const { always, goTo, then } = linksAlong(states, commits, sms, followed.former);
  const table = buildTypeTable(sms.settings);
  const { isAsset } = fileKinds(sms.settings);
  const context: Omit<SnapshotContext, 'assets'> = {
    settings: sms.settings,
    table,
    mapper: new ForeignMapper(sms.settings, [], table),
    index: always,
    then,
    sha256,
  };
  return {
    includersOf: (commit, changes) => included.changedBy(commit, changes),
    snapshotsOf: (path, blob, commit, side) => {
      const latest = followed.latest(path, commit, side);
      const key = `${blob} ${path} ${latest === path ? '' : latest}`;
      const before = known.get(key) ?? [];
      const found = before.find(({ named }) =>
        [...named].every(([file, hash]) => assetAt(file, commit, side) === hash),
      );
      if (found !== undefined) return found.snapshots;
      goTo(commit);
      const named = new Map<string, string | undefined>();
      const get = (file: string): string | undefined => {
        const hash = assetAt(file, commit, side);
        if (isAsset(file)) named.set(file, hash);
        return hash;
      };
      const state = states.of(path, blob);
      const snapshots =
        state === undefined || (state.facts === null && state.data === null)
          ? []
          : snapshotsOf(state.facts, state.data, blob, { ...context, assets: { get } }, latest);
      included.note(path, blob, named.keys());
      known.set(key, [...before, { named, snapshots }]);
      return snapshots;
    },
  };
}

/** SHA-256 of a file that is no text, as a commit has it; the same files count as in the model. */
function assetFinder(
  states: FileStates,
  files: FilesOverTime,
  sms: Sms,
): (path: string, commit: Commit, side: Side) => string | undefined {
  const isRead = filesRead(sms.settings);
  const { isAsset } = fileKinds(sms.settings);
  return (path, commit, side) => {
    const blob = isAsset(path) && isRead(path) ? files.blobAt(path, commit, side) : null;
    return blob === null ? undefined : states.of(path, blob)?.sha256;
  };
}

/** Links of all times, and those of one commit after the other. */
function linksAlong(
  states: FileStates,
  commits: readonly Commit[],
  sms: Sms,
  former: ReadonlyMap<string, string>,
): {
  readonly always: SnapshotContext['index'];
  readonly then: SnapshotContext['then'];
  /** Takes over what was done up to a commit. */
  readonly goTo: (commit: Commit) => void;
} {
  const files = [...states.all()].toReversed();
  const always = linksOfAllTimes(
    files.flatMap(({ facts }) => facts ?? []),
    sms,
    former,
  );
  const links = new LinksOverTime(
    always,
    files.flatMap(({ facts, data }) => facts ?? data ?? []),
  );
  const oldestFirst = commits.toReversed();
  const passed = new Set<Commit>();
  const goTo = (commit: Commit): void => {
    while (!passed.has(commit)) {
      const at = oldestFirst[passed.size];
      if (at === undefined) return;
      for (const { path, after } of at.changes) {
        const state = after === null ? undefined : states.of(path, after);
        links.set(path, state?.facts ?? state?.data ?? null);
      }
      passed.add(at);
    }
  };
  return { always, then: links.index, goTo };
}
