import { expect, test } from 'vitest';
import rule from '../../../src/rules/audt/every-clause-is-audited.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const programme = (coverage: string): string =>
  markdown(
    `id: AUP-001
owner: ROL-002
version: "1.0"
status: approved
classification: internal
cycle: {from: 2025-10-01, to: 2026-04-30}
effective_from: 2025-10-01`,
    `## Coverage

| Audit | Planned | Clauses | Processes | Auditor |
|---|---|---|---|---|
${coverage}`,
  );
const audit = (id: string, more: string): string =>
  markdown(`id: ${id}\nclassification: internal\nkind: internal\nauditors: [PER-005]\n${more}`);
const first = audit(
  'AUD-001',
  'status: closed\ndates: {from: 2025-11-24, to: 2025-11-27}\nscope: {clauses: ["4", "5", "6", "7"]}',
);

test.each([
  ['2026-04-29', ['info AUP-001']],
  ['2026-04-30', ['info AUP-001']],
  ['2026-05-01', ['warn AUP-001']],
  ['2026-05-30', ['warn AUP-001']],
  ['2026-05-31', ['error AUP-001']],
  ['2025-09-30', []],
])('hint, warning, error: on %s', (day, expected) => {
  const files = {
    'content/aup-001.md': programme('| AUD-001 | 2025-11-24 | 4, 5, 6, 7 | – | PER-005 |'),
    'content/aud-001.md': first,
  };
  expect(judgedOn(rule, files, day)).toEqual(expected);
});

test('what is planned counts while the cycle runs, and no longer', () => {
  const files = {
    'content/aup-001.md': programme('| AUD-002 | 2026-04-13 | 8, 9, 10 | – | PER-005 |'),
    'content/aud-001.md': first,
  };
  expect(judgedOn(rule, files, '2026-04-30')).toEqual([]);
  expect(judgedOn(rule, files, '2026-05-01')).toEqual(['warn AUP-001']);
});

test.each([
  ['planned in the cycle', 'status: planned\ndates: {from: 2026-04-13, to: 2026-04-17}', ['warn AUP-001']],
  ['held in the cycle', 'status: reported\ndates: {from: 2026-04-13, to: 2026-04-17}', []],
  ['held after it', 'status: reported\ndates: {from: 2026-05-04, to: 2026-05-08}', ['warn AUP-001']],
  ['held after it, for it', 'status: reported\nprogramme: AUP-001\ndates: {from: 2026-05-04, to: 2026-05-08}', []],
  ['held over its end', 'status: in-progress\ndates: {from: 2026-04-29, to: 2026-05-02}', []],
  [
    'held by the certification body',
    'status: reported\nkind: certification\ndates: {from: 2026-04-13, to: 2026-04-17}',
    ['warn AUP-001'],
  ],
])('a second audit %s', (_, stated, expected) => {
  const second = audit('AUD-002', `${stated}\nscope: {clauses: ["8", "9", "10"]}`).replace(
    /kind: internal\n(?=[\s\S]*kind:)/,
    '',
  );
  const files = { 'content/aup-001.md': programme(''), 'content/aud-001.md': first, 'content/aud-002.md': second };
  expect(judgedOn(rule, files, '2026-05-10')).toEqual(expected);
});
