import type { Settings } from '../model/settings.ts';
import { builtinTypes } from './builtin-types.ts';
import type { ItemTypeDeclaration, KindDeclaration, Level } from './declaration.ts';

const order: readonly Level[] = ['essential', 'standard', 'advanced'];

/** Types by key and by prefix, and whether the level and packs of the settings switch them on. */
export interface TypeTable {
  /** Types in use, by key. */
  readonly inUse: ReadonlyMap<string, ItemTypeDeclaration>;
  /** Every type that is known, in use or not, by key or former name. */
  readonly known: ReadonlyMap<string, ItemTypeDeclaration>;
  /** Type and kind that a prefix names. */
  readonly byPrefix: ReadonlyMap<string, { readonly type: ItemTypeDeclaration; readonly kind: KindDeclaration | null }>;
}

/** True when something of level `wanted` is loaded at level `chosen`. */
export function isAtLevel(wanted: Level, chosen: Level): boolean {
  return order.indexOf(wanted) <= order.indexOf(chosen);
}

/** Tables without own types, by level and packs: there are few, and much is remembered about each. */
const builtinTables = new Map<string, TypeTable>();

/**
 * Chooses the item types of an SMS.
 *
 * @param settings level, packs and own types
 * @returns the same table for the same built-in types
 */
export function buildTypeTable(settings: Pick<Settings, 'level' | 'packs' | 'types'>): TypeTable {
  if (settings.types.length > 0) return tableOf(settings);
  const key = [settings.level, ...settings.packs].join(' ');
  const table = builtinTables.get(key) ?? tableOf(settings);
  builtinTables.set(key, table);
  return table;
}

function tableOf(settings: Pick<Settings, 'level' | 'packs' | 'types'>): TypeTable {
  const known = new Map<string, ItemTypeDeclaration>();
  const inUse = new Map<string, ItemTypeDeclaration>();
  const byPrefix = new Map<string, { type: ItemTypeDeclaration; kind: KindDeclaration | null }>();
  for (const type of [...builtinTypes, ...settings.types]) {
    known.set(type.key, type);
    const on = type.pack === undefined ? isAtLevel(type.level, settings.level) : settings.packs.includes(type.pack);
    if (on || settings.types.includes(type)) inUse.set(type.key, type);
    const defaultKind = type.kinds?.find((kind) => kind.prefix === type.prefix) ?? null;
    byPrefix.set(type.prefix, { type, kind: defaultKind });
    for (const kind of type.kinds ?? []) {
      if (kind.prefix !== undefined) byPrefix.set(kind.prefix, { type, kind });
      if (kind.formerName !== undefined) known.set(kind.formerName, type);
    }
  }
  return { inUse, known, byPrefix };
}

/** Prefix of an id: the letters before its first hyphen. */
export function prefixOf(id: string): string {
  const end = id.indexOf('-');
  return end < 0 ? id : id.slice(0, end);
}
