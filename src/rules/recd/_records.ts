import { lifecycles } from '../../core/lifecycle/lifecycles.ts';
import { stateOn } from '../../core/lifecycle/state.ts';
import { statesOf } from '../../core/history/item-states.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { isFieldMap, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Records that are entered by themselves: in a file or as a row. Sections and lines of data come with their holder. */
export function enteredRecords(sms: Sms): readonly Item[] {
  return [...sms.items.values()].filter(
    (item) => item.type.class === 'record' && (item.storage === 'file' || item.storage === 'row') && item.inView,
  );
}

/** True for a state in which a record is closed, issued or reported. */
export function isFrozen(sms: Pick<Sms, 'types' | 'asOf'>, snapshot: ItemSnapshot): boolean {
  const type = sms.types.get(snapshot.type);
  const lifecycle = type === undefined ? undefined : lifecycles[type.lifecycle];
  return (
    type?.class === 'record' &&
    lifecycle !== undefined &&
    stateOn({ fields: snapshot.stated, lifecycle, asOf: sms.asOf, isReplaced: false }).frozen
  );
}

/**
 * True for a record that another system or an earlier collection supplied: it names a source that is no person of the register, or
 * came with so many others at once that it was taken over.
 */
export function isImported(sms: Sms, item: Item): boolean {
  const recorded = item.fields['recorded'];
  const by = isFieldMap(recorded) ? textField(recorded, 'by') : null;
  const isSystem = by !== null && sms.items.get(by)?.type.key !== 'person';
  const hasSource = mapsField(item, 'evidence').some((entry) => textField(entry, 'system') !== null);
  const [first] = statesOf(sms, item.id);
  const revisions = sms.history?.revisions.get(item.id) ?? [];
  const isOneOfMany = revisions.some(
    ({ isBulk, kind, commit }) => isBulk && kind === 'added' && commit === first?.commit,
  );
  return isSystem || hasSource || isOneOfMany;
}

/**
 * Entries of a list that may only grow, of a later state, that take something back: an earlier entry is gone or says something
 * else. What an entry did not say before it may say later.
 *
 * @param before list as it was
 * @param after list as it is
 * @returns positions in the earlier list
 */
export function takenBack(before: readonly FieldMap[], after: readonly FieldMap[]): readonly number[] {
  const free = new Set(after);
  return before.flatMap((entry, index) => {
    const same = [...free].find((later) => says(later, entry));
    if (same === undefined) return [index];
    free.delete(same);
    return [];
  });
}

function says(later: FieldMap, entry: FieldMap): boolean {
  return Object.entries(entry).every(
    ([name, value]) => value === null || value === '' || JSON.stringify(later[name]) === JSON.stringify(value),
  );
}
