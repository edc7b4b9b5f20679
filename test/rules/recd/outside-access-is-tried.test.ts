import { expect, test } from 'vitest';
import rule from '../../../src/rules/recd/outside-access-is-tried.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const stores = (more: string): string =>
  markdown(`id: REG-006
type: register
of: [external-register]
owner: ROL-002
classification: internal
rows: [{id: XRG-001, name: Tickets, system: Tickets, holds: [incident], query: by number${more}}]`);
const tried = ', review: {log: [{at: 2026-01-31, by: PER-005, outcome: ok}]}';

test.each([
  ['2026-02-28', []],
  ['2026-03-01', ['warn XRG-001']],
  ['2026-06-30', ['warn XRG-001']],
])('a month after the last trial: on %s', (day, expected) => {
  expect(judgedOn(rule, { 'content/stores.md': stores(`, access_interval: P1M${tried}`) }, day)).toEqual(expected);
});

test.each([
  ['never tried, twelve months after the start', '', '2026-10-01', []],
  ['never tried, the day after', '', '2026-10-02', ['warn XRG-001']],
  [
    'tried after the day judged',
    ', access_interval: P1M, review: {log: [{at: 2026-07-31}]}',
    '2026-06-30',
    ['warn XRG-001'],
  ],
  ['an interval of review alone', ', review: {interval: P1M, log: [{at: 2026-01-31}]}', '2026-06-30', []],
  [
    'access asked for more often than review',
    ', access_interval: P1M, review: {interval: P12M, log: [{at: 2026-01-31}]}',
    '2026-06-30',
    ['warn XRG-001'],
  ],
])('%s', (_, more, day, expected) => {
  expect(judgedOn(rule, { 'content/stores.md': stores(more) }, day)).toEqual(expected);
});
