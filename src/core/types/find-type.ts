import { closest } from '../trace/nearest.ts';
import type { ItemTypeDeclaration, KindDeclaration } from './declaration.ts';
import { hasDefaultKind } from './json-schema-conditions.ts';
import type { TypeTable } from './type-table.ts';

/** What a word for a type or kind means. */
export type FoundType =
  | { readonly kind: 'found'; readonly type: ItemTypeDeclaration; readonly ofKind: KindDeclaration | null }
  | { readonly kind: 'unknown'; readonly nearest: string | null }
  | { readonly kind: 'ambiguous'; readonly types: readonly string[] }
  /** The type must be named with one of its kinds. */
  | { readonly kind: 'kind-wanted'; readonly type: ItemTypeDeclaration; readonly kinds: readonly string[] }
  | { readonly kind: 'unknown-kind'; readonly type: ItemTypeDeclaration; readonly kinds: readonly string[] }
  | { readonly kind: 'off'; readonly type: ItemTypeDeclaration };

/**
 * Finds a type by its key, a prefix, a kind or the former name of a kind: `policy`, `POL`, `capacity`, `capacity-plan`.
 *
 * @param table item types of the SMS
 * @param word what was asked for
 * @param kindWord kind, where it is named apart
 */
export function findType(table: TypeTable, word: string, kindWord: string | null): FoundType {
  const byPrefix = table.byPrefix.get(word.toUpperCase());
  const type = table.known.get(word) ?? byPrefix?.type;
  if (type !== undefined) {
    const former =
      type.kinds?.find((kind) => kind.formerName === word) ?? (table.known.has(word) ? null : (byPrefix?.kind ?? null));
    return withKind(table, type, former ?? null, kindWord);
  }
  const matches = [...table.inUse.values()].flatMap((candidate) =>
    (candidate.kinds ?? []).filter((kind) => kind.key === word).map((kind) => ({ candidate, kind })),
  );
  const [only, another] = matches;
  if (only === undefined)
    return { kind: 'unknown', nearest: closest(word, [...table.known.keys(), ...kindKeys(table)]) };
  if (another !== undefined) return { kind: 'ambiguous', types: matches.map(({ candidate }) => candidate.key) };
  return withKind(table, only.candidate, only.kind, kindWord);
}

function withKind(
  table: TypeTable,
  type: ItemTypeDeclaration,
  implied: KindDeclaration | null,
  kindWord: string | null,
): FoundType {
  if (!table.inUse.has(type.key)) return { kind: 'off', type };
  const kinds = type.kinds ?? [];
  const keys = kinds.map((kind) => kind.key);
  if (kindWord !== null) {
    const named = kinds.find(
      (kind) => kind.key === kindWord || kind.formerName === kindWord || kind.prefix === kindWord.toUpperCase(),
    );
    return named === undefined ? { kind: 'unknown-kind', type, kinds: keys } : { kind: 'found', type, ofKind: named };
  }
  if (implied !== null || kinds.length === 0) return { kind: 'found', type, ofKind: implied };
  const first = kinds.find((kind) => kind.prefix === type.prefix) ?? (hasDefaultKind(type) ? kinds[0] : undefined);
  return first === undefined ? { kind: 'kind-wanted', type, kinds: keys } : { kind: 'found', type, ofKind: first };
}

function kindKeys(table: TypeTable): readonly string[] {
  return [...table.inUse.values()].flatMap((type) => (type.kinds ?? []).map((kind) => kind.key));
}
