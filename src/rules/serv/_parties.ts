import { booleanField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { isOpen } from './_sections.ts';

/** Whoever supplies a part, as named in a file. */
export interface Party {
  /** Id of an item, else the words in small letters: what two files must share to mean the same party. */
  readonly key: string;
  /** Item that stands for it; null where it is named in words only. */
  readonly item: Item | null;
  readonly words: string;
}

/** A part of a service. */
export interface Component {
  readonly service: Item;
  readonly name: string;
  /** `own`, `external-supplier`, `internal-supplier`, `customer`; null where it is not said. */
  readonly by: string | null;
  readonly party: Party | null;
  readonly place: Place;
}

/**
 * Parts of a service, with whoever supplies them.
 *
 * @param sms the model
 * @param service the service
 */
export function componentsOf(sms: Sms, service: Item): readonly Component[] {
  return mapsField(service, 'components').map((entry, index) => ({
    service,
    name: textField(entry, 'name') ?? `part ${index + 1}`,
    by: textField(entry, 'by'),
    party: partyNamed(sms, textField(entry, 'party')),
    place: placeOfPath(service, 'components', [index]),
  }));
}

/**
 * The party that a text names: an item by its id or its title, else the words themselves. Null where it names nobody.
 *
 * @param sms the model
 * @param text value of a field
 */
export function partyNamed(sms: Sms, text: string | null): Party | null {
  const words = (text ?? '').trim().replaceAll(/\s+/g, ' ');
  if (isOpen(words)) return null;
  const plain = words.toLowerCase();
  const item =
    sms.items.get(words.toUpperCase()) ??
    [...sms.items.values()].find((other) => partyTypes.has(other.type.key) && other.title.toLowerCase() === plain) ??
    null;
  return { key: item?.id ?? plain, item, words: item === null ? words : `${item.id} (${item.title})` };
}

const partyTypes: ReadonlySet<string> = new Set(['supplier', 'customer', 'unit']);

/** True for an own unit inside the scope: what it supplies needs no agreement with another party. */
export function isInsideScope({ item }: Party): boolean {
  return item?.type.key === 'unit' && booleanField(item, 'in_scope') !== false;
}
