import { expect, test } from 'vitest';
import rule from '../../../src/rules/meas/criteria-are-measured.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const files = {
  'content/prc-001.md': markdown(
    'id: PRC-001\nowner: ROL-004\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2025-06-01\nmeasures: [KPI-001]',
  ),
  'content/measures.md': markdown(
    'id: REG-005\ntype: register\nof: [measure]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: KPI-001, text: Share, status: active, of: [PRC-001], unit: "%", formula: share, source: desk}',
  ),
};

test.each([
  ['2025-09-30', ['gap PRC-001']],
  ['2025-10-01', []],
  ['2026-04-01', []],
  ['2026-04-02', ['warn PRC-001']],
])('half a year after the SMS came into force: on %s', (day, expected) => {
  expect(judgedOn(rule, files, day)).toEqual(expected);
});

test('a value of a later day is not there yet', () => {
  const measured = { ...files, 'content/data/KPI-001.csv': 'period,value\n2026-06,88\n' };
  expect(judgedOn(rule, measured, '2026-06-29')).toEqual(['warn PRC-001']);
  expect(judgedOn(rule, measured, '2026-06-30')).toEqual([]);
});
