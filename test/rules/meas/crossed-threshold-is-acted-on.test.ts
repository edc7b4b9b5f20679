import { expect, test } from 'vitest';
import rule from '../../../src/rules/meas/crossed-threshold-is-acted-on.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const files = (measure: string, values: string, row = ''): Readonly<Record<string, string>> => ({
  'content/registers/measures.md': markdown(`id: REG-002
type: register
of: [measure, decision]
owner: ROL-002
classification: internal
rows:
  - {id: KPI-001, text: Storage, unit: "%", ${measure}}
  ${row}`),
  'content/data/KPI-001.csv': `period,value,source,comment\n${values}\n`,
});
const lines = 'thresholds: {warn: 75, act: 80}';

test.each([
  ['2026-06-13', []],
  ['2026-06-14', []],
  ['2026-06-15', ['warn KPI-001']],
])('on %s, two weeks after the end of May', (day, expected) => {
  expect(judgedOn(rule, files(lines, '2026-05,83,TOL-002,'), day)).toEqual(expected);
});

test.each([
  ['just below', lines, '2026-05,79.9,x,', []],
  ['on the line', lines, '2026-05,80,x,', ['warn KPI-001']],
  ['a decimal comma', lines, '2026-05,"80,5",x,', ['warn KPI-001']],
  ['a period that has not ended', lines, '2026-Q3,83,x,', []],
  ['from before the SMS was in force', lines, '2025-09,83,x,', []],
  ['no value', lines, '2026-05,,x,', []],
  [
    'less is worse, by the target',
    'target: {op: ">=", value: 90}, thresholds: {act: 80}',
    '2026-05,79,x,',
    ['warn KPI-001'],
  ],
  ['more is worse, by the target', 'target: {op: "<", value: 70}, thresholds: {act: 80}', '2026-05,79,x,', []],
  ['nobody says which way', 'thresholds: {act: 80}', '2026-05,83,x,', ['note']],
  ['no act line', 'thresholds: {warn: 80}', '2026-05,83,x,', []],
])('%s', (_, measure, values, expected) => {
  expect(judgedOn(rule, files(measure, values), '2026-06-30')).toEqual(expected);
});

test.each([
  ['2026-03-31', ['warn KPI-001']],
  ['2026-04-01', []],
])('a decision of %s about values that are too high since April', (day, expected) => {
  const row = `- {id: DEC-001, title: Buy, by: ROL-003, at: ${day}, reason: full, affects: [KPI-001]}`;
  expect(judgedOn(rule, files(lines, '2026-04,81,x,\n2026-05,83,x,', row), '2026-06-30')).toEqual(expected);
});
