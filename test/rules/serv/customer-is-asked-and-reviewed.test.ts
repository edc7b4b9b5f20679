import { expect, test } from 'vitest';
import rule from '../../../src/rules/serv/customer-is-asked-and-reviewed.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const files = {
  'content/registers/parties.md': markdown(`id: REG-007
type: register
of: [customer]
owner: ROL-003
classification: internal
rows:
  - {id: CUS-001, name: Museum, review_interval: P3M}`),
  'content/sla-001.md': markdown(`id: SLA-001
owner: ROL-004
version: "1.0"
status: agreed
classification: internal
customer: CUS-001
covers: [SVC-001]
from: 2025-10-01`),
  'content/mtg-001.md': markdown(`id: MTG-001
status: closed
classification: internal
date: 2026-03-10
meeting_kind: service-review
with: [CUS-001]
closed: {at: 2026-03-11, by: PER-004}`),
};

test.each([
  ['before the first one is due', '2026-01-01', []],
  ['when the first one is overdue', '2026-01-02', ['warn CUS-001']],
  ['on the day of the minutes', '2026-03-11', []],
  ['on the day the next one is due', '2026-06-10', []],
  ['the day after', '2026-06-11', ['warn CUS-001']],
  ['before the SMS claims to be complete', '2025-09-30', []],
])('a service review: %s', (_, asOf, expected) => {
  expect(judgedOn(rule, files, asOf)).toEqual(expected);
});
