import { dateField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';

/** States that say that corrective actions stand in the record. */
export const actionStates: ReadonlySet<string> = new Set(['action-planned', 'implemented', 'verified']);

/** One corrective action of a nonconformity, as stated there. */
export interface StatedAction {
  /** Its id, else a name from its position. */
  readonly id: string;
  /** Id of the item the finding is about: the action, or the nonconformity when the action has no id of its own. */
  readonly item: string;
  readonly index: number;
  readonly fields: FieldMap;
  /** Day it was done, until the day judged. */
  readonly done: string | null;
  /** Day it is due, after the last move. */
  readonly due: string | null;
}

/**
 * Nonconformities opened until the day judged.
 *
 * @param sms the model
 */
export function openedNonconformities(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'nonconformity').filter(
    (item) => item.inView && (item.date === null || item.date <= sms.asOf),
  );
}

/**
 * Actions of a nonconformity. What was entered under `closed.follow_up` after closing counts as well.
 *
 * @param sms the model
 * @param nonconformity the record
 */
export function actionsOf(sms: Sms, nonconformity: Item): readonly StatedAction[] {
  return mapsField(nonconformity, 'actions').map((fields, index) => {
    const stated = textField(fields, 'id');
    const id = stated ?? `action ${index + 1} of ${nonconformity.id}`;
    const followed = followUps(nonconformity, id).map((entry) => dateField(entry, 'done'));
    const done =
      [dateField(fields, 'done'), ...followed]
        .filter((day) => day !== null && day <= sms.asOf)
        .sort()
        .at(0) ?? null;
    const moved = mapsField(fields, 'moved').map((entry) => dateField(entry, 'to'));
    const due =
      [dateField(fields, 'due'), ...moved]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null;
    return { id, item: stated !== null && sms.items.has(stated) ? stated : nonconformity.id, index, fields, done, due };
  });
}

/** Entries of `closed.follow_up` about an action. */
export function followUps(nonconformity: Item, action: string): readonly FieldMap[] {
  return mapsField(mapField(nonconformity, 'closed') ?? {}, 'follow_up').filter(
    (entry) => textField(entry, 'ref') === action,
  );
}
