import type { Sms } from '../model/sms.ts';
import type { Change, Reached } from './spread.ts';
import type { Suspect } from './suspects.ts';

/** Why an item is suspect, or would be: one for each change, however many of its sections rely on it. */
export interface Reason {
  /** Id of what changed, or key of the clause. */
  readonly of: string;
  readonly on: string | null;
  readonly what: string | null;
  /** Headings of the changed sections; empty for the whole. */
  readonly changed: readonly string[];
  readonly hops: number;
  /** Ids it was reached through, at the nearest way. */
  readonly through: readonly string[];
  /** How the item relies on that: a verb, and the heading of the section of the item that says so. */
  readonly relies: readonly { readonly verb: string; readonly section: string | null }[];
}

/**
 * Reasons for which one item is suspect, nearest first.
 *
 * @param sms for headings
 * @param suspects all of one item
 */
export function reasonsOf(sms: Pick<Sms, 'items'>, suspects: readonly Suspect[]): readonly Reason[] {
  return [...Map.groupBy(suspects, ({ change }) => change).entries()].map(([change, ways]) =>
    reasonOf(sms, ways, change.of, change),
  );
}

/**
 * How one item is reached from something that would change.
 *
 * @param ways all ways to one item, at least one
 * @param of what would change
 */
export function reasonOf(
  { items }: Pick<Sms, 'items'>,
  ways: readonly Reached[],
  of: string,
  change: Change | null = null,
): Reason {
  const hops = Math.min(...ways.map((way) => way.hops));
  const nearest = ways.filter((way) => way.hops === hops);
  const headingOf = (id: string, slug: string): string =>
    items.get(id)?.facts?.headings.find((heading) => heading.slug === slug)?.text ?? slug;
  const relies = nearest.map(({ item, section, verb }) => ({
    verb,
    section: section === null ? null : headingOf(item, section),
  }));
  return {
    of,
    on: change?.on ?? null,
    what: change?.what ?? null,
    changed: [...(change?.sections ?? [])].map((slug) => headingOf(of, slug)),
    hops,
    through: [...new Set(nearest.map(({ through }) => through))],
    relies: relies.filter(
      (way, at) => relies.findIndex(({ verb, section }) => verb === way.verb && section === way.section) === at,
    ),
  };
}
