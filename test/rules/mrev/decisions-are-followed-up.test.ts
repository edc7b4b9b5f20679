import { expect, test } from 'vitest';
import rule from '../../../src/rules/mrev/decisions-are-followed-up.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const review = (followUp: string, decision = '{id: D1, text: New form, owner: ROL-003, due: 2026-04-30}'): string =>
  markdown(`id: MRV-001
status: closed
classification: internal
date: 2026-01-22
chair: PER-001
decisions: [${decision}]
closed: {at: 2026-01-28, by: PER-002, follow_up: [${followUp}]}`);

test.each([
  ['2026-04-30', []],
  ['2026-05-01', ['warn MRV-001']],
  ['2026-05-30', ['warn MRV-001']],
  ['2026-05-31', ['error MRV-001']],
])('a decision due on 30 April: on %s', (day, expected) => {
  expect(judgedOn(rule, { 'content/mrv-001.md': review('') }, day)).toEqual(expected);
});

test.each([
  ['done late', '{ref: D1, at: 2026-05-20, done: 2026-05-19}', []],
  ['done after the day judged', '{ref: D1, at: 2026-07-20, done: 2026-07-19}', ['error MRV-001']],
  ['another one is done', '{ref: D2, at: 2026-05-20, done: 2026-05-19}', ['error MRV-001']],
  ['moved to a day that has passed', '{ref: D1, at: 2026-04-20, moved_to: 2026-06-20}', ['warn MRV-001']],
  ['only spoken about', '{ref: D1, at: 2026-06-20, note: under way}', ['error MRV-001']],
])('%s', (_, followUp, expected) => {
  expect(judgedOn(rule, { 'content/mrv-001.md': review(followUp) }, '2026-06-30')).toEqual(expected);
});

const later = (state: string, ref = 'D1'): string =>
  markdown(`id: MRV-002
status: closed
classification: internal
date: 2026-05-22
chair: PER-001
previous_actions: [{ref: "${ref}", state: "${state}"}]
closed: {at: 2026-05-28, by: PER-002}`);

test.each([
  ['done', 'D1', []],
  ['Completed in April', 'MRV-001 D1', []],
  ['not done', 'D1', ['error MRV-001']],
  ['under way', 'D1', ['error MRV-001']],
  ['done', 'MRV-007/D1', ['error MRV-001']],
])('a later review says "%s" of %s', (state, ref, expected) => {
  const files = { 'content/mrv-001.md': review(''), 'content/mrv-002.md': later(state, ref) };
  expect(judgedOn(rule, files, '2026-06-30')).toEqual(expected);
});

test('a missing day is asked for in the last review only', () => {
  const bare = review('', '{id: D1, text: New form}');
  expect(judgedOn(rule, { 'content/mrv-001.md': bare }, '2026-06-30')).toEqual(['error MRV-001']);
  const files = { 'content/mrv-001.md': bare, 'content/mrv-002.md': later('under way') };
  expect(judgedOn(rule, files, '2026-06-30')).toEqual([]);
});
