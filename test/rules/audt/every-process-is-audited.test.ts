import { expect, test } from 'vitest';
import rule from '../../../src/rules/audt/every-process-is-audited.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const files = {
  'content/aup-001.md': markdown(`id: AUP-001
owner: ROL-002
version: "1.0"
status: approved
classification: internal
cycle: {from: 2025-10-01, to: 2026-04-30}
effective_from: 2025-10-01`),
  'content/prc-007.md': markdown(`id: PRC-007
owner: ROL-004
version: "1.0"
status: approved
classification: internal
effective_from: 2025-10-01`),
  'content/aud-001.md': markdown(`id: AUD-001
status: planned
classification: internal
kind: internal
dates: {from: 2026-04-13, to: 2026-04-17}
auditors: [PER-005]
scope: {clauses: ["8"], processes: [PRC-007]}`),
  'content/aud-002.md': markdown(`id: AUD-002
status: reported
classification: internal
kind: internal
dates: {from: 2026-03-13, to: 2026-03-17}
auditors: [PER-005]
scope: {clauses: ["9"]}
findings: []`),
};

test.each([
  ['the last day of the cycle: what is planned counts', '2026-04-30', []],
  ['the day after: only what took place counts', '2026-05-01', ['warn AUP-001']],
  ['later it is still a warning', '2026-06-30', ['warn AUP-001']],
])('%s', (_, day, expected) => {
  expect(judgedOn(rule, files, day)).toEqual(expected);
});
