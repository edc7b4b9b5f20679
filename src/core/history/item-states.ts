import { compareDates } from '../lifecycle/calendar.ts';
import type { Sms } from '../model/sms.ts';
import type { Commit } from './commit.ts';
import type { History } from './history.ts';
import type { ItemSnapshot } from './snapshot.ts';
import { outOfSight } from './out-of-sight.ts';
import { snapshotOfItem } from './snapshot.ts';

/** An item from one moment of the judged line to the next that changed it. */
export interface ItemState {
  /** Null where the item is gone. */
  readonly snapshot: ItemSnapshot | null;
  /** Commit of the first-parent line; null for the work tree. */
  readonly commit: Commit | null;
  /** Day it entered the repository; the day judged for the work tree. */
  readonly day: string;
  /** Of an item that is gone while its file is not: where that lies now, which is no part of the SMS. */
  readonly elsewhere?: string;
}

type Known = Pick<Sms, 'history' | 'items' | 'registers' | 'withheld' | 'asOf' | 'settings'>;

/**
 * States of an item on the judged line, oldest first; the work tree last where it holds something that is in no commit. An
 * item in a file that cannot be read is not gone; one in a file where the SMS no longer looks for items is.
 *
 * @param sms the model with its history; without history there are no states
 * @param id of an item, also of one that is gone
 */
export function statesOf(sms: Known, id: string): readonly ItemState[] {
  const { history } = sms;
  if (history === null) return [];
  const states = (history.line.get(id) ?? []).map(({ commit, snapshot }): ItemState => ({
    commit,
    snapshot,
    day: dayOf(history, commit),
  }));
  const current = stateInWorkTree(sms, history, id, states);
  const all = current === null ? states : [...states, current];
  if (sms.items.has(id) || sms.registers.has(id)) return all;
  if (isUnreadable(sms, id, all)) return all.at(-1)?.snapshot === null ? withoutEnd(all) : all;
  return all.at(-1)?.snapshot === null ? all : untilOutOfSight(sms, history, all);
}

/** Day a commit entered the repository. */
export function dayOf(history: Pick<History, 'days'>, commit: Commit): string {
  return history.days.get(commit.id) ?? new Date(commit.committer.at * 1000).toISOString().slice(0, 10);
}

/** Day an item entered the judged line; null while it is in no commit. */
export function entryDay(sms: Known, id: string): string | null {
  const [first] = statesOf(sms, id);
  return first === undefined || first.commit === null ? null : first.day;
}

/** True for what entered with, or before, the adoption of Git (`adopted`): it is taken over as it is. */
export function isTakenOver(sms: Pick<Sms, 'settings'>, day: string): boolean {
  const { adopted } = sms.settings;
  return adopted !== null && compareDates(day, adopted) <= 0;
}

/** A commit as people name it: `the commit of 2026-03-05 by Ben Holt`. */
export function describeCommit(history: Pick<History, 'days'>, commit: Commit | null): string {
  return commit === null
    ? 'a change that is in no commit yet'
    : `the commit of ${dayOf(history, commit)} by ${commit.author.name}`;
}

function stateInWorkTree(sms: Known, history: History, id: string, states: readonly ItemState[]): ItemState | null {
  const item = sms.items.get(id);
  const last = states.at(-1)?.snapshot ?? null;
  if (item === undefined)
    return last !== null && history.uncommitted.has(last.file) ? { snapshot: null, commit: null, day: sms.asOf } : null;
  const isUncommitted =
    history.uncommitted.has(item.file) || item.includes.some(({ path }) => history.uncommitted.has(path));
  return isUncommitted ? { snapshot: snapshotOfItem(item), commit: null, day: sms.asOf } : null;
}

function isUnreadable(sms: Known, id: string, states: readonly ItemState[]): boolean {
  const file = states.findLast(({ snapshot }) => snapshot !== null)?.snapshot?.file;
  return sms.withheld.some(
    (entry) => entry.id?.toLowerCase() === id.toLowerCase() || (entry.part === undefined && entry.file === file),
  );
}

/** The file of an item may be moved, or the settings changed, so that the SMS looks for no item there any more. */
function untilOutOfSight(sms: Known, history: History, states: readonly ItemState[]): readonly ItemState[] {
  const end = outOfSight(history, sms.settings, states);
  if (end === null) return states;
  const { commit, file } = end;
  const day = commit === null ? sms.asOf : dayOf(history, commit);
  return [...states.slice(0, end.after), { snapshot: null, commit, day, elsewhere: file }];
}

function withoutEnd(states: readonly ItemState[]): readonly ItemState[] {
  return states.slice(0, states.findLastIndex(({ snapshot }) => snapshot !== null) + 1);
}
