import { compareDates } from '../lifecycle/calendar.ts';
import { asText, dateField, hasField, isFieldMap, mapField, mapsField, textField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';

/** Closing these says that the matter is done; the actions of minutes, reviews, audits and reports run on. */
export const endsWithItsActions: ReadonlySet<string> = new Set(['nonconformity', 'problem', 'change']);

/**
 * True while the actions of an item have to be done: it is in force or, of a record, neither rejected nor from before the SMS was taken
 * over, and not closed together with its actions.
 *
 * @param sms settings
 * @param item the item
 */
export function hasRunningActions({ settings: { adopted } }: Pick<Sms, 'settings'>, item: Item): boolean {
  if (!item.inView) return false;
  if (item.type.class !== 'record') return item.inForce;
  const isTakenOver = adopted !== null && item.date !== null && compareDates(item.date, adopted) < 0;
  return (
    !isTakenOver && item.state !== 'rejected' && !(item.status === 'closed' && endsWithItsActions.has(item.type.key))
  );
}

/** An action of an item that is not done. */
export interface OpenAction {
  /** Its id, else its number. */
  readonly name: string;
  readonly index: number;
  readonly fields: FieldMap;
  /** Day it is due, after the moves that give a reason. */
  readonly due: string | null;
  /** A later day to which it was moved without a reason. */
  readonly movedTo: string | null;
}

/** Days to which an action was moved. */
interface Move {
  readonly to: string;
  readonly hasReason: boolean;
}

/**
 * Actions of an item that are not done on the day judged. What was entered under `closed.follow_up` of a record counts as well.
 *
 * @param sms the model
 * @param item the item
 */
export function openActions(sms: Sms, item: Item): readonly OpenAction[] {
  const followUps = mapsField(mapField(item, 'closed') ?? {}, 'follow_up').filter((entry) => isSaid(entry, sms.asOf));
  return mapsField(item, 'actions').flatMap((fields, index): readonly OpenAction[] => {
    const name = textField(fields, 'id') ?? String(index + 1);
    const followed = followUps.filter((entry) => textField(entry, 'ref') === name);
    if ([fields, ...followed].some((entry) => isDone(entry, sms.asOf))) return [];
    const moves = [...movesOf(fields['moved']), ...followed.flatMap(handedOn)];
    const latest = (days: readonly (string | null)[]): string | null =>
      days
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null;
    const due = latest([dateField(fields, 'due'), ...moves.filter(({ hasReason }) => hasReason).map(({ to }) => to)]);
    const bare = latest(moves.filter(({ hasReason }) => !hasReason).map(({ to }) => to));
    const isLater = bare !== null && due !== null && compareDates(bare, due) > 0;
    return [{ name, index, fields, due, movedTo: isLater ? bare : null }];
  });
}

function isSaid(entry: FieldMap, asOf: string): boolean {
  const at = dateField(entry, 'at');
  return at === null || compareDates(at, asOf) <= 0;
}

/** Done on a day until the day judged, or said to be done without a day. */
function isDone(entry: FieldMap, asOf: string): boolean {
  const day = dateField(entry, 'done');
  return day === null
    ? hasField(entry, 'done') && !/^(?:no|nein|false|open|offen|[–-])$/i.test(asText(entry['done']) ?? 'no')
    : compareDates(day, asOf) <= 0;
}

/** `moved` is a list of entries, or a day or text with a day; a bare day has no room for a reason. */
function movesOf(moved: unknown): readonly Move[] {
  if (Array.isArray(moved)) return moved.flatMap(movesOf);
  if (!isFieldMap(moved))
    return [...(asText(moved) ?? '').matchAll(/\d{4}-\d{2}-\d{2}/g)].map(([to]) => ({ to, hasReason: true }));
  const to = dateField(moved, 'to');
  return to === null ? [] : [{ to, hasReason: ['why', 'reason', 'note'].some((name) => hasField(moved, name)) }];
}

function handedOn(entry: FieldMap): readonly Move[] {
  const to = dateField(entry, 'moved_to');
  return to === null ? [] : [{ to, hasReason: hasField(entry, 'note') }];
}
