import { expect, test } from 'vitest';
import rule from '../../../src/rules/mrev/management-review-is-held-in-time.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const review = (id: string, date: string, status = 'closed'): string =>
  markdown(`id: ${id}\nstatus: ${status}\nclassification: internal\ndate: ${date}\nchair: PER-001`);
const process = (id: string, every: string): string =>
  markdown(
    `id: ${id}
owner: ROL-002
version: "1.0"
status: approved
classification: internal
clauses: ["9.3"]
effective_from: 2025-10-01`,
    `## How often\n\n| Activity | Clause | Every |\n|---|---|---|\n| Review | 9.3 | ${every} |\n`,
  );

test.each([
  ['2026-07-21', []],
  ['2026-07-22', []],
  ['2026-07-23', ['warn MRV-001']],
  ['2026-08-21', ['warn MRV-001']],
  ['2026-08-22', ['error MRV-001']],
])('six months after the last one: on %s', (day, expected) => {
  const files = {
    'content/mrv-001.md': review('MRV-001', '2026-01-22'),
    'content/prc-016.md': process('PRC-016', 'P6M'),
  };
  expect(judgedOn(rule, files, day)).toEqual(expected);
});

test('of two intervals the longer one counts', () => {
  const files = {
    'content/mrv-001.md': review('MRV-001', '2026-01-22'),
    'content/prc-016.md': process('PRC-016', 'P3M'),
    'content/prc-017.md': process('PRC-017', 'P9M'),
  };
  expect(judgedOn(rule, files, '2026-10-22')).toEqual([]);
  expect(judgedOn(rule, files, '2026-10-23')).toEqual(['warn MRV-001']);
});

test('an open review does not count, held or planned', () => {
  const files = {
    'content/mrv-001.md': review('MRV-001', '2025-06-10'),
    'content/mrv-002.md': review('MRV-002', '2026-06-12', 'open'),
  };
  expect(judgedOn(rule, files, '2026-06-30')).toEqual(['warn MRV-001']);
});

test('never held: from the start of the SMS, before it a gap', () => {
  const files = { 'content/prc-016.md': process('PRC-016', 'P6M') };
  expect(judgedOn(rule, files, '2026-04-01')).toEqual([]);
  expect(judgedOn(rule, files, '2026-04-02')).toEqual(['warn PRC-016']);
  expect(judgedOn(rule, {}, '2025-09-01')).toEqual(['gap -']);
});

test('the parameter takes the place of an interval that nobody has set', () => {
  const settings = `organization: Example Ltd
history: none
in_force_from: 2025-10-01
rules:
  MREV-001: {parameters: {interval: P3M}}
`;
  const files = { 'clausebook.yaml': settings, 'content/mrv-001.md': review('MRV-001', '2026-01-22') };
  expect(judgedOn(rule, files, '2026-04-22')).toEqual([]);
  expect(judgedOn(rule, files, '2026-04-23')).toEqual(['warn MRV-001']);
});
