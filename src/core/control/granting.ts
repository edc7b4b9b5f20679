import { believed } from './believed.ts';
import { authorityFor } from './authority.ts';
import type { StatedDelegation } from './delegations.ts';
import { holdersOfRole, postHolders } from './role-holders.ts';
import { booleanField, dateField, mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';

/** Why somebody could not grant a delegation: it is to themselves, they stood in for the role, or they had no right. */
export type GrantingFault = 'self' | 'passed-on' | 'no-right';

/**
 * Who grants a delegation holds the role by a post, is of top management, appointed its holder, or may approve delegations; on the
 * first day, or on the day it was recorded. What somebody was only lent is not passed on.
 *
 * @param sms people, roles and rights
 * @param delegation what it said
 * @param role the role that is delegated
 * @returns null where nothing speaks against it, or nobody is named whom the register knows
 */
export function grantingFault(sms: Sms, delegation: StatedDelegation, role: Item): GrantingFault | null {
  const granter = textField(delegation.fields, 'granted_by');
  const type = granter === null ? undefined : believed(sms).items.get(granter)?.type.key;
  if (granter === null || (type !== 'person' && type !== 'role')) return null;
  if (granter === textField(delegation.fields, 'to_person')) return 'self';
  const days = [dateField(delegation.fields, 'from'), delegation.since].filter((day) => day !== null);
  if (days.some((day) => mayGrant(sms, granter, role, day))) return null;
  const isDeputy = days.some((day) =>
    holdersOfRole(believed(sms), role.id, day).some(({ person, by }) => person === granter && by === 'delegation'),
  );
  return isDeputy ? 'passed-on' : 'no-right';
}

function mayGrant(sms: Sms, granter: string, role: Item, day: string): boolean {
  const judging = believed(sms);
  const held = itemsOfType(judging, 'role').filter(
    (post) => post.id === granter || postHolders(post, day).includes(granter),
  );
  if (held.some((post) => post.id === role.id || booleanField(post, 'top_management') === true)) return true;
  const type = judging.types.get('delegation');
  const authority = type === undefined ? null : authorityFor(judging, { type, kind: null }, 'approved', day);
  if (authority?.roles.some((id) => held.some((post) => post.id === id)) === true) return true;
  return mapsField(role, 'posts')
    .flatMap((post) => textField(post, 'appointed_by') ?? [])
    .some((by) => by === granter || held.some((post) => post.id === by));
}
