import { expect, test } from 'vitest';
import rule from '../../../src/rules/nonc/nonconformity-does-not-come-back.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const process = markdown(`id: PRC-009
owner: ROL-004
version: "1.0"
status: approved
classification: internal
effective_from: 2024-01-01`);
const record = (id: string, date: string, more: string): string =>
  markdown(`id: ${id}
owner: ROL-004
date: ${date}
classification: internal
source: monitoring
requirement: "8.5.1.3"
processes: [PRC-009]
due: 2026-12-31
${more}`);
const files = (closed: string, opened: string, second = 'status: open'): Readonly<Record<string, string>> => ({
  'content/prc-009.md': process,
  'content/ncr-001.md': record('NCR-001', '2025-01-10', closed),
  'content/ncr-002.md': record('NCR-002', opened, second),
});
const settled = 'status: closed\nclosed: {at: 2025-03-31, by: PER-002}';

test.each([
  ['opened the day before', '2025-03-30', []],
  ['opened on the day it was settled', '2025-03-31', []],
  ['opened the day after', '2025-04-01', ['warn NCR-002']],
  ['on the last day of the twelve months', '2026-03-31', ['warn NCR-002']],
  ['a day later', '2026-04-01', []],
])('%s', (_, opened, expected) => {
  expect(judgedOn(rule, files(settled, opened), '2026-06-30')).toEqual(expected);
});

test.each([
  ['is silent until the first is settled', 'status: implemented', 'status: open', []],
  ['is silent when the second is settled too', settled, 'status: closed\nclosed: {at: 2026-05-02, by: PER-002}', []],
  [
    'counts from the last check, not from closing',
    'status: closed\nactions: [{id: CAR-001, what: Form, who: ROL-004, due: 2025-02-01, done: 2025-02-01, worked: {at: 2025-09-15}}]\nclosed: {at: 2025-03-31, by: PER-002}',
    'status: open',
    [],
  ],
])('%s', (_, first, second, expected) => {
  expect(judgedOn(rule, files(first, '2025-09-10', second), '2026-06-30')).toEqual(expected);
});
