import type { Condition, FieldDeclaration, ItemTypeDeclaration } from './declaration.ts';
import { commonFields } from './fields-of-type.ts';

/**
 * Fields that an owner types during the whole life of an item, as the budget of a type (`typedBudget`) counts them:
 *
 * - fields of the type and the common ones, supplied by typing and required from some state on; where a field may also
 *   be read from the body it counts, since somebody writes it there;
 * - not `kind` and the fields of a kind, not what is required only under a condition other than the control or life cycle
 *   of the type, not what the type does without;
 * - not lists whose entries are items with a budget of their own (findings of an audit, actions of a nonconformity);
 * - for such an entry only what is typed when it is entered: what became of it is followed up, and its parent has the
 *   owner.
 *
 * @param type declaration of the type
 * @param sections types whose entries stand inside others
 * @returns names of the fields, common ones first
 */
export function typedFields(type: ItemTypeDeclaration, sections: Iterable<ItemTypeDeclaration>): readonly string[] {
  const lists = new Set(
    [...sections].filter((section) => section.section?.parent === type.key).map((section) => section.section?.list),
  );
  const isEntry = type.storage === 'section';
  const hasName = type.fields.some((field) => field.name === 'name' || field.name === 'what');
  return [...commonFields(type), ...type.fields]
    .filter((field) => {
      if (field.supply !== 'typed' || field.requiredFrom === null || field.name === 'kind') return false;
      if (type.without?.includes(field.name) === true || lists.has(field.name)) return false;
      if (isEntry && (field.requiredFrom !== 'always' || field.name === 'owner')) return false;
      if (field.name === 'text' && hasName && !type.fields.includes(field)) return false;
      return holdsForType(field.when, type);
    })
    .map((field: FieldDeclaration) => field.name);
}

function holdsForType(condition: Condition | undefined, type: ItemTypeDeclaration): boolean {
  if (condition === undefined) return true;
  if ('control' in condition) return condition.control === type.control;
  return 'lifecycle' in condition && condition.lifecycle === type.lifecycle;
}
