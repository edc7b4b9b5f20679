import { holdersOfRole } from '../core/control/role-holders.ts';
import { textField, textsField } from '../core/model/fields.ts';
import type { Item } from '../core/model/item.ts';
import { itemsOfType } from '../core/model/items-of-type.ts';
import { hasDuePage } from './due-view.ts';
import { beginningOf, moreOn } from './paging.ts';
import { occasionLinks } from './people/role-pages.ts';
import { vacancyWords } from './people/vacancy.ts';
import { plainWords } from './plain-words.ts';
import { siteIndex } from './site-index.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink, typeLink } from './site.ts';
import { stateText } from './standing.ts';
import { say, sayKnown } from './words/say.ts';

const mostRoles = 150;
const mostPeople = 150;
const mostInCell = 8;

/** Roles with their holders, and people. */
export interface PeopleView {
  readonly roles: readonly {
    readonly link: LinkView;
    readonly name: string;
    readonly holders: readonly LinkView[];
    readonly moreHolders: LinkView | null;
    readonly deputy: LinkView | null;
    readonly carries: readonly string[];
    readonly owns: number;
    /** That nobody has a post in it, and since when where that is known; '' where somebody has. */
    readonly vacancy: string;
    /** To what a beginner reads and a successor takes over. */
    readonly pages: readonly LinkView[];
  }[];
  readonly people: readonly {
    readonly link: LinkView;
    readonly name: string;
    readonly roles: readonly LinkView[];
    readonly moreRoles: LinkView | null;
    readonly state: string;
    readonly pages: readonly LinkView[];
  }[];
  /** True where roles have pages for those who take them over. */
  readonly hasPages: boolean;
  /** What this page leaves out, with the list that has it all. */
  readonly moreRoles: { readonly count: number; readonly link: LinkView };
  readonly morePeople: { readonly count: number; readonly link: LinkView };
}

/** Page model of roles and people on the day judged. */
export function peopleView(site: Site): PeopleView {
  const { sms } = site.checked;
  const named = (id: string): LinkView => itemLink(site, id, sms.items.get(id)?.title ?? id);
  const inForce = itemsOfType(sms, 'role').filter((role) => role.inForce);
  const holders = new Map(inForce.map((role) => [role.id, personsOf(site, role)]));
  const rolesOf = new Map<string, Item[]>();
  for (const role of inForce)
    for (const person of holders.get(role.id) ?? []) rolesOf.set(person, [...(rolesOf.get(person) ?? []), role]);
  const roles = beginningOf(inForce, mostRoles);
  const people = beginningOf(itemsOfType(sms, 'person'), mostPeople);
  return {
    roles: roles.shown.map((role) => {
      const deputy = textField(role, 'deputy');
      const persons = holders.get(role.id) ?? [];
      return {
        link: itemLink(site, role.id),
        name: role.title,
        holders: persons.slice(0, mostInCell).map(named),
        moreHolders: moreOn(itemLink(site, role.id), persons.length - mostInCell),
        deputy: deputy === null ? null : named(deputy),
        carries: textsField(role, 'carries').map((duty) => sayKnown(plainWords(duty))),
        owns: siteIndex(site).ownedBy.get(role.id)?.length ?? 0,
        vacancy: vacancyWords(site, role) || (persons.length === 0 ? say('nobody#holder') : ''),
        pages: occasionLinks(site, role),
      };
    }),
    people: people.shown.map((person) => ({
      link: itemLink(site, person.id),
      name: person.title,
      roles: (rolesOf.get(person.id) ?? []).slice(0, mostInCell).map((role) => itemLink(site, role.id, role.title)),
      moreRoles: moreOn(itemLink(site, person.id), (rolesOf.get(person.id)?.length ?? 0) - mostInCell),
      state: person.inForce ? '' : stateText(person),
      pages: occasionLinks(site, person),
    })),
    hasPages: hasDuePage(site),
    moreRoles: { count: roles.rest, link: typeLink(site, 'role') },
    morePeople: { count: people.rest, link: typeLink(site, 'person') },
  };
}

/** People posted to a role on the day judged. */
function personsOf(site: Site, role: Item): readonly string[] {
  const { sms } = site.checked;
  return [
    ...new Set(
      holdersOfRole(sms, role.id, sms.asOf).flatMap((holder) => (holder.by === 'post' ? [holder.person] : [])),
    ),
  ];
}
