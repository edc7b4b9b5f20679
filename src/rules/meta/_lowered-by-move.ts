import type { Commit } from '../../core/history/commit.ts';
import type { History } from '../../core/history/history.ts';
import { dayOf, describeCommit, isTakenOver, statesOf } from '../../core/history/item-states.ts';
import type { Item } from '../../core/model/item.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { MovedTo } from '../../core/model/stated-control.ts';
import { statedControl, withMovedFiles } from '../../core/model/stated-control.ts';
import { isWeakerControl } from './_control-strength.ts';

/** The settings as a commit left them. */
export interface ValidState {
  readonly commit: Commit | null;
  readonly settings: Settings;
}

/** A document that came under less control because its file was moved. */
export interface LoweredByMove {
  readonly item: Item;
  /** Commit that moved it; null for the work tree. */
  readonly commit: Commit | null;
  /** Position of the first state of the settings that came with that commit or later. */
  readonly next: number;
  /** What became of it, as a sentence without its end. */
  readonly says: string;
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly commit: Commit | null;
}

/**
 * Documents whose files were moved out of a place for which the settings ask for stricter control, and which still are under less.
 *
 * @param sms the model with its history
 * @param states states of the settings, oldest first
 * @param movedTo where files that were renamed lie now
 */
export function loweredByMoves(sms: Sms, states: readonly ValidState[], movedTo: MovedTo): readonly LoweredByMove[] {
  const { history } = sms;
  if (history === null || states.every(({ settings }) => Object.keys(settings.control).length === 0)) return [];
  const isAfter = laterThan(history);
  return [...sms.items.values()].flatMap((item) => {
    if (item.storage !== 'file') return [];
    const line = statesOf(sms, item.id);
    const moves = line.flatMap(({ snapshot, commit }, index): readonly Move[] => {
      const from = line[index - 1]?.snapshot?.file;
      const isOld = commit !== null && isTakenOver(sms, dayOf(history, commit));
      return snapshot === null || from === undefined || from === snapshot.file || isOld
        ? []
        : [{ from, to: snapshot.file, commit }];
    });
    const lowered = moves.flatMap((move): readonly LoweredByMove[] => {
      const { from, to, commit } = move;
      const since = states.findIndex((state) => !isAfter(commit, state.commit));
      const next = since < 0 ? states.length : since;
      const then = states[next - 1]?.settings ?? null;
      const strength = then === null ? null : strengthLost(item, then, movedTo, move);
      const what = `${item.id} was moved from ${from} to ${to}, where \`control\` asks for less (${strength ?? ''} there, ${item.control} here)`;
      return strength === null ? [] : [{ item, commit, next, says: `${what}, in ${describeCommit(history, commit)}` }];
    });
    return lowered.slice(-1);
  });
}

/** The strength of control that a move took from a document, where it has not come back; null where it took none. */
function strengthLost(
  { type, kind, control }: Item,
  settings: Settings,
  movedTo: MovedTo,
  { from, to }: Move,
): Item['control'] | null {
  const controlOf = statedControl({ control: withMovedFiles(settings.control, movedTo) });
  const before = controlOf(from, type.key);
  const after = controlOf(to, type.key) ?? kind?.control ?? type.control;
  return before !== null && isWeakerControl(after, before) && isWeakerControl(control, before) ? before : null;
}

/** True for a commit that comes after another on the line; the work tree comes last. */
function laterThan({ commits }: History): (commit: Commit | null, other: Commit | null) => boolean {
  const order = new Map(commits.map(({ id }, index) => [id, commits.length - index]));
  const position = (commit: Commit | null): number => (commit === null ? Infinity : (order.get(commit.id) ?? 0));
  return (commit, other) => position(commit) > position(other);
}
