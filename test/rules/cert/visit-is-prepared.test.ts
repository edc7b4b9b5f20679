import { expect, test } from 'vitest';
import rule from '../../../src/rules/cert/visit-is-prepared.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const all = '["4", "5", "6", "7", "8", "9", "10"]';
const programme = (id: string, cycle: string): string =>
  markdown(`id: ${id}
owner: ROL-002
version: "1.0"
status: approved
classification: internal
cycle: ${cycle}
effective_from: 2025-10-01`);
const audit = (id: string, status: string, day: string, clauses: string): string =>
  markdown(`id: ${id}
status: ${status}
classification: internal
dates: {from: ${day}, to: ${day}}
auditors: [PER-005]
scope: {clauses: ${clauses}}
findings: []`);
const review = (status: string, day: string): string =>
  markdown(`id: MRV-001\nstatus: ${status}\nclassification: internal\ndate: ${day}\nchair: PER-001`);
const visit = { 'content/cau-001.md': audit('CAU-001', 'planned', '2026-08-18', '[]') };
const cycle = { 'content/aup-001.md': programme('AUP-001', '{from: 2025-10-01, to: 2026-04-30}') };
const held = { 'content/aud-001.md': audit('AUD-001', 'reported', '2026-04-13', all) };
const reviewed = { 'content/mrv-001.md': review('closed', '2026-05-05') };

test.each([
  ['2026-05-17', []],
  ['2026-05-18', ['warn CAU-001']],
  ['2026-08-18', ['warn CAU-001']],
  ['2026-08-19', []],
])('nothing is prepared: on %s', (day, expected) => {
  expect(judgedOn(rule, visit, day)).toEqual(expected);
});

test.each([
  ['all is done', {}, []],
  [
    'the cycle is not over yet',
    { 'content/aup-001.md': programme('AUP-001', '{from: 2025-10-01, to: 2026-12-31}') },
    [],
  ],
  [
    'the audit has only been planned for a day that passed',
    { 'content/aud-001.md': audit('AUD-001', 'planned', '2026-04-13', all) },
    ['warn CAU-001'],
  ],
  [
    'a clause is left out',
    { 'content/aud-001.md': audit('AUD-001', 'reported', '2026-04-13', '["4", "5", "6", "7", "8", "9"]') },
    ['warn CAU-001'],
  ],
  ['the review was held before the report', { 'content/mrv-001.md': review('closed', '2026-04-12') }, ['warn CAU-001']],
  ['the review was held on the day of the report', { 'content/mrv-001.md': review('closed', '2026-04-13') }, []],
  ['the review is planned before the visit', { 'content/mrv-001.md': review('open', '2026-08-17') }, []],
  [
    'the review is planned for the day of the visit',
    { 'content/mrv-001.md': review('open', '2026-08-18') },
    ['warn CAU-001'],
  ],
])('%s', (_, files, expected) => {
  expect(judgedOn(rule, { ...visit, ...cycle, ...held, ...reviewed, ...files }, '2026-06-30')).toEqual(expected);
});

test.each([
  ['before the visit', 'planned', '2026-08-17', []],
  ['on its day', 'planned', '2026-08-18', ['warn CAU-001']],
])('what the cycle left out is planned %s', (_, status, day, expected) => {
  const files = {
    'content/aud-001.md': audit('AUD-001', 'reported', '2026-04-13', '["4", "5", "6", "7", "8", "9"]'),
    'content/aud-002.md': audit('AUD-002', status, day, '["10"]'),
  };
  expect(judgedOn(rule, { ...visit, ...cycle, ...reviewed, ...files }, '2026-06-30')).toEqual(expected);
});

test('an older cycle does not stand in for the last one', () => {
  const files = { 'content/aup-002.md': programme('AUP-002', '{from: 2026-05-01, to: 2026-07-31}') };
  expect(judgedOn(rule, { ...visit, ...cycle, ...held, ...reviewed, ...files }, '2026-06-30')).toEqual([
    'warn CAU-001',
  ]);
});
