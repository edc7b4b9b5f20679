import { remembered } from '../model/remembered.ts';
import { documentFields, itemFields, recordFields, rowFields } from './common-fields.ts';
import type { FieldDeclaration, ItemTypeDeclaration, KindDeclaration } from './declaration.ts';

const commonOfType = new WeakMap<ItemTypeDeclaration, readonly FieldDeclaration[]>();

/**
 * Fields that an item of a type carries because of its class and storage.
 *
 * @param type declaration of the type
 * @returns common fields, without those the type does without or declares itself
 */
export function commonFields(type: ItemTypeDeclaration): readonly FieldDeclaration[] {
  const known = commonOfType.get(type);
  if (known !== undefined) return known;
  const own = new Set(type.fields.map((field) => field.name));
  const byName = new Map<string, FieldDeclaration>();
  const groups = [
    itemFields,
    ...(type.class === 'document' ? [documentFields] : []),
    ...(type.class === 'record' ? [recordFields] : []),
  ];
  if (type.storage === 'row' || type.storage === 'section' || type.class === 'master') groups.push(rowFields);
  for (const field of groups.flat()) {
    if (!own.has(field.name) && !byName.has(field.name)) byName.set(field.name, field);
  }
  const fields = [...byName.values()];
  commonOfType.set(type, fields);
  return fields;
}

/**
 * All fields of a type and kind, common ones first.
 *
 * @param type declaration of the type
 * @param kind its kind, or null
 */
export const fieldsOfType: (type: ItemTypeDeclaration, kind: KindDeclaration | null) => readonly FieldDeclaration[] =
  remembered(
    (type: ItemTypeDeclaration, kind: KindDeclaration | null) => [
      ...commonFields(type),
      ...type.fields,
      ...(kind?.fields ?? []),
    ],
    (kind) => kind,
  );
