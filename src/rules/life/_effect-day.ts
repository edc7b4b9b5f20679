import { isOfVersion } from '../../core/control/authority.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField } from '../../core/model/fields.ts';
import type { Approval, Item } from '../../core/model/item.ts';

/** The day from which an act holds, where the file sets one. */
export interface Effect {
  readonly day: string;
  /** The act; null where the text states a first day and nobody is named. */
  readonly entry: Approval | null;
  /** Where the day stands. */
  readonly path: readonly (string | number)[];
  /** What happens on it. */
  readonly says: string;
}

/**
 * The day that the file sets for the effect of an act.
 *
 * @param item a document or agreement, with the fields of the state that is looked at
 * @param entry the act; null for a first day without one
 * @returns null where the file sets none, so that the act holds from its own day
 */
export function effectOf({ type, stated }: Pick<Item, 'type' | 'stated'>, entry: Approval | null): Effect | null {
  const isEnd = entry?.action === 'withdrawn';
  const firstDay = type.lifecycle === 'document' ? 'effective_from' : 'from';
  const field = isEnd ? 'effective_to' : firstDay;
  const day = dateField(stated, field);
  return day === null ? null : { day, entry, path: [field], says: isEnd ? 'ends' : 'takes effect' };
}

/**
 * Effects of acts of the version in the file that lie after the acts themselves. A first day before the approval is wrong by itself
 * (LIFE-003); an agreement may begin before it is signed.
 *
 * @param item a document or agreement
 * @param actions acts that are looked at
 */
export function effectsOf(item: Item, actions: ReadonlySet<string>): readonly Effect[] {
  const entries = item.approvals.filter((entry) => actions.has(entry.action) && isOfVersion(item, entry));
  const isFirstDay = actions.has('approved') && item.type.lifecycle === 'document';
  if (entries.length === 0 && isFirstDay) {
    const effect = effectOf(item, null);
    return effect === null ? [] : [effect];
  }
  return entries.flatMap((entry) => {
    const effect = effectOf(item, entry);
    return effect === null || entry.on === null || compareDates(effect.day, entry.on) <= 0 ? [] : [effect];
  });
}
