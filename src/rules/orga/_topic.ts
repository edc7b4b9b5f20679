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
 * Documents, agreements, services and registers in force by the role that owns them. Rows and records are left out: rows
 * have the owner of their register or a rule of their own, closed records ask nothing of anybody.
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
    if (item.storage !== 'file' || !item.inForce || !item.inView) continue;
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
