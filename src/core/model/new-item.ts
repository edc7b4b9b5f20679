import type { ItemTypeDeclaration, KindDeclaration } from '../types/declaration.ts';
import type { Register } from './item.ts';
import type { Sms } from './sms.ts';

/**
 * The next free id with a prefix: one more than the highest number in use, withheld items included, since an id is never
 * used twice.
 *
 * @param sms items, registers and what was left out
 * @param prefix prefix of the type or kind
 */
export function nextId(sms: Pick<Sms, 'items' | 'registers' | 'withheld'>, prefix: string): string {
  const ids = [...sms.items.keys(), ...sms.registers.keys(), ...sms.withheld.map((entry) => entry.id ?? '')];
  const pattern = new RegExp(`^${prefix}-(\\d+)$`, 'i');
  const numbers = ids.flatMap((id) => {
    const digits = pattern.exec(id)?.[1];
    return digits === undefined ? [] : [digits];
  });
  const highest = Math.max(0, ...numbers.map(Number));
  const width = Math.max(3, ...numbers.map((digits) => digits.length));
  return `${prefix}-${String(highest + 1).padStart(width, '0')}`;
}

/**
 * Folder for a new file of a type: where most of its kind lie, else one named after the type below the last root.
 *
 * @param sms items and roots
 * @param type type of the new item
 * @param kind its kind, or null
 */
export function folderFor(
  sms: Pick<Sms, 'items' | 'settings'>,
  type: ItemTypeDeclaration,
  kind: KindDeclaration | null,
): string {
  const files = [...sms.items.values()].filter((item) => item.type.key === type.key && item.storage === 'file');
  const near = files.filter((item) => item.kind?.key === kind?.key);
  const counts = new Map<string, number>();
  for (const { file } of near.length > 0 ? near : files) {
    const folder = file.split('/').slice(0, -1).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (most !== undefined) return most[0];
  const { roots } = sms.settings;
  const policies = roots.find((root) => root.split('/').at(-1) === 'policies');
  if (policies !== undefined && (type.key === 'policy' || type.key === 'scope' || type.key === 'authority-matrix'))
    return policies;
  const root = roots.at(-1) ?? 'content';
  return [root === '.' ? '' : root, ...(type.class === 'record' ? ['records'] : []), plural(type.key)]
    .filter((part) => part !== '')
    .join('/');
}

/** Registers that hold rows of a type, those of this type alone first. */
export function registersFor(sms: Pick<Sms, 'registers'>, type: ItemTypeDeclaration): readonly Register[] {
  return [...sms.registers.values()]
    .filter((register) => register.of.includes(type.key))
    .sort((a, b) => a.of.length - b.of.length);
}

/** `process` -> `processes`, `policy` -> `policies`. */
export function plural(key: string): string {
  if (/[^aeiou]y$/.test(key)) return `${key.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(key) ? `${key}es` : `${key}s`;
}
