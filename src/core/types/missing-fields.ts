import type { Lifecycle } from '../lifecycle/lifecycles.ts';
import { lifecycles } from '../lifecycle/lifecycles.ts';
import { booleanField, hasField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Condition, FieldDeclaration } from './declaration.ts';
import { fieldsOfType } from './fields-of-type.ts';
import { statesRequiring } from './required-states.ts';

/**
 * Fields that an item lacks in a state: those somebody has to write, in the frontmatter or under a heading. What is worked
 * out from elsewhere, and what depends on a condition that only people can judge, is left out.
 *
 * @param item the item
 * @param states states it is in, or is to reach
 * @param lifecycle life cycle of the states; that of the item where it is not given
 */
export function missingFields(
  item: Item,
  states: readonly string[],
  lifecycle: Lifecycle | undefined = lifecycles[item.type.lifecycle],
): readonly FieldDeclaration[] {
  return fieldsOfType(item.type, item.kind).filter((field) => {
    if (field.requiredFrom === null || item.type.without?.includes(field.name) === true || hasField(item, field.name))
      return false;
    const isWritten =
      field.supply === 'typed' ||
      field.supply === 'command' ||
      (field.supply === 'derived' && field.source !== undefined);
    if (!isWritten || (field.supply === 'command' && field.requiredFrom === 'always')) return false;
    if (field.name === 'text' && ['name', 'title', 'what'].some((name) => hasField(item, name))) return false;
    if (field.name === 'closed' && item.storage === 'section') return false;
    if (
      field.requiredFrom !== 'always' &&
      (lifecycle === undefined ||
        !statesRequiring(lifecycle, field.requiredFrom).some((state) => states.includes(state)))
    )
      return false;
    return field.when === undefined || isMet(field.when, item);
  });
}

function isMet(condition: Condition, item: Item): boolean {
  if ('field' in condition) {
    const value =
      booleanField(item, condition.field)?.toString() ??
      textField(item, condition.field) ??
      (condition.field === 'kind' ? item.kind?.key : null);
    return typeof value === 'string' && condition.is.includes(value);
  }
  if ('absent' in condition) return !hasField(item, condition.absent);
  if ('control' in condition) return item.control === condition.control;
  return 'lifecycle' in condition && item.type.lifecycle === condition.lifecycle;
}
