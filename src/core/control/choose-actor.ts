import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { actingRoles, authorityFor } from './authority.ts';
import type { Authority } from './authority.ts';
import type { Refused } from './control-plan.ts';
import { didYouMean, refuse, withName } from './control-plan.ts';
import { replacedDocuments } from './replacement.ts';
import { holdersOfRole, isInOrganization, rolesOfPerson } from './role-holders.ts';

/** An act somebody wants to record. */
export interface Act {
  readonly action: 'reviewed' | 'approved' | 'agreed' | 'withdrawn';
  readonly by: string;
  readonly role: string | null;
  readonly on: string;
}

/** Who acts, in which role; `isOurs` is false for the other side of an agreement. */
export type Actor = { readonly kind: 'actor'; readonly role: string | null; readonly isOurs: boolean };

/**
 * Finds the role in which a person may act on an item, and refuses a person who had none on that day.
 *
 * @param sms people, roles, delegations, authority
 * @param item what is approved
 * @param request person, role, day and act
 */
export function chooseActor(sms: Sms, item: Item, request: Act): Actor | Refused {
  const { by, role, on, action } = request;
  const person = sms.items.get(by);
  if (person?.type.key !== 'person') {
    if (action === 'agreed' && role === null && !/^[A-Z]{2,4}-\d+$/.test(by))
      return { kind: 'actor', role: null, isOurs: false };
    return refuse(
      `There is no person ${by}.${didYouMean(sms, by, 'person')}`,
      'Give the id of a person of the organization register.',
    );
  }
  if (!isInOrganization(person, on))
    return refuse(
      `${withName(sms, by)} did not belong to the organization on ${on}.`,
      'Name somebody who did, or correct the employment in the register.',
    );
  if (role !== null && sms.items.get(role)?.type.key !== 'role')
    return refuse(
      `There is no role ${role}.${didYouMean(sms, role, 'role')}`,
      'Give the id of a role of the organization register.',
    );
  const held = rolesOfPerson(sms, by, on).map((holder) => holder.role);
  if (role !== null && !held.includes(role)) {
    const holders = holdersOfRole(sms, role, on).map((holder) => withName(sms, holder.person));
    return refuse(
      `${withName(sms, by)} did not hold ${withName(sms, role)} on ${on}, neither by a post nor by a delegation.`,
      holders.length === 0 ? 'Nobody held the role on that day.' : `On that day it was held by ${holders.join(', ')}.`,
    );
  }
  const authority = rightTo(sms, item, action, on);
  const allowed = authority === null ? held : actingRoles(sms, authority, by, on).map((holder) => holder.role);
  if (role !== null && !allowed.includes(role)) return noAuthority(sms, item, authority, withName(sms, role), request);
  const candidates = [...new Set(role === null ? allowed : [role])];
  const [only, another] = candidates;
  if (only === undefined) {
    return held.length === 0
      ? refuse(
          `${withName(sms, by)} held no role on ${on}.`,
          'Record the post or the delegation first; it cannot be added for a day in the past.',
        )
      : noAuthority(sms, item, authority, withName(sms, by), request);
  }
  if (another !== undefined)
    return refuse(
      `${withName(sms, by)} could act as ${candidates.map((id) => withName(sms, id)).join(' or ')}.`,
      'Say in which role with --role.',
    );
  return { kind: 'actor', role: only, isOurs: true };
}

/**
 * Who may do the act. Nobody has to approve a text under light control; where it takes the place of something under full control, that
 * is what the approval is for.
 */
function rightTo(sms: Sms, item: Item, action: Act['action'], on: string): Authority | null {
  const [ended] = action === 'approved' && item.control !== 'full' ? replacedDocuments(sms, item) : [];
  return ended === undefined ? authorityFor(sms, item, action, on) : authorityFor(sms, ended, 'withdrawn', on);
}

function noAuthority(sms: Sms, item: Item, authority: Authority | null, who: string, { action, on }: Act): Refused {
  const roles = authority?.roles.map((id) => withName(sms, id)) ?? [];
  const what = item.kind === null ? item.type.key : `${item.type.key} (${item.kind.key})`;
  const verb = { reviewed: 'review', approved: 'approve', agreed: 'agree', withdrawn: 'withdraw' }[action];
  return refuse(
    `${who} had no right to ${verb} a ${what} on ${on}.`,
    roles.length === 0
      ? `${authority?.source ?? 'Nothing'} gives this right to nobody on that day.`
      : `${authority?.source ?? ''} gives it to ${roles.join(', ')}.`,
  );
}
