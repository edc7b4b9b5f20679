import { expect, test } from 'vitest';
import rule from '../../../src/rules/audt/planned-audit-is-held.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const audit = (more: string): string =>
  markdown(`id: AUD-001
kind: internal
classification: internal
auditors: [PER-005]
scope: {clauses: ["8.5"]}
${more}`);
const planned = audit('status: planned\ndates: {from: 2026-04-13, to: 2026-04-17}');

test.each([
  ['2026-04-17', []],
  ['2026-04-18', ['warn AUD-001']],
  ['2026-05-17', ['warn AUD-001']],
  ['2026-05-18', ['error AUD-001']],
])('a record that stays planned: on %s', (day, expected) => {
  expect(judgedOn(rule, { 'content/aud-001.md': planned }, day)).toEqual(expected);
});

const programme = (when: string): string =>
  markdown(
    `id: AUP-001
owner: ROL-002
version: "1.0"
status: approved
classification: internal
cycle: {from: 2025-10-01, to: 2026-09-30}
effective_from: 2025-10-01`,
    `## Coverage\n\n| Audit | Planned | Clauses |\n|---|---|---|\n| AUD-001 | ${when} | 8 |\n`,
  );

test.each([
  ['2026-04-13', '2026-04-13', []],
  ['2026-04-13', '2026-04-14', ['warn AUP-001']],
  ['2026-04', '2026-04-30', []],
  ['2026-04', '2026-05-01', ['warn AUP-001']],
  ['in spring', '2026-06-30', ['note']],
])('a row without a record, planned %s: on %s', (when, day, expected) => {
  expect(judgedOn(rule, { 'content/aup-001.md': programme(when) }, day)).toEqual(expected);
});

test('a record of the row settles it, whatever the words of the row', () => {
  const files = {
    'content/aup-001.md': programme('in spring'),
    'content/aud-001.md': audit('status: in-progress\ndates: {from: 2026-04-13, to: 2026-04-17}'),
  };
  expect(judgedOn(rule, files, '2026-06-30')).toEqual([]);
});

const minutes = (date: string): string =>
  markdown(`id: MRV-001
status: closed
classification: internal
date: ${date}
chair: PER-001
decisions: [{id: D1, text: AUD-001 is held in autumn, kind: sms-change, owner: ROL-002, due: 2026-09-30}]
closed: {at: ${date}, by: PER-002}`);

test.each([
  ['in which the audit was arranged', '2026-03-20', ['error AUD-001']],
  ['that look at the missed audit', '2026-05-20', []],
])('minutes %s', (_, date, expected) => {
  const files = { 'content/aud-001.md': planned, 'content/mrv-001.md': minutes(date) };
  expect(judgedOn(rule, files, '2026-06-30')).toEqual(expected);
});

test('before the SMS claims to be complete it is an entry of the gap page', () => {
  const early = audit('status: planned\ndates: {from: 2025-09-01, to: 2025-09-02}');
  expect(judgedOn(rule, { 'content/aud-001.md': early }, '2025-09-20')).toEqual(['gap AUD-001']);
});
