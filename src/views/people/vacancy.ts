import { holdersOfRole, isInOrganization } from '../../core/control/role-holders.ts';
import { postVacancy } from '../../core/control/role-vacancy.ts';
import type { Item } from '../../core/model/item.ts';
import { isInside } from '../../core/model/withholding.ts';
import type { Site } from '../site.ts';
import { dayText } from '../words/days.ts';
import { say } from '../words/say.ts';

/**
 * Says that nobody has a post in a role on the day judged, and since when; '' where somebody has, for what is no role in force, and for
 * people outside, who may not see the posts.
 *
 * @param site the site
 * @param role item that may be a role
 */
export function vacancyWords({ audience, checked: { sms } }: Site, role: Item | undefined): string {
  if (role?.type.key !== 'role' || !role.inForce || !isInside(audience)) return '';
  const staffing = postVacancy(sms, role, sms.asOf);
  if (staffing.kind === 'held') return '';
  return staffing.since === null ? say('vacant') : say('vacant since {day}', { day: dayText(staffing.since) });
}

/**
 * People who act for a role on the day judged and are still in the organization, each once: those with a post first, then those who stand
 * in.
 *
 * @param site the site
 * @param role id of the role
 */
export function actingFor({ checked: { sms } }: Site, role: string): readonly string[] {
  const holders = holdersOfRole(sms, role, sms.asOf);
  const people = holders.filter(
    ({ by, person }) => by !== 'post' || isInOrganization(sms.items.get(person) ?? {}, sms.asOf),
  );
  return [...new Set(people.map(({ person }) => person))];
}
