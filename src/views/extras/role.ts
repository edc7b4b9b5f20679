import type { Item } from '../../core/model/item.ts';
import { changeOfHands } from '../people/role-pages.ts';
import {
  confirmations,
  holdersOverTime,
  inSteps,
  openMatters,
  owned,
  rights,
  toKnow,
} from '../people/role-sections.ts';
import type { Site } from '../site.ts';
import type { ExtraSection } from './extra-section.ts';

/** Everything that concerns a role: what to know, to do and to confirm, what it owns and may do, and who held it. */
export function roleSections(site: Site, role: Item): readonly ExtraSection[] {
  return [
    ...inSteps(site, [role]),
    ...openMatters(site, role.id),
    ...toKnow(site, [role]),
    ...confirmations(site, [role]),
    ...rights(site, [role]),
    ...owned(site, [role]),
    ...holdersOverTime(site, role),
    ...changeOfHands(site, role),
  ];
}
