import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';

/**
 * Objectives that the organization pursues: agreed or active. Ideas and what is over are not meant.
 *
 * @param sms the model
 */
export function pursuedObjectives(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'objective').filter(
    ({ state, inView }) => inView && (state === 'agreed' || state === 'active'),
  );
}
