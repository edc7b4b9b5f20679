import type { Clause } from './clause.ts';

/** What has to be known of a clause; everything else of it may be unknown. */
export type PlainClause = Pick<Clause, 'id' | 'title'> & Partial<Clause>;

/**
 * A clause of which little is known: nothing is said of documents, intervals and questions, and it carries requirements.
 *
 * @param clause what is known
 */
export function plainClause(clause: PlainClause): Clause {
  return {
    titleSource: 'standard',
    parent: null,
    normative: true,
    summary: '',
    contentItems: [],
    documentedInformation: [],
    typicalEvidence: [],
    plannedIntervals: [],
    pdca: null,
    group: '',
    auditorQuestions: [],
    amended: false,
    ...clause,
  };
}
