import type { Commit } from '../../core/history/commit.ts';
import { followPaths } from '../../core/history/followed-paths.ts';
import { linksOfAllTimes, LinksOverTime } from '../../core/history/links-over-time.ts';
import type { SnapshotsOf } from '../../core/history/revisions.ts';
import type { ItemSnapshot, SnapshotContext } from '../../core/history/snapshot.ts';
import { snapshotsOf } from '../../core/history/snapshot.ts';
import { ForeignMapper } from '../../core/model/foreign.ts';
import type { Sms } from '../../core/model/sms.ts';
import { buildTypeTable } from '../../core/types/type-table.ts';
import { sha256 } from '../sha256.ts';
import type { FileStates } from './file-states.ts';

/**
 * Items in a state of a file, each worked out once, with the included files and the links as they were at that commit.
 *
 * @param states every state of every file
 * @param commits children before parents
 * @param sms the model that is judged: its settings say how files are read
 */
export function snapshotReader(states: FileStates, commits: readonly Commit[], sms: Sms): SnapshotsOf {
  const known = new Map<string, readonly ItemSnapshot[]>();
  const assets = new Map<string, string>();
  const files = [...states.all()].toReversed();
  const followed = followPaths(commits, sms.settings, (path, blob) => states.of(path, blob)?.facts ?? null);
  const always = linksOfAllTimes(
    files.flatMap(({ facts }) => facts ?? []),
    sms,
    assets,
    followed.former,
  );
  const then = new LinksOverTime(
    always,
    files.flatMap(({ facts, data }) => facts ?? data ?? []),
  );
  const oldestFirst = commits.toReversed();
  let next = 0;
  const goTo = (commit: Commit): void => {
    for (let at = oldestFirst[next]; at !== undefined; at = oldestFirst[next]) {
      for (const { path, after } of at.changes) {
        const state = after === null ? undefined : states.of(path, after);
        if (state === undefined || state.facts !== null) assets.delete(path);
        else assets.set(path, state.sha256);
        then.set(path, state?.facts ?? state?.data ?? null);
      }
      next += 1;
      if (at === commit) return;
    }
  };
  const table = buildTypeTable(sms.settings);
  const context: SnapshotContext = {
    settings: sms.settings,
    table,
    mapper: new ForeignMapper(sms.settings, [], table),
    index: always,
    then: then.index,
    assets,
    sha256,
  };
  const passed = new Set<Commit>();
  return (path, blob, commit, side) => {
    const latest = followed.latest(path, commit, side);
    const key = `${blob} ${path} ${latest === path ? '' : latest}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (!passed.has(commit)) goTo(commit);
    passed.add(commit);
    const state = states.of(path, blob);
    const snapshots =
      state === undefined || (state.facts === null && state.data === null)
        ? []
        : snapshotsOf(state.facts, state.data, blob, context, latest);
    known.set(key, snapshots);
    return snapshots;
  };
}
