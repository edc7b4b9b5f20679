import { expect, test } from 'vitest';
import approvedTextTakesEffectSoon from '../../../src/rules/life/approved-text-takes-effect-soon.ts';
import stateFollowsFromActs from '../../../src/rules/life/state-follows-from-acts.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const policy = (status: string, more: string): Readonly<Record<string, string>> => ({
  'policies/pol-004.md': markdown(`id: POL-004
owner: ROL-003
version: "1.0"
status: ${status}
classification: internal
kind: financial
${more}`),
});

const approvedOn = (day: string): string =>
  `approvals: [{action: approved, by: PER-003, role: ROL-003, on: ${day}, version: "1.0"}]`;

test.each([
  ['before its approval', '2026-05-31', []],
  ['approved, before its first day', '2026-06-02', ['error POL-004']],
  ['the day before', '2026-06-30', ['error POL-004']],
  ['on its first day', '2026-07-01', []],
])('a policy that calls itself effective: %s', (_, asOf, expected) => {
  const files = policy('effective', `effective_from: 2026-07-01\n${approvedOn('2026-06-01')}`);
  expect(judgedOn(stateFollowsFromActs, files, asOf)).toEqual(expected);
});

test.each([
  ['before the last day', '2026-06-14', []],
  ['the day after', '2026-06-16', ['warn SLA-001']],
  ['after the grace', '2026-07-16', ['error SLA-001']],
])('an agreement until 2026-06-15 that calls itself effective: %s', (_, asOf, expected) => {
  const files = {
    'content/agreements/sla-001.md': markdown(`id: SLA-001
owner: ROL-004
version: "1.0"
status: effective
classification: internal
from: 2025-06-01
to: 2026-06-15`),
  };
  expect(judgedOn(stateFollowsFromActs, files, asOf)).toEqual(expected);
});

test.each([
  ['before the approval', '2026-05-31', []],
  ['on the day of the approval', '2026-06-01', ['info POL-004']],
  ['the day before the first day', '2026-07-01', ['info POL-004']],
  ['on the first day', '2026-07-02', []],
])('a policy approved 31 days before its first day: %s', (_, asOf, expected) => {
  const files = policy('approved', `effective_from: 2026-07-02\n${approvedOn('2026-06-01')}`);
  expect(judgedOn(approvedTextTakesEffectSoon, files, asOf)).toEqual(expected);
});
