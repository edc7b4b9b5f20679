import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Site } from '../site.ts';

const id = /\b[A-Z][A-Z0-9]*-[0-9][A-Z0-9-]*\b/g;

/**
 * Items of some types whose ids the text of an item names, each once, in the order of the ids: ids that stand in running text are links on
 * the page, but no relations.
 *
 * @param site the site
 * @param item the item
 * @param types types wanted
 */
export function namedInText(site: Site, item: Item, types: readonly string[]): readonly Item[] {
  return idsInText(item)
    .flatMap((found) => site.checked.sms.items.get(found) ?? [])
    .filter((other) => other !== item && types.includes(other.type.key));
}

function idsInText(item: Item): readonly string[] {
  return item.storage === 'file' ? [...new Set(item.facts?.body.match(id))].sort() : [];
}

const known = new WeakMap<Sms['items'], ReadonlyMap<string, readonly Item[]>>();

/** Processes, procedures and plans in force whose text names an item; read once per SMS. */
export function documentsNaming(site: Site, wanted: string): readonly Item[] {
  const { sms } = site.checked;
  const found = known.get(sms.items) ?? readDocuments(sms);
  known.set(sms.items, found);
  return found.get(wanted) ?? [];
}

function readDocuments(sms: Sms): ReadonlyMap<string, readonly Item[]> {
  const byId = new Map<string, Item[]>();
  for (const item of ['process', 'procedure', 'plan'].flatMap((type) => itemsOfType(sms, type)))
    for (const named of item.inForce ? idsInText(item) : []) {
      const naming = byId.get(named) ?? [];
      byId.set(named, naming);
      naming.push(item);
    }
  return byId;
}
