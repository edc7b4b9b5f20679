import { believed } from '../control/believed.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Sms } from '../model/sms.ts';
import type { Commit } from './commit.ts';
import type { History } from './history.ts';
import type { ItemState } from './item-states.ts';
import { isTakenOver, statesOf } from './item-states.ts';
import { firstParentLine } from './revisions.ts';
import type { ItemSnapshot } from './snapshot.ts';
import { snapshotOfItem } from './snapshot.ts';

/** A state of an item with the days on which it stood in the files of the judged line. */
export interface StateOnFile {
  readonly snapshot: ItemSnapshot;
  /** Commit that brought it; null for the work tree. */
  readonly commit: Commit | null;
  /** First day; null where it was there from the beginning, so that no commit can show since when. */
  readonly since: string | null;
  /** Day on which another state took its place, or the item was gone; null while it stands. */
  readonly until: string | null;
}

/**
 * States of an item as whoever judges knows them, oldest first. With a trusted base they end with the first one that is what the base
 * holds: a change brings no past of its own.
 *
 * @param sms the model that is judged, with its history; without history there are none
 * @param id of an item, also of one that is gone
 */
export function statesOnFile(sms: Sms, id: string): readonly StateOnFile[] {
  const { history } = sms;
  if (history === null) return [];
  const states = trustedStates(sms, id);
  return states.flatMap(({ snapshot, commit, day }, index): readonly StateOnFile[] => {
    const since = isFromTheBeginning(sms, history, commit, day) ? null : day;
    return snapshot === null ? [] : [{ snapshot, commit, since, until: states[index + 1]?.day ?? null }];
  });
}

/** True for a state that stood in the files on some day from `from` to `to`, both included. */
export function stoodBetween(
  { since, until }: Pick<StateOnFile, 'since' | 'until'>,
  from: string,
  to: string,
): boolean {
  return (since === null || compareDates(since, to) <= 0) && (until === null || compareDates(from, until) <= 0);
}

/** Fields of an item in a state, with what its register gave to rows that did not state them. */
export function fieldsOnFile(sms: Pick<Sms, 'history' | 'items'>, snapshot: ItemSnapshot): FieldMap {
  const item = snapshot.blob === '' ? sms.items.get(snapshot.id) : sms.history?.itemOf(snapshot);
  return item?.fields ?? snapshot.stated;
}

function trustedStates(sms: Sms, id: string): readonly ItemState[] {
  const states = statesOf(sms, id);
  if (sms.base === null) return states;
  const item = sms.base.items.get(id);
  const held = item === undefined ? null : snapshotOfItem(item).fingerprint;
  const end = states.findIndex(({ snapshot }) => (snapshot?.fingerprint ?? null) === held);
  return states.slice(0, end + 1);
}

/** Nothing can have been on file before there was an SMS: what its first commit brought was there from the beginning. */
function isFromTheBeginning(sms: Sms, history: History, commit: Commit | null, day: string): boolean {
  return commit !== null && (commit.id === firstCommit(history)?.id || isTakenOver(believed(sms), day));
}

const starts = new WeakMap<History, Commit | null>();

function firstCommit(history: History): Commit | null {
  const known = starts.get(history);
  if (known !== undefined) return known;
  const line = firstParentLine(history.commits);
  const first = line.find(({ changes, brought }) => changes.length > 0 || brought.length > 0) ?? null;
  starts.set(history, first);
  return first;
}
