import type { Item } from '../../core/model/item.ts';
import type { ClauseState, Sms } from '../../core/model/sms.ts';

/**
 * Items that show a clause on the day judged, also those that have grown too old: that is a matter of its own.
 *
 * @param sms the model
 * @param state state of the clause
 */
export function countingItems(sms: Sms, { evidence }: ClauseState): readonly Item[] {
  return evidence
    .filter(({ counts, reason }) => counts || reason === 'stale')
    .flatMap((link) => sms.items.get(link.item) ?? []);
}
