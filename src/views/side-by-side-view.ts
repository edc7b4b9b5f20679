import { isWithin } from '../core/standard/clause-reference.ts';
import { groupName } from './clause-tree-view.ts';
import type { CounterpartGroup, CounterpartView } from './counterparts.ts';
import { counterpartGroups } from './counterparts.ts';
import type { LinkView, Site } from './site.ts';
import { clauseLink, hrefOf } from './site.ts';
import { say } from './words/say.ts';
import type { PlainText } from './words/say.ts';
import { clauseTitle } from './words/clause-title.ts';

/** Address of the page below the base path. */
export const routeOfSideBySide = '/mapping/';

/** Clauses of the primary standard beside what they correspond to elsewhere. */
export interface SideBySideView {
  /** The standards compared, the primary one first. */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly clause: LinkView;
    readonly title: string;
    readonly group: string;
    /** One cell for each column after the first. */
    readonly cells: readonly (readonly CounterpartView[])[];
    /** True where the number means another subject elsewhere. */
    readonly isMisleading: boolean;
  }[];
  readonly groups: readonly string[];
  /** Numbers that mean something else elsewhere. */
  readonly falseFriends: readonly { readonly clauses: string; readonly subject: string; readonly elsewhere: string }[];
}

const practicesColumn = 'ITIL 4 practices' satisfies PlainText;

/** True where the primary standard is in use: the mappings are about its clauses. */
export function hasSideBySide(site: Site): boolean {
  const { settings, catalogue } = site.checked.sms;
  return settings.standards.includes(catalogue.primaryStandard);
}

/** Paths of the comparison and of the page about earlier editions, for the router. */
export function mappingPaths(site: Site): readonly { readonly params: { readonly page: string | undefined } }[] {
  return hasSideBySide(site) ? [{ params: { page: undefined } }, { params: { page: 'earlier-editions' } }] : [];
}

/** Link to the page; null where the site has none. */
export function sideBySideLink(site: Site): LinkView | null {
  return hasSideBySide(site) ? { href: hrefOf(site, routeOfSideBySide), text: say('Beside other standards') } : null;
}

/** Page model of the comparison. */
export function sideBySideView(site: Site): SideBySideView {
  const { catalogue } = site.checked.sms;
  const primary = catalogue.primaryStandard;
  const clauses = catalogue.normativeClauses(primary);
  const groupsOf = new Map(clauses.map(({ id }) => [id, counterpartGroups(site, primary, id)]));
  const targets = catalogue.standards
    .filter(({ id }) => id !== primary)
    .map(({ id, reference }) => (reference === '' ? id : reference))
    .filter((target) => [...groupsOf.values()].some((groups) => groups.some((group) => group.target === target)));
  const rows = clauses.map(({ id, title, group }) => ({
    clause: clauseLink(site, primary, id),
    title: clauseTitle(primary, { id, title }),
    group: groupName(group),
    cells: [
      ...targets.map((target) => referencesOf(groupsOf.get(id) ?? [], target)),
      (catalogue.mappingOf(id)?.practices ?? []).map(practice),
    ],
    isMisleading: catalogue.falseFriends.some((friend) => friend.clauses.some((other) => isWithin(id, other))),
  }));
  return {
    columns: [catalogue.findStandard(primary)?.reference ?? primary, ...targets, say(practicesColumn)],
    rows,
    groups: [...new Set(rows.map(({ group }) => group))],
    falseFriends: catalogue.falseFriends.map(({ clauses: numbers, subject, elsewhere }) => ({
      clauses: numbers.join(', '),
      subject,
      elsewhere,
    })),
  };
}

function referencesOf(groups: readonly CounterpartGroup[], target: string): readonly CounterpartView[] {
  return groups.find((group) => group.target === target)?.references ?? [];
}

function practice(name: string): CounterpartView {
  return { link: { href: '', text: name }, relation: 'related', asPartOf: '', state: null };
}
