import type { Item } from '../core/model/item.ts';
import type { Relation } from '../core/model/sms.ts';
import type { LinkView, Site } from './site.ts';
import { hrefOf, itemLink } from './site.ts';
import { actLabel, postLabel } from './post-label.ts';
import { verbLabel } from './verbs.ts';
import { routeOfItem } from '../core/model/routes.ts';
import { say } from './words/say.ts';

/** An item something is related to. */
export interface RelatedLink extends LinkView {
  readonly name: string;
  readonly section: string | null;
}

/** Everything an item is related to in one way. */
export interface RelationGroup {
  readonly label: string;
  /** The first few. */
  readonly links: readonly RelatedLink[];
  /** The next ones, folded away. */
  readonly folded: readonly RelatedLink[];
  /** Where more than these stand in full; null when these are all. */
  readonly all: LinkView | null;
  readonly count: number;
}

const mostShown = 12;
const mostFolded = 88;

/** Address of the pages that hold all relations of an item. */
export function routeOfRelated(id: string): string {
  return `${routeOfItem(id)}related/`;
}

/**
 * Relations of an item, both ways, shortened so that a page does not grow with the SMS.
 *
 * @param site the site
 * @param id id of an item or register
 * @param shown verbs of the fields that the page shows anyway
 * @param linked addresses that stand on the page above; what is related in one way is left out where all of it does
 */
export function relationGroups(
  site: Site,
  id: string,
  shown: ReadonlySet<string> = new Set(),
  linked: ReadonlySet<string> = new Set(),
): readonly RelationGroup[] {
  const groups = allRelations(site, id, shown).filter(({ links }) => !links.every(({ href }) => linked.has(href)));
  return groups.map(({ label, links }) => ({
    label,
    links: links.slice(0, mostShown),
    folded: links.slice(mostShown, mostShown + mostFolded),
    all:
      links.length <= mostShown + mostFolded
        ? null
        : { href: hrefOf(site, routeOfRelated(id)), text: say('All {count}', { count: links.length }) },
    count: links.length,
  }));
}

/** True when the page of an item cannot show all its relations. */
export function hasMoreRelations(site: Site, id: string): boolean {
  const { relationsFrom, relationsTo } = site.checked.sms;
  const count = (relationsFrom.get(id)?.length ?? 0) + (relationsTo.get(id)?.length ?? 0);
  return count > mostShown + mostFolded && relationGroups(site, id).some((group) => group.all !== null);
}

/**
 * Relations of an item, both ways, in full. What a role owns in force is a section of its page.
 *
 * @param site the site
 * @param id id of an item or register
 * @param shown verbs it states itself that are left out
 */
export function allRelations(
  site: Site,
  id: string,
  shown: ReadonlySet<string> = new Set(),
): readonly { readonly label: string; readonly links: readonly RelatedLink[] }[] {
  const { items, registers, relationsFrom, relationsTo } = site.checked.sms;
  const groups = new Map<string, Map<string, RelatedLink>>();
  const put = (label: string, other: string, section: string | null): void => {
    const group = groups.get(label) ?? new Map<string, RelatedLink>();
    groups.set(label, group);
    const name = items.get(other)?.title ?? registers.get(other)?.title ?? '';
    if (!group.has(other)) group.set(other, { ...itemLink(site, other), name, section });
  };
  const from = relationsFrom.get(id) ?? [];
  const to = relationsTo.get(id) ?? [];
  const named = new Set<string>();
  const isRole = items.get(id)?.type.key === 'role';
  for (const relation of from) {
    if (relation.verb === 'mentions' || relation.verb === 'owner') continue;
    named.add(relation.to);
    if (!shown.has(relation.verb)) put(labelOf(site, relation, 'from'), relation.to, null);
  }
  for (const relation of to) {
    if (relation.verb === 'mentions') continue;
    named.add(relation.from);
    const owned = relation.verb === 'owner' && isRole ? items.get(relation.from) : undefined;
    if (owned?.inForce === true) continue;
    put(owned === undefined ? labelOf(site, relation, 'to') : ownedLabel(owned), relation.from, null);
  }
  for (const relation of from) {
    if (relation.verb === 'mentions' && !named.has(relation.to)) put(say('Mentions'), relation.to, relation.section);
  }
  for (const relation of to) {
    if (relation.verb === 'mentions' && !named.has(relation.from))
      put(say('Mentioned in'), relation.from, relation.section);
  }
  return [...groups].map(([label, links]) => ({
    label,
    links: [...links.values()].sort((a, b) => (a.text < b.text ? -1 : 1)),
  }));
}

function labelOf(site: Site, relation: Relation, end: 'from' | 'to'): string {
  const { sms } = site.checked;
  return postLabel(sms, relation, end) ?? actLabel(sms, relation, end) ?? verbLabel(relation.verb, end);
}

/** Records are never in force: they say what was, and have no day on which they begin to apply. */
function ownedLabel({ type }: Item): string {
  return type.class === 'record' ? say('Owns, records') : say('Owns, not in force');
}
