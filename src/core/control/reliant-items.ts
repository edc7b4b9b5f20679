import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';

/**
 * Documents and master data in force that name an item or link to it as if it were in force. Records are history, and what
 * replaces the item names it as what it replaced.
 *
 * @param sms the model
 * @param item the item that is to end
 * @returns their ids, in the order of the model
 */
export function reliantItems(sms: Sms, item: Item): readonly string[] {
  const relations = (sms.relationsTo.get(item.id) ?? []).filter(({ from, verb }) => {
    const source = sms.items.get(from);
    return from !== item.id && verb !== 'supersedes' && source?.inForce === true && source.type.class !== 'record';
  });
  return [...new Set(relations.map(({ from }) => from))];
}
