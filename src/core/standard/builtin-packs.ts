import type { Standard, StandardPack } from './clause.ts';
import { fitsmClauses } from './data/fitsm-1-v3/clauses.ts';
import { clauses } from './data/iso20000-1-2018/clauses.ts';
import { mappings } from './data/iso20000-1-2018/mapping.ts';
import { builtinStandards, primaryStandardId } from './standards.ts';

/** The standards that come with the project, the primary one first. */
export const builtinPacks: readonly StandardPack[] = builtinStandards.map(packOf);

function packOf(standard: Standard): StandardPack {
  switch (standard.id) {
    case primaryStandardId:
      return { standard, clauses, correspondences: mappings.flatMap(correspondencesOfClause) };
    case 'fitsm-1-v3':
      return { standard, clauses: fitsmClauses, correspondences: [] };
    default:
      return { standard, clauses: [], correspondences: [] };
  }
}

function correspondencesOfClause({ clause, references }: (typeof mappings)[number]): StandardPack['correspondences'] {
  return Object.entries(references).flatMap(([to, list]) => list.map((reference) => ({ clause, to, reference })));
}
