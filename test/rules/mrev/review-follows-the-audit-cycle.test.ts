import { expect, test } from 'vitest';
import rule from '../../../src/rules/mrev/review-follows-the-audit-cycle.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const files = (held: string): Readonly<Record<string, string>> => ({
  'content/aup-001.md': markdown(`id: AUP-001
owner: ROL-002
version: "1.0"
status: approved
classification: internal
cycle: {from: 2025-10-01, to: 2026-04-30}
effective_from: 2025-10-01`),
  'content/aud-001.md': markdown(`id: AUD-001
status: closed
classification: internal
dates: {from: 2026-03-16, to: 2026-03-17}
auditors: [PER-005]
findings: []
closed: {at: 2026-03-25, by: PER-005}`),
  'content/mrv-001.md': markdown(`id: MRV-001
status: closed
classification: internal
date: ${held}
chair: PER-001
closed: {at: ${held}, by: PER-002}`),
});

test.each([
  ['2026-04-29', []],
  ['2026-04-30', []],
  ['2026-05-01', ['info MRV-001']],
  ['2027-05-01', ['info MRV-001']],
])('on %s, with the cycle ending on 30 April', (day, expected) => {
  expect(judgedOn(rule, files('2026-01-22'), day)).toEqual(expected);
});

test.each([
  ['2026-03-24', ['info MRV-001']],
  ['2026-03-25', []],
  ['2026-03-26', []],
])('a review held on %s, with the report of 25 March', (held, expected) => {
  expect(judgedOn(rule, files(held), '2026-06-30')).toEqual(expected);
});
