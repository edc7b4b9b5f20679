import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/cert/answer-is-sent-in-time.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const visit = (more: string): string =>
  markdown(`id: CAU-001
status: reported
kind: certification
stage: stage-2
classification: internal
dates: {from: 2026-04-13, to: 2026-04-17}
auditors: [Ina Berg]
scope: {clauses: ["8"]}
findings: [{id: FND-001, grade: minor, clause: "8.5.1.3", text: No way back}]
${more}`);

test.each([
  ['2026-05-15', []],
  ['2026-05-16', ['warn CAU-001']],
  ['2026-06-14', ['warn CAU-001']],
  ['2026-06-15', ['error CAU-001']],
])('without an answer: on %s', (day, expected) => {
  expect(judgedOn(rule, { 'content/cau-001.md': visit('response_due: 2026-05-15') }, day)).toEqual(expected);
});

describe('answers', () => {
  const closed = (entry: string): string =>
    visit(`response_due: 2026-05-15\nclosed: {at: 2026-04-24, by: PER-002, follow_up: [${entry}]}`);
  test.each([
    ['in time', '{ref: FND-001, at: 2026-05-10, by: PER-002}', []],
    ['late', '{ref: FND-001, at: 2026-06-20, by: PER-002}', []],
    ['after the day judged', '{ref: FND-001, at: 2026-07-20, by: PER-002}', ['error CAU-001']],
    ['for another finding', '{ref: FND-009, at: 2026-05-10, by: PER-002}', ['error CAU-001']],
  ])('%s', (_, entry, expected) => {
    expect(judgedOn(rule, { 'content/cau-001.md': closed(entry) }, '2026-06-30')).toEqual(expected);
  });
});

test('a visit without a day by which to answer cannot be judged', () => {
  expect(judgedOn(rule, { 'content/cau-001.md': visit('') }, '2026-06-30')).toEqual(['note']);
});
