import { expect, test } from 'vitest';
import rule from '../../../src/rules/seri/report-is-issued-in-time.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const files = (issued: string, more = ''): Readonly<Record<string, string>> => ({
  'content/sla-001.md': markdown(`id: SLA-001
owner: ROL-004
version: "1.0"
status: agreed
classification: customer
customer: CUS-001
covers: [SVC-001]
from: 2026-01-01
report: {every: P3M, due: P20D}`),
  'content/srp-001.md': markdown(`id: SRP-001
status: issued
classification: customer
for: [SLA-001]
period: 2026-Q1
closed: {at: ${issued}, by: PER-002}
${more}`),
});

test.each([
  ['the day before', '2026-04-19', '', []],
  ['on the day', '2026-04-20', '', []],
  ['the day after', '2026-04-21', '', ['warn SRP-001']],
  ['the day after, with a reason', '2026-04-21', 'late_reason: figures came late', ['info SRP-001']],
  [
    'the day after, with a reason in a correction',
    '2026-04-21',
    'corrections: [{at: 2026-05-02, by: PER-002, reason: asked by the auditor, text: "late_reason: figures came late"}]',
    ['info SRP-001'],
  ],
  [
    'the day after, with another correction',
    '2026-04-21',
    'corrections: [{at: 2026-05-02, by: PER-002, reason: slip, text: a wrong total}]',
    ['warn SRP-001'],
  ],
  ['the day after, with an empty reason', '2026-04-21', 'late_reason: ""', ['warn SRP-001']],
])('%s', (_, issued, more, expected) => {
  expect(judgedOn(rule, files(issued, more), '2026-06-30')).toEqual(expected);
});

test('before the SMS claims to be complete it is a gap', () => {
  const settings =
    'organization: Example Ltd\nlevel: essential\nseries_start: 2026-01-01\nhistory: none\nowner: ROL-002\n';
  expect(judgedOn(rule, { ...files('2026-04-21'), 'clausebook.yaml': settings }, '2026-06-30')).toEqual([
    'gap SRP-001',
  ]);
});
