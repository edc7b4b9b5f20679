/** A rule id that was given up. It is never used again. */
export interface RetiredRule {
  readonly id: string;
  /** What does its work now, or why nothing needs to. */
  readonly reason: string;
}

/** All retired ids. */
export const retiredRules: readonly RetiredRule[] = [
  { id: 'ORGA-003', reason: 'a role without duties is seen by CONT-006, missing competence by ORGA-004' },
  { id: 'ORGA-007', reason: 'a missing owner of any item is IDEN-001' },
  { id: 'REVW-001', reason: 'type and clausebook.yaml always give an interval of review; the clause sets none' },
  {
    id: 'RISK-001',
    reason: 'a missing owner is IDEN-001, a role that nobody holds ORGA-001, a person as owner ORGA-009',
  },
  {
    id: 'SERV-001',
    reason: 'a missing owner is IDEN-001, a role that nobody holds ORGA-001, a person as owner ORGA-009',
  },
  { id: 'SERV-018', reason: 'a missing owner is IDEN-001, the missing duty for customers ORGA-005' },
  { id: 'SERV-030', reason: 'the word of the other side for a version is asked for by APPR-006' },
];
