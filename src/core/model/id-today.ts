import type { FindId } from '../trace/known-ids.ts';
import { addAliases } from '../trace/link-target.ts';
import type { Sms } from './sms.ts';

const known = new WeakMap<Sms['items'], FindId>();

/**
 * How the items of today spell an id that an earlier state of a file or of the settings names; aliases lead to what has the name now.
 *
 * @param sms items and aliases
 * @returns null for what is no item today
 */
export function idsToday({ items, settings }: Pick<Sms, 'items' | 'settings'>): FindId {
  const before = known.get(items);
  if (before !== undefined) return before;
  const ids = new Map([...items.keys()].map((id) => [id.toLowerCase(), id]));
  addAliases(ids, settings.aliases);
  const findId: FindId = (text) => ids.get(text.toLowerCase()) ?? null;
  known.set(items, findId);
  return findId;
}
