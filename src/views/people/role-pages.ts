import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { routeOfItem } from '../../core/model/routes.ts';
import { hasDuePage } from '../due-view.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import { shortened } from '../long-values.ts';
import type { SectionsPage } from '../sections-page.ts';
import type { LinkView, Site } from '../site.ts';
import { hrefOf, itemLink, sectionLink } from '../site.ts';
import { dateValue, itemValue, textValue } from '../value-view.ts';
import { dayText } from '../words/days.ts';
import type { Text } from '../words/say.ts';
import { say } from '../words/say.ts';
import {
  approvalsGiven,
  confirmations,
  contacts,
  duties,
  inSteps,
  openMatters,
  owned,
  rights,
  skills,
  toKnow,
  unfinished,
} from './role-sections.ts';
import { actingFor } from './vacancy.ts';

/** The two pages that somebody prints when a role changes hands. */
export type Occasion = 'first-week' | 'handover';

/** Address of one of these pages below the base path: `/rol-002/handover/`. */
export function routeOfOccasion(id: string, occasion: Occasion): string {
  return `${routeOfItem(id)}${occasion}/`;
}

/**
 * Ids of the roles in force and of the people who hold one, each with both pages; none for people outside, since who has to do what is a
 * matter of those inside.
 */
export function rolePaths(site: Site): readonly {
  readonly params: { readonly item: string };
  readonly props: { readonly id: string };
}[] {
  if (!hasDuePage(site)) return [];
  const { sms } = site.checked;
  const roles = itemsOfType(sms, 'role').filter((role) => role.inForce);
  const people = itemsOfType(sms, 'person').filter(
    (person) => person.inForce && rolesOfPerson(sms, person.id, sms.asOf).length > 0,
  );
  return [...roles, ...people].map(({ id }) => ({ params: { item: id.toLowerCase() }, props: { id } }));
}

/** Links to both pages of a role or person; none where it has no such pages. */
export function occasionLinks(site: Site, item: Item): readonly LinkView[] {
  const { sms } = site.checked;
  const holds = item.type.key === 'role' || rolesOfPerson(sms, item.id, sms.asOf).length > 0;
  if (!hasDuePage(site) || !item.inForce || !holds) return [];
  return [
    { href: hrefOf(site, routeOfOccasion(item.id, 'first-week')), text: say('First week') },
    { href: hrefOf(site, routeOfOccasion(item.id, 'handover')), text: say('Hand-over') },
  ];
}

/** The same links as a section of the page of a role or person. */
export function changeOfHands(site: Site, item: Item): readonly ExtraSection[] {
  const links = occasionLinks(site, item);
  if (links.length === 0) return [];
  return [
    {
      anchor: 'cb_hands',
      title: say('Change of hands'),
      value: { kind: 'list', items: links.map((link) => ({ kind: 'link', link, name: '' })), isInline: true },
      chart: null,
      most: links.length,
    },
  ];
}

const leads = {
  'first-week': '{name}: what to read and do in the first week, and whom to ask, as of {day}.',
  handover: 'What the successor of {name} takes over: documents, open actions, risks and rights, as of {day}.',
} as const satisfies Readonly<Record<Occasion, Text>>;

/**
 * Page model of what somebody must know in the first week, or of what a successor takes over.
 *
 * @param site the site
 * @param id id of a role, or of a person: then of all roles the person acts for
 * @param occasion which of the two
 * @throws Error when nothing has the id (a defect of ours: routes come from the items)
 */
export function rolePage(site: Site, id: string, occasion: Occasion): SectionsPage {
  const { sms } = site.checked;
  const item = sms.items.get(id);
  if (item === undefined) throw new Error(`Nothing has the id ${id}.`);
  const isPerson = item.type.key === 'person';
  const roles = isPerson ? rolesOfPerson(sms, id, sms.asOf).flatMap(({ role }) => sms.items.get(role) ?? []) : [item];
  const isFirst = occasion === 'first-week';
  const sections = isFirst ? firstWeek(site, item, roles) : handover(site, item, roles);
  const other: Occasion = isFirst ? 'handover' : 'first-week';
  return {
    title: say(isFirst ? 'First week: {name}' : 'Hand-over: {name}', { name: item.title }),
    lead: say(leads[occasion], { name: item.title, day: dayText(sms.asOf) }),
    section: 'people',
    path: routeOfOccasion(id, occasion),
    trail: [sectionLink(site, 'people'), itemLink(site, id, item.title)],
    links: [
      {
        href: hrefOf(site, routeOfOccasion(id, other)),
        text: isFirst ? say('What a successor takes over') : say('What to know in the first week'),
      },
    ],
    sections: sections.map((section) => ({
      ...section,
      value: shortened(section.value, { key: '', label: section.title, most: section.most }, () =>
        hrefOf(site, routeOfItem(id)),
      ),
    })),
    emptyWords: say('Nothing in this manual names this role yet.'),
  };
}

function firstWeek(site: Site, item: Item, roles: readonly Item[]): readonly ExtraSection[] {
  const ids = roles.map((role) => role.id);
  const people = item.type.key === 'role' ? actingFor(site, item.id) : [item.id];
  return [
    ...(item.type.key === 'role' ? contacts(site, item) : rolesHeld(site, item)),
    ...duties(site, roles),
    ...toKnow(site, roles, people),
    ...inSteps(site, roles),
    ...openMatters(site, item.id, ids),
    ...confirmations(site, roles, people),
    ...rights(site, roles),
    ...skills(site, roles),
  ];
}

function handover(site: Site, item: Item, roles: readonly Item[]): readonly ExtraSection[] {
  const ids = roles.map((role) => role.id);
  return [
    ...(item.type.key === 'role' ? contacts(site, item) : [...rolesHeld(site, item), ...deputyFor(site, item)]),
    ...duties(site, roles),
    ...openMatters(site, item.id, ids),
    ...unfinished(site, roles),
    ...owned(site, roles),
    ...approvalsGiven(site, roles),
    ...rights(site, roles),
  ];
}

/** Posts and delegations that end with the person. */
function rolesHeld(site: Site, person: Item): readonly ExtraSection[] {
  const { sms } = site.checked;
  const rows = rolesOfPerson(sms, person.id, sms.asOf).map(({ role, by, source }) => {
    const post = mapsField(sms.items.get(role) ?? {}, 'posts').find(
      (entry) => textField(entry, 'person') === person.id,
    );
    return [
      itemValue(site, role),
      textValue(say(`${by}#means`)),
      dateValue(post === undefined ? null : textField(post, 'from')),
      source === role ? textValue('') : itemValue(site, source),
    ];
  });
  return tableSection(
    'cb_roles',
    say('Roles'),
    [say('Role'), say('Held by#means'), say('Since'), say('Stated in')],
    rows,
  );
}

/** Roles whose deputy is one that the person holds. */
function deputyFor(site: Site, person: Item): readonly ExtraSection[] {
  const { sms } = site.checked;
  const held = new Set(rolesOfPerson(sms, person.id, sms.asOf).map(({ role }) => role));
  const rows = itemsOfType(sms, 'role')
    .filter((role) => role.inForce && held.has(textField(role, 'deputy') ?? ''))
    .map((role) => [itemValue(site, role.id)]);
  return tableSection('cb_deputy', say('Deputy for'), [say('Role')], rows);
}
