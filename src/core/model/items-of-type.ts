import type { Item } from './item.ts';
import type { Sms } from './sms.ts';

const known = new WeakMap<Sms['items'], ReadonlyMap<string, readonly Item[]>>();

/**
 * Items of one type, in the order of files and rows. The items are sorted by type once per SMS, since rules ask often.
 *
 * @param sms the items
 * @param type key of the type
 */
export function itemsOfType({ items }: Pick<Sms, 'items'>, type: string): readonly Item[] {
  let byType = known.get(items);
  if (byType === undefined) {
    byType = Map.groupBy(items.values(), (item) => item.type.key);
    known.set(items, byType);
  }
  return byType.get(type) ?? [];
}
