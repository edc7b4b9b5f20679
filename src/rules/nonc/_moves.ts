import { compareDates } from '../../core/lifecycle/calendar.ts';
import { statesOf } from '../../core/history/item-states.ts';
import { dateField, mapsField, textField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';

/**
 * How often the day of a nonconformity itself was put off, as its history shows.
 *
 * @param sms the model, with history
 * @param nonconformity the record
 */
export function movesOfRecord(sms: Sms, nonconformity: Item): number {
  return laterDays(statesIn(sms, nonconformity).map((stated) => dateField(stated, 'due')));
}

/**
 * How often the day of an action was put off: by entries under `moved`, or by writing another day over the first.
 *
 * @param sms the model, with history
 * @param nonconformity the record that holds it
 * @param fields the action as it is
 */
export function movesOfAction(sms: Sms, nonconformity: Item, fields: FieldMap): number {
  const id = textField(fields, 'id');
  const stated = mapsField(fields, 'moved').length;
  if (id === null) return stated;
  const days = statesIn(sms, nonconformity).map((state) => {
    const action = mapsField(state, 'actions').find((entry) => textField(entry, 'id') === id);
    return action === undefined ? null : dayOf(action);
  });
  return Math.max(stated, laterDays(days));
}

function statesIn(sms: Sms, nonconformity: Item): readonly FieldMap[] {
  return statesOf(sms, nonconformity.id).flatMap(({ snapshot }) => (snapshot === null ? [] : [snapshot.stated]));
}

/** Day an action is due after all moves. */
function dayOf(action: FieldMap): string | null {
  const days = [dateField(action, 'due'), ...mapsField(action, 'moved').map((entry) => dateField(entry, 'to'))];
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}

/** How often a day is later than the one before; an earlier day takes nothing back. */
function laterDays(days: readonly (string | null)[]): number {
  const known = days.filter((day) => day !== null);
  return known.filter((day, index) => index > 0 && compareDates(known[index - 1] ?? day, day) < 0).length;
}
