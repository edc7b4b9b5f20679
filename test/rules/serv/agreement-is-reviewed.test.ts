import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/serv/agreement-is-reviewed.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const files = (activity: string, more = ''): Readonly<Record<string, string>> => ({
  'content/prc-001.md': markdown(
    `id: PRC-001
owner: ROL-004
version: "1.0"
status: approved
classification: internal
clauses: ["8.3.3"]
effective_from: 2025-10-01`,
    `## How often\n\n| Activity | Clause | Every |\n|---|---|---|\n| ${activity} | 8.3.3 | P6M |`,
  ),
  'content/sla-001.md': markdown(`id: SLA-001
owner: ROL-004
version: "1.0"
status: agreed
classification: internal
customer: CUS-001
covers: [SVC-001]
from: 2025-10-01
review: {log: [{at: 2025-12-31, by: PER-004, outcome: no-change}]}
${more}`),
});

const review = 'Review the agreement with each customer';

describe('a review that a process promises', () => {
  test.each([
    ['on the day it is due', '2026-06-30', []],
    ['the day after', '2026-07-01', ['warn SLA-001']],
    ['on the last day of the grace', '2026-07-30', ['warn SLA-001']],
    ['after the grace', '2026-07-31', ['error SLA-001']],
  ])('%s', (_, asOf, expected) => {
    expect(judgedOn(rule, files(review), asOf)).toEqual(expected);
  });

  test.each([
    ['Go through the SLAs and look whether they still fit', ['error SLA-001']],
    ['Vereinbarungen überprüfen', ['error SLA-001']],
    ['Report performance against targets', []],
    ['Review performance and workload', []],
  ])('is told from other activities: %s', (activity, expected) => {
    expect(judgedOn(rule, files(activity), '2027-01-31')).toEqual(expected);
  });
});
