import type {
  Clause,
  ClauseMapping,
  FalseFriend,
  LegacyClause,
  LegacyProcessGroup,
  MandatoryRow,
  Standard,
} from './clause.ts';
import { clauses } from './data/iso20000-1-2018/clauses.ts';
import { mandatoryRows } from './data/iso20000-1-2018/mandatory.ts';
import { falseFriends, legacyClauses, legacyProcessGroups, mappings } from './data/iso20000-1-2018/mapping.ts';
import { primaryStandardId, standards } from './standards.ts';

/** What the project knows about the standards: clauses, documented information and correspondences. */
export interface Catalogue {
  /** All editions known by id, the primary standard first. */
  readonly standards: readonly Standard[];
  readonly primaryStandard: string;
  /** All numbered units in clause order; empty for a standard of which only the number is known. */
  clauses(standardId: string): readonly Clause[];
  /** One clause by its exact number; undefined when standard or number is unknown. */
  findClause(standardId: string, id: string): Clause | undefined;
  /** The units that carry requirements themselves, in clause order. */
  normativeClauses(standardId: string): readonly Clause[];
  /** The direct children of a clause; with null, the units at the top. */
  children(standardId: string, parent: string | null): readonly Clause[];
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

const clausesByStandard = new Map<string, readonly Clause[]>([[primaryStandardId, clauses]]);
const clauseIndex = new Map(clauses.map((clause) => [`${primaryStandardId}/${clause.id}`, clause]));
const mappingIndex = new Map(mappings.map((mapping) => [mapping.clause, mapping]));
const legacyIndex = new Map(legacyClauses.map((clause) => [clause.reference, clause]));
const rowIndex = new Map(mandatoryRows.map((row) => [row.id, row]));

/** The one catalogue of the project; constant data, safe to share. */
export const catalogue: Catalogue = {
  standards,
  primaryStandard: primaryStandardId,
  clauses: clausesOf,
  findClause: (standardId, id) => clauseIndex.get(`${standardId}/${id}`),
  normativeClauses: (standardId) => clausesOf(standardId).filter((clause) => clause.normative),
  children: (standardId, parent) => clausesOf(standardId).filter((clause) => clause.parent === parent),
  mappingOf: (clause) => mappingIndex.get(clause),
  findLegacyClause: (reference) => legacyIndex.get(reference),
  legacyClauses,
  legacyProcessGroups,
  falseFriends,
  mandatoryRows,
  findMandatoryRow: (id) => rowIndex.get(id),
  mandatoryRowsOf: (clause) => mandatoryRows.filter((row) => row.clauses.includes(clause)),
  clausesWantingIntervals: clauses.filter((clause) => clause.plannedIntervals.length > 0),
};

function clausesOf(standardId: string): readonly Clause[] {
  return clausesByStandard.get(standardId) ?? [];
}
