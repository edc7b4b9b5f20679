import { textField, textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';

/** Which process a record is made under, as far as the processes say which records they keep. */
export type Governing =
  | { readonly kind: 'known'; readonly document: Item }
  /** `none`: no process says that it keeps such records; `several`: more than one does. */
  | { readonly kind: 'none' | 'several' };

/**
 * The process that a report names as its definition, else the one that says it keeps a record (its list under "Records", each entry beginning with the type: `change: rows of REG-010`).
 * What a record affects, audits or breaks says nothing of how it was made.
 *
 * @param sms the model
 * @param record a record
 */
export function governingDocument(sms: Sms, record: Item): Governing {
  const definition = sms.items.get(textField(record, 'definition') ?? '');
  if (definition?.type.key === 'process') return { kind: 'known', document: definition };
  const claims = itemsOfType(sms, 'process').flatMap((document) => {
    const strength = Math.max(0, ...textsField(document, 'records').map((entry) => strengthOf(entry, record)));
    return strength === 0 ? [] : [{ document, strength }];
  });
  const most = Math.max(0, ...claims.map(({ strength }) => strength));
  const [first, ...others] = claims.filter(({ strength }) => strength === most);
  if (first === undefined) return { kind: 'none' };
  return others.length > 0 ? { kind: 'several' } : { kind: 'known', document: first.document };
}

const id = /\b[A-Z][A-Z0-9]*-[A-Z0-9][A-Z0-9-]*/g;

/**
 * How clearly an entry speaks of a record: 4 names it, 3 names records of its prefix and those that follow, 2 its type or register,
 * 1 some others as examples; 0 not at all.
 */
function strengthOf(entry: string, record: Item): number {
  const [, type = '', words = ''] = /^\s*`?([a-z][a-z-]*)`?\s*(?::\s*(.*))?$/s.exec(entry) ?? [];
  if (type !== record.type.key) return 0;
  const named: readonly string[] = words.match(id) ?? [];
  if (named.includes(record.id)) return 4;
  const prefix = record.id.replace(/-.*$/, '-');
  const isSeries = /\b(?:following|onwards?|folgende)\b|\bff\b/i.test(words);
  const own = named.filter((other) => other.startsWith(prefix));
  if (own.length > 0) return isSeries && own.some((other) => follows(record.id, other)) ? 3 : 1;
  const others = named.filter((other) => !other.startsWith('REG-'));
  if (record.parent !== null && named.includes(record.parent)) return others.length === 0 ? 2 : 1;
  return named.length === 0 ? 2 : 0;
}

/** True where an id comes after another of the same prefix. */
function follows(later: string, earlier: string): boolean {
  return later.localeCompare(earlier, 'en', { numeric: true }) > 0;
}
