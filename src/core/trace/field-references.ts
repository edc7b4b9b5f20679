import type { Item } from '../model/item.ts';
import type { FieldPath, Place } from '../model/place.ts';
import type { Sms } from '../model/sms.ts';
import { placeOfPath } from './references.ts';

/**
 * Ids that a field of an item names, or a part of the field: spelling and aliases are resolved, dead ends are left out.
 *
 * @param sms the model
 * @param item the item
 * @param path name of the field, then keys and positions inside it
 */
export function idsAt(sms: Sms, item: Item, ...path: FieldPath): readonly string[] {
  const wanted = [...item.path, ...path];
  return (sms.relationsFrom.get(item.id) ?? [])
    .filter(({ path: at }) => at !== null && wanted.every((step, index) => at[index] === step))
    .map((relation) => relation.to);
}

/**
 * Place of a field where the item states it, else of the item.
 *
 * @param item the item
 * @param field name of the field
 * @param inside keys and positions inside the field
 */
export function placeOfField(item: Item, field: string, ...inside: FieldPath): Place {
  const origin = item.origins[field];
  return origin === undefined || origin.kind === 'default' ? item.place : placeOfPath(item, field, inside);
}
