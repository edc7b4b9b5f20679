import { expect, test } from 'vitest';
import rule from '../../../src/rules/nonc/effect-is-checked.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const record = (status: string, action: string, more = ''): Readonly<Record<string, string>> => ({
  'content/ncr-001.md': markdown(`id: NCR-001
owner: ROL-004
date: 2026-01-19
status: ${status}
classification: internal
source: monitoring
requirement: "8.5.1.3"
due: 2026-02-28
actions: [{id: CAR-001, what: Reminder, who: ROL-004, due: 2026-02-06, ${action}}]
${more}`),
});

test.each([
  ['not closed yet', 'implemented', 'done: 2026-02-03', '', []],
  ['closed without a check', 'closed', 'done: 2026-02-03', '', ['error CAR-001']],
  ['verified without a check', 'verified', 'done: 2026-02-03', '', ['error CAR-001']],
  ['closed, not even done', 'closed', 'kind: cause', '', ['error CAR-001']],
  ['checked the day before', 'closed', 'done: 2026-02-03, worked: {at: 2026-02-02, result: ok}', '', ['warn CAR-001']],
  ['checked on the day', 'closed', 'done: 2026-02-03, worked: {at: 2026-02-03, result: ok}', '', ['warn CAR-001']],
  ['checked the day after', 'closed', 'done: 2026-02-03, worked: {at: 2026-02-04, result: ok}', '', []],
  ['checked without a day', 'closed', 'done: 2026-02-03, worked: {result: ok}', '', []],
  ['a repair', 'closed', 'done: 2026-02-03, kind: correction', '', []],
  [
    'checked for the whole record',
    'closed',
    'done: 2026-02-03',
    'effectiveness: {at: 2026-05-03, how: sample, result: ok}',
    [],
  ],
  [
    'looked at again after closing',
    'closed',
    'done: 2026-02-03, worked: {at: 2026-02-03}',
    'closed: {at: 2026-02-03, by: PER-002, follow_up: [{ref: CAR-001, at: 2026-05-10}]}',
    [],
  ],
  [
    'another action looked at after closing',
    'closed',
    'done: 2026-02-03, worked: {at: 2026-02-03}',
    'closed: {at: 2026-02-03, by: PER-002, follow_up: [{ref: CAR-009, at: 2026-05-10}]}',
    ['warn CAR-001'],
  ],
  [
    'looked at after the day judged',
    'closed',
    'done: 2026-02-03, worked: {at: 2026-02-03}',
    'closed: {at: 2026-02-03, by: PER-002, follow_up: [{ref: CAR-001, at: 2026-07-10}]}',
    ['warn CAR-001'],
  ],
])('%s', (_, status, action, more, expected) => {
  expect(judgedOn(rule, record(status, action, more), '2026-06-30')).toEqual(expected);
});
