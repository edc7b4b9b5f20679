import { rolesOfPerson } from '../../core/control/role-holders.ts';
import type { Item } from '../../core/model/item.ts';
import { changeOfHands } from '../people/role-pages.ts';
import { confirmations, openMatters } from '../people/role-sections.ts';
import type { Site } from '../site.ts';
import { itemValue, textValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import { tableSection } from './table-section.ts';
import { say } from '../words/say.ts';
import type { PlainText } from '../words/say.ts';

const reasons = {
  post: 'holds the role',
  delegation: 'by delegation',
  deputy: 'as deputy',
} as const satisfies Readonly<Record<string, PlainText>>;

/** The roles a person may act for on the day judged, and what the person has to do in them. */
export function personSections(site: Site, person: Item): readonly ExtraSection[] {
  const { sms } = site.checked;
  const holders = rolesOfPerson(sms, person.id, sms.asOf);
  const roles = [...new Set(holders.map(({ role }) => role))].flatMap((id) => sms.items.get(id) ?? []);
  const rows = holders.map((holder) => [
    itemValue(site, holder.role),
    textValue(say(reasons[holder.by])),
    holder.source === holder.role || !sms.items.has(holder.source) ? textValue('') : itemValue(site, holder.source),
  ]);
  return [
    ...tableSection('cb_roles', say('Acts for'), [say('Role'), say('Why'), say('Stated in')], rows),
    ...openMatters(
      site,
      person.id,
      holders.map(({ role }) => role),
    ),
    ...confirmations(site, roles, [person.id]),
    ...changeOfHands(site, person),
  ];
}
