import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Place } from '../../core/model/place.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Something in force that a role answers for. */
export interface Owned {
  readonly id: string;
  readonly title: string;
  /** Worked out when asked for: most of what is owned is never reported. */
  readonly place: () => Place;
  readonly since: string | null;
}

/**
 * Everything in force by the role that owns it: documents, agreements, services, registers, and rows and entries with an
 * owner of their own. What takes its owner from the register or item it stands in is answered for there. Closed records
 * ask nothing of anybody.
 */
export function ownedInForce(sms: Sms): ReadonlyMap<string, readonly Owned[]> {
  const owned = new Map<string, Owned[]>();
  const add = (role: string | null, thing: Owned): void => {
    if (role === null) return;
    const list = owned.get(role) ?? [];
    list.push(thing);
    owned.set(role, list);
  };
  for (const item of sms.items.values()) {
    if (!item.inForce || !item.inView || item.owner === outerOwner(sms, item)) continue;
    add(item.owner, { id: item.id, title: item.title, place: () => item.place, since: item.effectiveFrom });
  }
  for (const register of sms.registers.values()) {
    add(register.owner, {
      id: register.id,
      title: register.title,
      place: () => startOfFile(register.file),
      since: null,
    });
  }
  return owned;
}

function outerOwner(sms: Sms, item: Item): string | null {
  if (item.parent === null) return null;
  return sms.registers.get(item.parent)?.owner ?? sms.items.get(item.parent)?.owner ?? null;
}

/**
 * Roles in force and in view.
 *
 * @param sms the model
 */
export function rolesInForce(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'role').filter((role) => role.inForce && role.inView);
}
