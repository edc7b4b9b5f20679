import { statesOf } from '../../core/history/item-states.ts';
import type { ItemState } from '../../core/history/item-states.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { snapshotOfItem } from '../../core/history/snapshot.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isFrozen, takenBack } from './_records.ts';

/**
 * What was done to a record after it was closed, though its file looks intact. `text`: its content, with the digest rewritten;
 * `act`: day or person of the closing; `follow-up`: what became of its actions was changed; `reopened`: it was opened, changed
 * and closed again without a correction that says so; `undone`: the act of its closing was taken away, and no correction says why.
 */
export interface FrozenChange {
  readonly what: 'text' | 'act' | 'follow-up' | 'reopened' | 'undone';
  /** State in which it was closed first. */
  readonly closed: ItemSnapshot;
  /** Digest it was closed with, or its content had then. */
  readonly digest: string;
  /** Where the change came in; null where that is not known. */
  readonly since: ItemState | null;
}

/**
 * Compares a record with the state in which it was closed first, as history or else the trusted base knows it.
 *
 * @param sms the model
 * @param item a record
 * @returns null where nothing changed, it was never closed, or nothing is known
 */
export function changeSinceClosing(sms: Sms, item: Item): FrozenChange | null {
  const states = statesOf(sms, item.id);
  const at = states.findIndex(({ snapshot }) => snapshot !== null && isClosed(sms, snapshot));
  const closed = states[at]?.snapshot ?? null;
  if (closed !== null) return fromHistory(sms, item, closed, states.slice(at + 1));
  const before = sms.history === null ? sms.base?.items.get(item.id) : undefined;
  if (before === undefined || !before.frozen || mapField(before, 'closed') === null) return null;
  const base = snapshotOfItem(before);
  return statesClosing(item) ? compare(item, base, before.digest, item.digest, null) : undone(item, base, null);
}

/** A record that states the act of closing; what is closed from its first day on has no such act. */
function isClosed(sms: Sms, snapshot: ItemSnapshot): boolean {
  return statesClosing(snapshot) && isFrozen(sms, snapshot);
}

function fromHistory(sms: Sms, item: Item, closed: ItemSnapshot, later: readonly ItemState[]): FrozenChange | null {
  if (!statesClosing(item)) return undone(item, closed, later);
  const last = later.at(-1)?.snapshot ?? closed;
  // Digests of history are compared with one another: links of both are read with the files of all times.
  const found = compare(item, closed, closed.digest, last.blob === '' ? item.digest : last.digest, later);
  if (found === null) return null;
  const opened = later.findIndex(({ snapshot }) => snapshot !== null && !isFrozen(sms, snapshot));
  if (opened < 0) return found;
  return isCorrected(item, closed) ? null : { ...found, what: 'reopened', since: later[opened] ?? null };
}

/** Closed once, and not any more: a correction made with it says why, or nobody may. */
function undone(item: Item, closed: ItemSnapshot, later: readonly ItemState[] | null): FrozenChange | null {
  const last = later?.findLastIndex(({ snapshot }) => snapshot !== null && statesClosing(snapshot)) ?? -1;
  if (isCorrected(item, later?.[last]?.snapshot ?? closed)) return null;
  const since = later?.slice(last + 1).find(({ snapshot }) => snapshot !== null) ?? null;
  return { what: 'undone', closed, digest: textField(closingOf(closed.stated), 'digest') ?? closed.digest, since };
}

function statesClosing({ stated }: Pick<ItemSnapshot, 'stated'>): boolean {
  return mapField(stated, 'closed') !== null;
}

function isCorrected(item: Item, closed: ItemSnapshot): boolean {
  return mapsField(item, 'corrections').length > mapsField(closed.stated, 'corrections').length;
}

function compare(
  item: Item,
  closed: ItemSnapshot,
  content: string,
  now: string,
  later: readonly ItemState[] | null,
): FrozenChange | null {
  const [old, act] = [closingOf(closed.stated), closingOf(item.stated)];
  const stated = textField(old, 'digest');
  const digest = stated ?? content;
  const sinceWhen = (isChanged: (snapshot: ItemSnapshot) => boolean): ItemState | null =>
    later?.find(({ snapshot }) => snapshot !== null && isChanged(snapshot)) ?? null;
  // A text that still fits the digest it was closed with is the same, however its links are read today.
  if (content !== now && stated !== item.digest)
    return { what: 'text', closed, digest, since: sinceWhen((state) => state.digest !== content) };
  const differs = (name: string, other: FieldMap): boolean =>
    textField(old, name) !== null && textField(old, name) !== textField(other, name);
  for (const name of ['at', 'by']) {
    if (differs(name, act))
      return { what: 'act', closed, digest, since: sinceWhen((state) => differs(name, closingOf(state.stated))) };
  }
  const steps = [
    closed.stated,
    ...(later ?? []).flatMap(({ snapshot }) => (snapshot === null ? [] : [snapshot.stated])),
    item.stated,
  ];
  const followed = steps.map((fields) => mapsField(closingOf(fields), 'follow_up'));
  const lost = followed.findIndex((entries) => takenBack(entries, followed.at(-1) ?? []).length > 0);
  return lost < 0
    ? null
    : {
        what: 'follow-up',
        closed,
        digest,
        since: sinceWhen(
          (state) => takenBack(followed[lost] ?? [], mapsField(closingOf(state.stated), 'follow_up')).length > 0,
        ),
      };
}

function closingOf(fields: FieldMap): FieldMap {
  return mapField(fields, 'closed') ?? {};
}
