import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { inForceOf } from './_services.ts';

/**
 * Capacity plans in force.
 *
 * @param sms the model
 */
export function capacityPlans(sms: Sms): readonly Item[] {
  return inForceOf(sms, 'plan').filter((plan) => plan.kind?.key === 'capacity');
}
