import { expect, test } from 'vitest';
import rule from '../../../src/rules/regi/register-is-looked-at.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const register = (review: string, row = ''): string =>
  markdown(`id: REG-002
type: register
of: [issue]
owner: ROL-002
classification: internal
review: {interval: P3M${review}}
rows: [{id: ISS-001, text: Heat, origin: external, category: climate, effect: Cooling fails${row}}]`);
const looked = (outcome: string): string => `, log: [{at: 2026-03-12, by: PER-002, outcome: ${outcome}}]`;

test.each([
  ['2026-06-12', []],
  ['2026-06-13', ['warn REG-002']],
  ['2026-09-01', ['warn REG-002']],
])('three months after the last look: on %s', (day, expected) => {
  expect(judgedOn(rule, { 'content/context.md': register(looked('all looked at')) }, day)).toEqual(expected);
});

test.each([
  ['all looked at', []],
  ['alle angesehen', []],
  ['two rows added', ['warn REG-002']],
  ['small changes', ['warn REG-002']],
])('an entry that says "%s"', (outcome, expected) => {
  expect(judgedOn(rule, { 'content/context.md': register(looked(outcome)) }, '2026-05-01')).toEqual(expected);
});

test.each([
  ['a row looked at by itself', ', review: {log: [{at: 2026-05-01, by: PER-002}]}', []],
  ['a look after the day judged', ', review: {log: [{at: 2026-08-01, by: PER-002}]}', ['warn REG-002']],
  ['a row with a day of its own', ', review: {due: 2026-08-01, reason: law changes}', []],
  ['a row that has ended', ', status: retired', []],
])('%s', (_, row, expected) => {
  expect(judgedOn(rule, { 'content/context.md': register('', row) }, '2026-06-30')).toEqual(expected);
});

test('before the SMS claims to be complete nothing is owed that was never done', () => {
  expect(judgedOn(rule, { 'content/context.md': register('') }, '2025-09-30')).toEqual([]);
});
