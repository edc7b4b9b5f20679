import type { Clause, PdcaStep } from '../../clause.ts';
import { plainClause } from '../../plain-clause.ts';

/** A heading of FitSM-1 with its requirements in order; the number of a requirement is its place: PR9.2 is the second of PR9. */
export interface FitsmGroup {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly pdca: PdcaStep;
  readonly requirements: readonly { readonly title: string; readonly summary: string }[];
}

/**
 * The clauses of a group: its heading and its requirements.
 *
 * @param group heading and requirements
 */
export function clausesOfGroup({ id, title, summary, pdca, requirements }: FitsmGroup): readonly Clause[] {
  const common = { titleSource: 'working', pdca, group: title } as const;
  return [
    plainClause({ ...common, id, title, summary, normative: false }),
    ...requirements.map((requirement, index) =>
      plainClause({ ...common, ...requirement, id: `${id}.${index + 1}`, parent: id }),
    ),
  ];
}
