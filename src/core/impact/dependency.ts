import type { Item } from '../model/item.ts';
import type { Relation, Sms } from '../model/sms.ts';

/** One item, or a section of its text, relies on what another item or a clause says. */
export interface Dependency {
  /** Id of the item that relies. */
  readonly from: string;
  /** Anchor of its section that does; null for the item as a whole. */
  readonly fromSection: string | null;
  /** Id of the item, or key of the clause (`clauseKey`), it relies on. */
  readonly to: string;
  /** Anchor of the section it relies on; null for the whole. */
  readonly toSection: string | null;
  /** Verb of the relation; `shows` for a clause. */
  readonly verb: string;
}

/** Which end of a relation relies on the other; `none`: it names the other and says nothing that could become wrong. */
type Reliance = Sms['settings']['impact'][string];

// What is not named here relies on nothing: owners, holders, recipients, people present, and what a record is about.
const reliances: Readonly<Record<string, Reliance>> = {
  activities: 'from',
  aligned_with: 'from',
  alignment: 'from',
  applies_to: 'to',
  based_on: 'from',
  catalogue_entry: 'both',
  components: 'from',
  covers: 'from',
  delivered_to: 'from',
  depends_on: 'from',
  derives_from: 'from',
  frames: 'to',
  governs: 'to',
  implemented_by: 'to',
  implements: 'from',
  interfaces_with: 'from',
  limits: 'to',
  measured_by: 'from',
  measures: 'from',
  mentions: 'from',
  met_by: 'to',
  part_of: 'from',
  process: 'from',
  protects: 'from',
  realised_by: 'to',
  requirements: 'from',
  rules: 'from',
  services_in_scope: 'from',
  supplied_by: 'from',
  supports: 'from',
  targets: 'from',
  template_for: 'from',
  thresholds: 'from',
  tools: 'from',
  treated_by: 'from',
  underpinned_by: 'both',
  underpins: 'both',
  uses: 'from',
};

/**
 * What relies on what: relations whose verb says so, links in texts section by section, and clauses that items say they show.
 *
 * @param sms the model
 */
export function dependenciesOf(sms: Pick<Sms, 'relations' | 'items' | 'settings'>): readonly Dependency[] {
  const found: Dependency[] = [];
  for (const relation of sms.relations) found.push(...ofRelation(relation, sms));
  for (const item of sms.items.values()) found.push(...onClauses(item));
  return found;
}

/** Key under which a clause stands among what can be relied on; no id has a colon. */
export function clauseKey(standard: string, clause: string): string {
  return `clause:${standard}/${clause}`;
}

/** The clause that a key stands for; null where it is the id of an item. */
export function clauseOfKey(key: string): { readonly standard: string; readonly clause: string } | null {
  const [, standard, clause] = /^clause:([^/]+)\/(.+)$/.exec(key) ?? [];
  return standard === undefined || clause === undefined ? null : { standard, clause };
}

function ofRelation(relation: Relation, { items, settings }: Pick<Sms, 'items' | 'settings'>): readonly Dependency[] {
  const { from, to, verb, sectionAnchor, anchor } = relation;
  const reliance = settings.impact[verb] ?? reliances[verb] ?? 'none';
  if (reliance === 'none' || from === to || !items.has(from) || !items.has(to)) return [];
  const field = fieldOf(relation, items.get(from));
  const fromSection = sectionAnchor ?? sectionOfField(items.get(from), field);
  // An interface is what both sides wrote down: the rest of the other process is its own matter.
  const toSection =
    verb === 'interfaces_with' ? sectionOfField(items.get(to), field) : knownSection(items.get(to), anchor);
  const there = { from, fromSection, to, toSection, verb };
  const back = { from: to, fromSection: null, to: from, toSection: fromSection, verb };
  if (reliance === 'both') return [there, back];
  return [reliance === 'from' ? there : back];
}

/** Name of the field that states a relation; null for a link in the text. */
function fieldOf({ path }: Relation, item: Item | undefined): string | null {
  const name = item === undefined ? undefined : path?.[item.path.length];
  return typeof name === 'string' ? name : null;
}

/** Anchor of the section whose table or list fills a field; null where the frontmatter does. */
function sectionOfField(item: Item | undefined, field: string | null): string | null {
  const origin = field === null ? undefined : item?.origins[field];
  if (origin?.kind !== 'body') return null;
  const { line } = origin.place;
  return item?.facts?.headings.findLast(({ place }) => place.line <= line)?.slug ?? null;
}

/** An anchor that no heading has says nothing about a section. */
function knownSection(item: Item | undefined, anchor: string | null): string | null {
  if (anchor === null) return null;
  return item?.facts?.headings.some(({ slug }) => slug === anchor) === true ? anchor : null;
}

function onClauses(item: Item): readonly Dependency[] {
  return item.claims.map(({ standard, clause, section }) => ({
    from: item.id,
    fromSection: section === null ? null : (item.facts?.headings.find(({ text }) => text === section)?.slug ?? null),
    to: clauseKey(standard, clause),
    toSection: null,
    verb: 'shows',
  }));
}
