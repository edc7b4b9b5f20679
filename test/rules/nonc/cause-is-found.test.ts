import { expect, test } from 'vitest';
import rule from '../../../src/rules/nonc/cause-is-found.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const record = (status: string, body = ''): string =>
  markdown(
    `id: NCR-001
owner: ROL-004
date: 2026-04-01
status: ${status}
classification: internal
source: monitoring
due: 2026-12-31`,
    body,
  );

test.each([
  ['2026-05-01', []],
  ['2026-05-02', ['warn NCR-001']],
  ['2026-05-31', ['warn NCR-001']],
  ['2026-06-01', ['error NCR-001']],
])('thirty days after it was opened: on %s', (day, expected) => {
  expect(judgedOn(rule, { 'content/ncr-001.md': record('open') }, day)).toEqual(expected);
});

test('a record that says that its cause was found is an error at once', () => {
  expect(judgedOn(rule, { 'content/ncr-001.md': record('cause-analysed') }, '2026-04-02')).toEqual(['error NCR-001']);
});

test.each([
  ['## Cause\n\nNone.', ['error NCR-001']],
  ['## Cause\n\nTBD', ['error NCR-001']],
  ['## Root cause\n\nThe form lets the field be empty.', []],
  ['## Cause\n\nNone needed: one slip in 400 entries.', []],
])('%s', (body, expected) => {
  expect(judgedOn(rule, { 'content/ncr-001.md': record('open', body) }, '2026-06-30')).toEqual(expected);
});
