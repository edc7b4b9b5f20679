import { expect, test } from 'vitest';
import rule from '../../../src/rules/audt/audits-find-something.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const files = {
  'content/aup-001.md': markdown(`id: AUP-001
owner: ROL-002
version: "1.0"
status: approved
classification: internal
cycle: {from: 2025-10-01, to: 2026-04-30}
effective_from: 2025-10-01`),
  'content/aud-001.md': markdown(`id: AUD-001
status: reported
classification: internal
kind: internal
dates: {from: 2026-03-13, to: 2026-03-17}
auditors: [PER-005]
scope: {clauses: ["9"]}
findings: []`),
};

test.each([
  ['2026-04-30', []],
  ['2026-05-01', ['warn AUP-001']],
  ['2026-08-30', ['warn AUP-001']],
])('a cycle without findings that ends on 30 April: on %s', (day, expected) => {
  expect(judgedOn(rule, files, day)).toEqual(expected);
});
