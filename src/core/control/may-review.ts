import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { actingRoles, authorityFor } from './authority.ts';
import { believed } from './believed.ts';
import { rolesOfPerson } from './role-holders.ts';

/**
 * True for the owner of an item, and for whoever may review or approve it on the day.
 *
 * @param sms roles, rights and delegations
 * @param item the item that is reviewed
 * @param person id of a person
 * @param day the day of the review
 */
export function mayReview(sms: Sms, item: Item, person: string, day: string): boolean {
  const trusted = believed(sms);
  if (rolesOfPerson(trusted, person, day).some(({ role }) => role === item.owner)) return true;
  return ['reviewed', 'approved'].some((action) => {
    const authority = authorityFor(trusted, item, action, day);
    return authority !== null && actingRoles(trusted, authority, person, day).length > 0;
  });
}
