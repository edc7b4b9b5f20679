import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { History } from './history.ts';
import type { ItemState } from './item-states.ts';
import { describeCommit, statesOf } from './item-states.ts';
import type { ItemSnapshot } from './snapshot.ts';

/** How an item left the files of the SMS. */
export interface Departure {
  readonly id: string;
  /** Its last state. */
  readonly last: ItemSnapshot;
  /** When it was gone, by which commit, and where its file lies now. */
  readonly end: ItemState;
}

/** An item that no file of the SMS holds any more, as it last was. */
export interface GoneItem extends Departure {
  readonly item: Item;
}

/**
 * How an item left the files: deleted, moved to where the SMS does not look, or no longer looked for.
 *
 * @param sms the model with its history
 * @param id id of an item
 * @returns null for an item that is there, and for one that never was
 */
export function departureOf(sms: Sms, id: string): Departure | null {
  if (sms.items.has(id) || sms.registers.has(id)) return null;
  const states = statesOf(sms, id);
  const [end, last] = [states.at(-1), states.at(-2)?.snapshot ?? null];
  return end === undefined || end.snapshot !== null || last === null ? null : { id, last, end };
}

/**
 * An item that is gone, brought back as it last was.
 *
 * @param sms the model with its history
 * @param id id of an item
 * @returns null for an item that is there, that never was, or that cannot be made from its file alone
 */
export function goneItem(sms: Sms, id: string): GoneItem | null {
  const departure = departureOf(sms, id);
  const item = departure === null ? null : (sms.history?.itemOf(departure.last) ?? null);
  return departure === null || item === null ? null : { ...departure, item };
}

/** What became of it, to follow the name of the item: `was removed from policies/pol-004.md in the commit of …`. */
export function describeDeparture(history: Pick<History, 'days'>, { last, end }: Departure): string {
  const commit = describeCommit(history, end.commit);
  if (end.elsewhere === undefined) return `was removed from ${last.file} in ${commit}`;
  return end.elsewhere === last.file
    ? `is not looked for in ${last.file} any more, since \`roots\` or \`exclude\` of clausebook.yaml was changed in ${commit}`
    : `was moved from ${last.file} to ${end.elsewhere}, where the SMS does not look for items, in ${commit}`;
}

/** What brings it back, as a sentence; null where the change is in no commit yet. */
export function wayBack({ last, end }: Departure): string | null {
  if (end.elsewhere === last.file) return 'Put `roots` and `exclude` of clausebook.yaml back as they were.';
  if (end.elsewhere !== undefined) return `Move it back: \`git mv ${end.elsewhere} ${last.file}\`.`;
  return end.commit === null ? null : `Restore it: \`git checkout ${end.commit.id.slice(0, 7)}~1 -- ${last.file}\`.`;
}
