import type { ItemTypeDeclaration, KindDeclaration } from '../types/declaration.ts';
import type { TypeTable } from '../types/type-table.ts';
import { prefixOf } from '../types/type-table.ts';
import type { FieldMap } from './fields.ts';
import { textField } from './fields.ts';

/**
 * Type and kind of an item: the prefix says them; a stated type or kind wins; then the mapping, then the folder, then the
 * prefix in other letters (`pol-001`), since ids are compared without case.
 */
export function typeOfItem(
  table: TypeTable,
  id: string,
  stated: FieldMap,
  file: string,
  assigned: string | null,
): { type: ItemTypeDeclaration; kind: KindDeclaration | null } | null {
  const exact = table.byPrefix.get(prefixOf(id));
  const key = textField(stated, 'type') ?? (exact === undefined ? (assigned ?? folderType(table, file)) : null);
  const byPrefix = exact ?? table.byPrefix.get(prefixOf(id).toUpperCase());
  const type = key === null ? byPrefix?.type : table.known.get(key);
  if (type === undefined) return null;
  const kindKey = textField(stated, 'kind');
  const kind =
    type.kinds?.find(
      (candidate) => candidate.key === kindKey || (kindKey !== null && candidate.formerName === kindKey),
    ) ??
    (byPrefix?.type === type ? byPrefix.kind : null) ??
    (kindKey === null ? defaultKind(type) : null);
  return { type, kind };
}

/** The kind meant where none is stated: the first one, unless the type wants it stated (policy, plan). */
function defaultKind(type: ItemTypeDeclaration): KindDeclaration | null {
  const said = type.fields.find((field) => field.name === 'kind')?.note ?? '';
  return said.includes('default') ? (type.kinds?.[0] ?? null) : null;
}

function folderType(table: TypeTable, file: string): string | null {
  const folder = file.split('/').at(-2) ?? '';
  for (const key of [folder, folder.replace(/ies$/, 'y'), folder.replace(/es$/, ''), folder.replace(/s$/, '')]) {
    if (table.known.has(key)) return key;
  }
  return null;
}
