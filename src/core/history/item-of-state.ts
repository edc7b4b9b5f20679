import { buildSms } from '../model/build-sms.ts';
import type { DataFacts, SourceFacts } from '../model/facts.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { olderAssets } from './older-assets.ts';
import type { ItemSnapshot } from './snapshot.ts';

/** A state of a file, parsed. */
export interface FileState {
  readonly facts: SourceFacts | null;
  readonly data: DataFacts | null;
}

/**
 * Makes items as states of their files stated them, for what is asked of an item that no file holds any more. What one file held is
 * worked out once, however many of its rows are asked for.
 *
 * @param sms the model that is judged: settings and day
 * @param stateOf a state of a file, by path and blob; undefined where it is not known
 * @param sha256 SHA-256 of the UTF-8 bytes of a text, hex
 * @returns gives null where an item cannot be made from its file alone
 */
export function itemsOfStates(
  sms: Sms,
  stateOf: (file: string, blob: string) => FileState | undefined,
  sha256: (utf8: string) => string,
): (snapshot: ItemSnapshot) => Item | null {
  const made = new WeakMap<ItemSnapshot, Item | null>();
  const held = new Map<string, ReadonlyMap<string, Item>>();
  const allOf = (snapshot: ItemSnapshot): ReadonlyMap<string, Item> => {
    const { file, blob, storage } = snapshot;
    const state = stateOf(file, blob);
    if (state === undefined) return new Map();
    // What the whole of a file includes is told by its own state.
    if (storage === 'file') return itemsIn(sms, state, snapshot, sha256);
    const key = `${blob} ${file}`;
    const items = held.get(key) ?? itemsIn(sms, state, snapshot, sha256);
    held.set(key, items);
    return items;
  };
  return (snapshot) => {
    const before = made.get(snapshot);
    if (before !== undefined) return before;
    const item = allOf(snapshot).get(snapshot.id);
    // Its links led somewhere then.
    const then = item === undefined ? null : withDigest(item, snapshot.digest);
    made.set(snapshot, then);
    return then;
  };
}

function itemsIn(
  sms: Sms,
  { facts, data }: FileState,
  snapshot: ItemSnapshot,
  sha256: (utf8: string) => string,
): ReadonlyMap<string, Item> {
  const { items } = buildSms({
    ...sms,
    files: facts === null ? [] : [facts],
    data: data === null ? [] : [data],
    pages: [],
    olderAssets: olderAssets(new Map([[snapshot.file, snapshot]])),
    sha256,
  });
  return items;
}

/** The item with another digest; what it works out when asked stays unasked. */
function withDigest(item: Item, digest: Item['digest']): Item {
  const properties = { ...Object.getOwnPropertyDescriptors(item), digest: { value: digest, enumerable: true } };
  return Object.defineProperties({}, properties) as Item;
}
