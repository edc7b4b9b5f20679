import { builtinPacks } from './builtin-packs.ts';
import type {
  Clause,
  ClauseMapping,
  FalseFriend,
  LegacyClause,
  LegacyProcessGroup,
  MandatoryRow,
  Standard,
  StandardPack,
} from './clause.ts';
import { isWithin } from './clause-reference.ts';
import { clauses } from './data/iso20000-1-2018/clauses.ts';
import { mandatoryRows } from './data/iso20000-1-2018/mandatory.ts';
import { falseFriends, legacyClauses, legacyProcessGroups, mappings } from './data/iso20000-1-2018/mapping.ts';
import type { Correspondences } from './correspondences.ts';
import { correspondencesOf } from './correspondences.ts';
import { primaryStandardId } from './standards.ts';

/** What is known about the standards: clauses, documented information and correspondences. */
export interface Catalogue extends Correspondences {
  /** All standards known by id: the primary one first, those of the organization last. */
  readonly standards: readonly Standard[];
  /** The standard that the rules and the mandatory rows are about. */
  readonly primaryStandard: string;
  /** Everything known of a standard, by its exact id. */
  findPack(id: string): StandardPack | undefined;
  /** A standard by its exact id. */
  findStandard(id: string): Standard | undefined;
  /** All units in the order of the standard; empty for a standard of which only the name is known. */
  clauses(standardId: string): readonly Clause[];
  /** One clause by its exact number or code; undefined when standard or clause is unknown. */
  findClause(standardId: string, id: string): Clause | undefined;
  /** The units that carry requirements themselves, in the order of the standard. */
  normativeClauses(standardId: string): readonly Clause[];
  /** The direct children of a clause; with null, the units at the top. */
  children(standardId: string, parent: string | null): readonly Clause[];
  /** What lies above a clause, the top first; empty where the clause is not known. */
  ancestors(standardId: string, id: string): readonly Clause[];
  /** The clause itself and what lies below it, in order; empty where it is not known. */
  withDescendants(standardId: string, id: string): readonly Clause[];
  /** True when the clause is the ancestor itself or lies below it; of clauses that are not known, as their numbers tell. */
  isWithin(standardId: string, id: string, ancestor: string): boolean;
  /** Order of clauses of one standard, as `Array.prototype.sort` expects; those that are not known come last. */
  compare(standardId: string, a: string, b: string): number;
  /** What a clause of the primary standard corresponds to elsewhere; undefined for headings. */
  mappingOf(clause: string): ClauseMapping | undefined;
  /** A clause of the 2011 edition of part 1 by its exact number. */
  findLegacyClause(reference: string): LegacyClause | undefined;
  readonly legacyClauses: readonly LegacyClause[];
  readonly legacyProcessGroups: readonly LegacyProcessGroup[];
  readonly falseFriends: readonly FalseFriend[];
  /** Documents first, then records, each in order of id. */
  readonly mandatoryRows: readonly MandatoryRow[];
  findMandatoryRow(id: string): MandatoryRow | undefined;
  /** The mandatory rows that serve a clause of the primary standard. */
  mandatoryRowsOf(clause: string): readonly MandatoryRow[];
  /** Clauses of the primary standard with an activity whose interval the organization must set. */
  readonly clausesWantingIntervals: readonly Clause[];
}

/** What is the same for every organization. */
const ofPrimary = {
  primaryStandard: primaryStandardId,
  legacyClauses,
  legacyProcessGroups,
  falseFriends,
  mandatoryRows,
  mandatoryRowsOf: (clause: string) => mandatoryRows.filter((row) => row.clauses.includes(clause)),
  clausesWantingIntervals: clauses.filter((clause) => clause.plannedIntervals.length > 0),
};

const mappingIndex = new Map(mappings.map((mapping) => [mapping.clause, mapping]));
const legacyIndex = new Map(legacyClauses.map((clause) => [clause.reference, clause]));
const rowIndex = new Map(mandatoryRows.map((row) => [row.id, row]));

/**
 * The catalogue of an organization: the built-in standards and its own.
 *
 * @param own standards of the organization, with ids that no other has, clauses that are each given once, and parents that stand
 *   before what lies below them (see `parseOwnStandard`)
 */
export function catalogueWith(own: readonly StandardPack[]): Catalogue {
  const packs = [...builtinPacks, ...own];
  const tree = treeOf(packs);
  return {
    ...ofPrimary,
    ...tree,
    ...correspondencesOf(packs, tree),
    standards: packs.map(({ standard }) => standard),
    findPack: (id) => packs.find(({ standard }) => standard.id === id),
    findStandard: (id) => packs.find(({ standard }) => standard.id === id)?.standard,
    mappingOf: (clause) => mappingIndex.get(clause),
    findLegacyClause: (reference) => legacyIndex.get(reference),
    findMandatoryRow: (id) => rowIndex.get(id),
  };
}

type Tree = Pick<
  Catalogue,
  'clauses' | 'findClause' | 'normativeClauses' | 'children' | 'ancestors' | 'withDescendants' | 'isWithin' | 'compare'
>;

function treeOf(packs: readonly StandardPack[]): Tree {
  const lists = new Map(packs.map((pack) => [pack.standard.id, pack.clauses]));
  const indexes = new Map(packs.map((pack) => [pack.standard.id, indexOf(pack.clauses)]));
  const clausesOf = (standard: string): readonly Clause[] => lists.get(standard) ?? [];
  const find = (standard: string, id: string): Placed | undefined => indexes.get(standard)?.get(id);
  const ancestors = (standard: string, id: string): readonly Clause[] => {
    const above: Clause[] = [];
    for (let parent = find(standard, id)?.clause.parent ?? null; parent !== null;) {
      const clause = find(standard, parent)?.clause;
      if (clause !== undefined) above.unshift(clause);
      parent = clause?.parent ?? null;
    }
    return above;
  };
  const isInside = (standard: string, id: string, ancestor: string): boolean =>
    find(standard, id) === undefined
      ? isWithin(id, ancestor)
      : id === ancestor || ancestors(standard, id).some((clause) => clause.id === ancestor);
  const compare = (standard: string, a: string, b: string): number => {
    const left = find(standard, a)?.at ?? Infinity;
    const right = find(standard, b)?.at ?? Infinity;
    return left === right ? bySigns.compare(a, b) : left - right;
  };
  return {
    clauses: clausesOf,
    findClause: (standard, id) => find(standard, id)?.clause,
    normativeClauses: (standard) => clausesOf(standard).filter((clause) => clause.normative),
    children: (standard, parent) => clausesOf(standard).filter((clause) => clause.parent === parent),
    ancestors,
    withDescendants: (standard, id) => clausesOf(standard).filter((clause) => isInside(standard, clause.id, id)),
    isWithin: isInside,
    compare,
  };
}

/** Of what no standard knows: numbers in words by their value. */
const bySigns = new Intl.Collator('en', { numeric: true });

interface Placed {
  readonly clause: Clause;
  readonly at: number;
}

function indexOf(list: readonly Clause[]): ReadonlyMap<string, Placed> {
  return new Map(list.map((clause, at) => [clause.id, { clause, at }]));
}

/** The catalogue of an organization without standards of its own; constant data, safe to share. */
export const catalogue: Catalogue = catalogueWith([]);
