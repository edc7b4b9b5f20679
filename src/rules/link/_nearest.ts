import type { DanglingReference, Sms } from '../../core/model/sms.ts';
import { closest } from '../../core/trace/nearest.ts';
import { prefixOf } from '../../core/types/type-table.ts';
import { typesAt } from './_allowed-targets.ts';

/**
 * What a reference that leads nowhere was likely meant to name: what may stand there, and never the item that states it. An id that says
 * of what type it is was hardly meant for one of another.
 *
 * @param sms the model
 * @param reference one of its `dangling`
 */
export function likelyTarget(sms: Sms, reference: DanglingReference): string | null {
  const { kind, nearest, target, from } = reference;
  if (nearest === null || (kind !== 'field' && kind !== 'link')) return nearest;
  const types = kind === 'field' ? typesOfField(sms, reference) : null;
  const word = target.replace(/#.*$/, '').split('/').at(-1)?.trim() ?? '';
  const prefix = prefixOf(word.toUpperCase());
  const isOfItsType = (id: string): boolean => !isPrefix(sms, prefix) || prefixOf(id) === prefix;
  const fits = (id: string): boolean => id !== from && isOfItsType(id) && (types === null || isOneOf(sms, id, types));
  if (fits(nearest)) return nearest;
  return closest(word, [...sms.items.keys(), ...sms.registers.keys()].filter(fits));
}

function typesOfField(sms: Sms, { from, path }: DanglingReference): readonly string[] | null {
  const item = sms.items.get(from);
  const [field, ...inside] = item === undefined || path === null ? [] : path.slice(item.path.length);
  return item === undefined || typeof field !== 'string' ? null : typesAt(item, field, inside);
}

function isPrefix({ types }: Sms, prefix: string): boolean {
  return [...types.values()].some(
    (type) => type.prefix === prefix || type.kinds?.some((kind) => kind.prefix === prefix),
  );
}

function isOneOf(sms: Sms, id: string, types: readonly string[]): boolean {
  const own = sms.items.get(id)?.type;
  return types.some((type) => {
    const [any, of] = type.split(' ');
    return any === 'any' ? of === undefined || of === 'type' || own?.class === of : own?.key === type;
  });
}
