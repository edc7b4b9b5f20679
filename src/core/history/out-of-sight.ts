import { filesOfSms } from '../model/files-of-sms.ts';
import type { Settings } from '../model/settings.ts';
import type { Commit } from './commit.ts';
import type { History } from './history.ts';
import { firstParentLine } from './revisions.ts';
import type { ItemSnapshot } from './snapshot.ts';

/** How an item left the part of the repository where the SMS looks for items. */
export interface OutOfSight {
  /** Commit that moved its file, or changed the settings; null for the work tree. */
  readonly commit: Commit | null;
  /** Where its file lies now. */
  readonly file: string;
  /** How many of its states came before. */
  readonly after: number;
}

interface Moment {
  readonly commit: Commit | null;
  readonly snapshot: ItemSnapshot | null;
}

type IsLookedAt = (path: string) => boolean;

/** Where the SMS looked for items from one commit of the line on. */
interface Outlook {
  readonly commit: Commit | null;
  readonly position: number;
  readonly isLookedAt: IsLookedAt;
}

interface Line {
  readonly positionOf: (commit: Commit | null) => number;
  readonly outlooks: readonly Outlook[];
}

/**
 * Since when the file of an item has lain where the SMS does not look, though it once did.
 *
 * @param history commits and settings over time
 * @param settings what is looked at now
 * @param states of an item that is not among those of the SMS, oldest first; the last one is in a file
 * @returns null where its file is looked at, or never was
 */
export function outOfSight(history: History, settings: Settings, states: readonly Moment[]): OutOfSight | null {
  const last = states.at(-1)?.snapshot ?? null;
  if (last === null || filesOfSms(settings)(last.file)) return null;
  const { positionOf, outlooks } = lineOf(history, settings);
  const own = states.map(({ commit, snapshot }) => ({ commit, snapshot, position: positionOf(commit) }));
  const moments = [...own, ...outlooks].sort((a, b) => a.position - b.position);
  const isSeen = ({ position }: { readonly position: number }): boolean => {
    const state = own.findLast((other) => other.position <= position)?.snapshot ?? null;
    const outlook = outlooks.findLast((other) => other.position <= position) ?? outlooks[0];
    return state !== null && outlook?.isLookedAt(state.file) === true;
  };
  const seen = moments.findLastIndex(isSeen);
  const end = moments.slice(seen + 1).find(({ position }) => position > (moments[seen]?.position ?? Infinity));
  if (end === undefined) return null;
  const after = own.filter(({ position }) => position < end.position).length;
  return { commit: end.commit, file: last.file, after };
}

const known = new WeakMap<History, Line>();

function lineOf(history: History, settings: Settings): Line {
  const before = known.get(history);
  if (before !== undefined) return before;
  const positions = new Map(firstParentLine(history.commits, history.head).map(({ id }, index) => [id, index]));
  const positionOf = (commit: Commit | null): number =>
    commit === null ? positions.size : (positions.get(commit.id) ?? 0);
  const stated = history.settings.flatMap((state): readonly Outlook[] =>
    state.settings === null
      ? []
      : [{ commit: state.commit, position: positionOf(state.commit), isLookedAt: filesOfSms(state.settings) }],
  );
  // Where the settings of the past are not known, those of today held.
  const outlooks =
    stated.length > 0 ? stated : [{ commit: null, position: positions.size, isLookedAt: filesOfSms(settings) }];
  const line = { positionOf, outlooks };
  known.set(history, line);
  return line;
}
