import { hasReached } from '../../core/lifecycle/state.ts';
import { lifecycles } from '../../core/lifecycle/lifecycles.ts';
import { stateMeant } from '../../core/types/required-states.ts';
import { fieldsOfType } from '../../core/types/fields-of-type.ts';
import { asText } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isOver } from './_misfits.ts';

/** Life cycles whose state follows from other fields, so that it need not be stated. */
const derivedStates: ReadonlySet<string> = new Set([
  'parent',
  'point-record',
  'record',
  'report',
  'risk',
  'action',
  'register-entry',
]);

/**
 * Keys of its identification that an item lacks. A key that is stated with a wrong value is there; IDEN-009 reports the
 * value. What a whole register lacks is reported there, not for each of its rows.
 *
 * @param sms registers of the rows
 * @param item the item
 */
export function missingIdentification(sms: Sms, item: Item): readonly string[] {
  if (!item.inView || isOver(item) || item.storage === 'section') return [];
  const isDocument = item.storage === 'file' && item.type.class === 'document';
  const hasStatus = item.storage !== 'data' && !derivedStates.has(item.type.lifecycle);
  return [
    ...(lacksOwner(sms, item) ? ['owner'] : []),
    ...(isDocument && !isStated(item, 'classification') ? ['classification'] : []),
    ...(hasStatus && !isStated(item, 'status') ? ['status'] : []),
    ...(lacksVersion(item) ? ['version'] : []),
    ...dayKeys(item),
  ];
}

function isStated(item: Item, key: string): boolean {
  const value = item.fields[key];
  return value !== undefined && value !== null && (typeof value !== 'string' || asText(value) !== null);
}

function lacksOwner(sms: Sms, item: Item): boolean {
  if (item.owner !== null || isStated(item, 'owner') || item.type.without?.includes('owner') === true) return false;
  const register = item.parent === null ? undefined : sms.registers.get(item.parent);
  if (register !== undefined && register.owner === null) return false;
  return fieldsOfType(item.type, item.kind).some((field) => field.name === 'owner' && field.requiredFrom === 'always');
}

/** From review on; agreements from negotiation on. */
function lacksVersion(item: Item): boolean {
  const lifecycle = lifecycles[item.type.lifecycle];
  if (item.control !== 'full' || lifecycle === undefined || isStated(item, 'version')) return false;
  return hasReached(lifecycle, stateMeant(lifecycle, 'in-review'), item.status);
}

/** The key in which a record of this type states its day; none when it states one. */
function dayKeys(item: Item): readonly string[] {
  if (item.type.class !== 'record' || item.date !== null) return [];
  const days = ['date', 'period', 'dates', 'detected', 'received', 'at', 'issued'].filter((key) =>
    fieldsOfType(item.type, item.kind).some(
      (field) => field.name === key && field.requiredFrom === 'always' && field.supply === 'typed',
    ),
  );
  return days.some((key) => isStated(item, key)) ? [] : days.slice(0, 1);
}
