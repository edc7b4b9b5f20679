import type { Clause, ClauseKey, MappedReference, StandardPack } from './clause.ts';

/** A clause of another standard with the same or an overlapping subject. */
export interface Counterpart extends ClauseKey {
  readonly relation: MappedReference['relation'];
  readonly confidence: MappedReference['confidence'];
  /**
   * Heading above the clause asked for that corresponds as a whole, so that the clause is a part of what corresponds; null where
   * the clause itself does.
   */
  readonly asPartOf: string | null;
}

/** What corresponds to what, in both directions, whichever standard states it. */
export interface Correspondences {
  /** Units of other standards as the mappings name them: stated ones first, in their order. */
  counterparts(standard: string, clause: string): readonly Counterpart[];
  /**
   * Clauses with requirements for which evidence for this clause counts too: those mapped as equivalent, in one step. A heading
   * stands for all clauses below it. Evidence for a part never counts for the whole.
   */
  equivalents(standard: string, clause: string): readonly ClauseKey[];
}

/** The tree of a standard, as far as it is needed here. */
export interface ClauseTree {
  findClause(standard: string, clause: string): Clause | undefined;
  /** What lies above a clause, the top first. */
  ancestors(standard: string, clause: string): readonly Clause[];
  /** The clause itself and what lies below it, in order; empty where it is not known. */
  withDescendants(standard: string, clause: string): readonly Clause[];
}

interface Link {
  readonly to: ClauseKey;
  readonly relation: Counterpart['relation'];
  readonly confidence: Counterpart['confidence'];
}

/**
 * Prepares the correspondences of all standards.
 *
 * @param packs what each standard states
 * @param tree their clauses
 */
export function correspondencesOf(packs: readonly StandardPack[], tree: ClauseTree): Correspondences {
  const links = linksOf(packs);
  const direct = (standard: string, clause: string): readonly Link[] => links.get(keyOf({ standard, clause })) ?? [];
  return {
    counterparts: (standard, clause) => [
      ...direct(standard, clause).map((link) => counterpart(link, null)),
      ...tree
        .ancestors(standard, clause)
        .toReversed()
        .flatMap((heading) => direct(standard, heading.id).map((link) => counterpart(link, heading.id))),
    ],
    equivalents: (standard, clause) => {
      const found = direct(standard, clause)
        .filter(({ relation }) => relation === 'equivalent')
        .flatMap(({ to }) => requirementsOf(tree, to));
      return [...new Map(found.map((key) => [keyOf(key), key])).values()];
    },
  };
}

/** Both directions of every correspondence that is stated; where both sides state one, the first counts. */
function linksOf(packs: readonly StandardPack[]): ReadonlyMap<string, readonly Link[]> {
  const links = new Map<string, Link[]>();
  const add = (from: ClauseKey, link: Link): void => {
    const list = links.get(keyOf(from)) ?? [];
    if (list.some(({ to }) => keyOf(to) === keyOf(link.to))) return;
    links.set(keyOf(from), [...list, link]);
  };
  const stated = packs.flatMap(({ standard, correspondences }) =>
    correspondences.map(({ clause, to, reference }) => ({
      here: { standard: standard.id, clause },
      there: { standard: to, clause: reference.reference },
      relation: reference.relation,
      confidence: reference.confidence,
    })),
  );
  for (const { here, there, relation, confidence } of stated) add(here, { to: there, relation, confidence });
  for (const { here, there, relation, confidence } of stated) add(there, { to: here, relation, confidence });
  return links;
}

function counterpart({ to, relation, confidence }: Link, asPartOf: string | null): Counterpart {
  return { ...to, relation, confidence, asPartOf };
}

function requirementsOf(tree: ClauseTree, { standard, clause }: ClauseKey): readonly ClauseKey[] {
  const found = tree.findClause(standard, clause);
  if (found === undefined) return [];
  const meant = found.normative ? [found] : tree.withDescendants(standard, clause).filter(({ normative }) => normative);
  return meant.map(({ id }) => ({ standard, clause: id }));
}

function keyOf({ standard, clause }: ClauseKey): string {
  return `${standard}/${clause}`;
}
