import type { Item } from '../../core/model/item.ts';
import { changeOfHands } from '../people/role-pages.ts';
import {
  confirmations,
  holdersOverTime,
  holdsToday,
  inSteps,
  openMatters,
  owned,
  rights,
  toKnow,
} from '../people/role-sections.ts';
import { actingFor } from '../people/vacancy.ts';
import type { Site } from '../site.ts';
import { say } from '../words/say.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';

const mostHolders = 12;

/** Who holds a role today, or since when nobody does. */
export function roleFacts(site: Site, role: Item): readonly Fact[] {
  if (!role.inForce) return [];
  const value = holdsToday(site, role);
  const rest = value.items.length - mostHolders;
  if (rest <= 0) return fact(say('Holds it today'), value);
  // All of them stand in the list of who held it when.
  const more = { href: '#cb_holders', text: say('and {count} more', { count: rest }) };
  return fact(say('Holds it today'), { ...value, items: value.items.slice(0, mostHolders), more });
}

/** Everything that concerns a role: what to know, to do and to confirm, what it owns and may do, and who held it. */
export function roleSections(site: Site, role: Item): readonly ExtraSection[] {
  const people = actingFor(site, role.id);
  return [
    ...inSteps(site, [role]),
    ...openMatters(site, role.id),
    ...confirmations(site, [role], people),
    ...toKnow(site, [role], people),
    ...rights(site, [role]),
    ...owned(site, [role]),
    ...holdersOverTime(site, role),
    ...changeOfHands(site, role),
  ];
}
