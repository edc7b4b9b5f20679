import { collectFields } from '../model/build-item.ts';
import type { FieldMap } from '../model/fields.ts';
import { idsToday } from '../model/id-today.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { ItemSnapshot } from './snapshot.ts';

const known = new WeakMap<ItemSnapshot, FieldMap>();

/**
 * Fields of an earlier state of a document, with what its body states in tables and lists.
 *
 * @param sms types, and ids of today for the spelling of references
 * @param item the document today
 * @param state a state of it
 * @returns null where the file of that state can no longer be read
 */
export function fieldsOfState(
  sms: Pick<Sms, 'items' | 'types' | 'history' | 'settings'>,
  item: Item,
  state: ItemSnapshot,
): FieldMap | null {
  const before = known.get(state);
  if (before !== undefined) return before;
  const facts = sms.history?.factsOf(state) ?? null;
  if (facts === null) return null;
  const { fields } = collectFields(
    {
      type: item.type,
      kind: item.kind,
      storage: 'file',
      inherited: {},
      stated: state.stated,
      facts,
      mapped: null,
      path: [],
    },
    { types: sms.types, findId: idsToday(sms) },
  );
  known.set(state, fields);
  return fields;
}
