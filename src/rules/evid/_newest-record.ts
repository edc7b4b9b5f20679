import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isEventDriven } from '../../core/trace/evidence-links.ts';

/**
 * The newest record for a clause that counts, however old it is; what arises only when something happens is left out.
 *
 * @param sms the model
 * @param standard id of the standard
 * @param clause clause number
 */
export function newestRecord(sms: Sms, standard: string, clause: string): Item | null {
  const records = (sms.clauseStates.get(`${standard}/${clause}`)?.evidence ?? []).flatMap((link) => {
    const item = sms.items.get(link.item);
    const isOne =
      item?.type.class === 'record' &&
      item.countsAsEvidence &&
      item.inView &&
      item.date !== null &&
      !isEventDriven(item);
    return isOne && item !== undefined ? [item] : [];
  });
  return records.reduce<Item | null>(
    (newest, item) => (newest === null || (item.date ?? '') > (newest.date ?? '') ? item : newest),
    null,
  );
}
