import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Complaints of customers that are in view. */
export function complaints(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'case').filter((item) => item.inView && item.kind?.key === 'complaint');
}

/** True until a case is resolved or closed. */
export function isOpenCase({ status }: Item): boolean {
  return status !== 'resolved' && status !== 'closed';
}
