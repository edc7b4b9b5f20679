import { buildSms } from '../model/build-sms.ts';
import type { DataFacts, SourceFacts } from '../model/facts.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { olderAssets } from './older-assets.ts';
import type { ItemSnapshot } from './snapshot.ts';

/**
 * An item as one state of its file stated it, for what is asked of an item that no file holds any more.
 *
 * @param sms the model that is judged: settings and day
 * @param snapshot the state
 * @param file that state of the file, parsed
 * @param sha256 SHA-256 of the UTF-8 bytes of a text, hex
 * @returns null where it cannot be made from its file alone
 */
export function itemOfState(
  sms: Sms,
  snapshot: ItemSnapshot,
  file: { readonly facts: SourceFacts | null; readonly data: DataFacts | null },
  sha256: (utf8: string) => string,
): Item | null {
  const { facts, data } = file;
  const alone = buildSms({
    ...sms,
    files: facts === null ? [] : [facts],
    data: data === null ? [] : [data],
    pages: [],
    olderAssets: olderAssets(new Map([[snapshot.file, snapshot]])),
    sha256,
  });
  const item = alone.items.get(snapshot.id);
  // Its links led somewhere then.
  return item === undefined ? null : { ...item, digest: snapshot.digest };
}
