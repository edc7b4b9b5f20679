import { expect, test } from 'vitest';
import rule from '../../../src/rules/objv/objective-is-measured.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const register = (measure = ''): Readonly<Record<string, string>> => ({
  'content/objectives.md': markdown(
    `id: REG-004\ntype: register\nof: [objective, measure]\nowner: ROL-002\nclassification: internal\nrows:
  - {id: OBJ-001, text: Faster, status: active, measure: KPI-001, target: 90, due: 2027-12-31}
  - {id: KPI-001, text: Restored in time, status: active, of: [OBJ-001], unit: "%", formula: share, source: desk${measure}}`,
  ),
});
const values = (lines: string): Readonly<Record<string, string>> => ({
  'content/data/KPI-001.csv': `period,value\n${lines}`,
});

test.each([
  ['2026-05-30', []],
  ['2026-05-31', []],
  ['2026-06-01', ['warn OBJ-001']],
  ['2026-09-01', ['warn OBJ-001']],
])('two months after the last value: on %s', (day, expected) => {
  expect(judgedOn(rule, { ...register(), ...values('2026-03,88\n') }, day)).toEqual(expected);
});

test.each([
  ['2025-09-30', []],
  ['2025-11-30', []],
  ['2025-12-01', ['warn OBJ-001']],
])('never measured since the SMS came into force: on %s', (day, expected) => {
  expect(judgedOn(rule, register(), day)).toEqual(expected);
});

test('a value of a later day is not there yet', () => {
  expect(judgedOn(rule, { ...register(), ...values('2026-03,88\n2026-06,90\n') }, '2026-06-29')).toEqual([
    'warn OBJ-001',
  ]);
  expect(judgedOn(rule, { ...register(), ...values('2026-03,88\n2026-06,90\n') }, '2026-06-30')).toEqual([]);
});

test('the rhythm of the measure counts', () => {
  const files = { ...register(', every: P3M'), ...values('2026-Q1,88\n') };
  expect(judgedOn(rule, files, '2026-09-30')).toEqual([]);
  expect(judgedOn(rule, files, '2026-10-01')).toEqual(['warn OBJ-001']);
});
