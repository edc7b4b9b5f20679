import { expect, test } from 'vitest';
import rule from '../../../src/rules/risk/sms-risks-are-assessed-in-time.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const process = (rows: string): Readonly<Record<string, string>> => ({
  'content/prc-001.md': markdown(
    'id: PRC-001\nowner: ROL-002\nversion: "1.0"\nstatus: approved\nclassification: internal\nclauses: ["6.1.1"]\neffective_from: 2025-10-01',
    `## How often\n\n| Activity | Clause | Every |\n|---|---|---|\n${rows}`,
  ),
});
const assessment = {
  'content/ras-001.md': markdown(
    'id: RAS-001\nstatus: closed\nclassification: internal\ndate: 2026-01-10\nby: [PER-002]\ndomain: [sms]',
  ),
};
const half = '| Assess the risks | 6.1.1 | P6M |\n';

test.each([
  ['2026-07-09', []],
  ['2026-07-10', []],
  ['2026-07-11', ['warn PRC-001']],
  ['2026-08-10', ['warn PRC-001']],
])('six months after the assessment: on %s', (day, expected) => {
  expect(judgedOn(rule, { ...process(half), ...assessment }, day)).toEqual(expected);
});

test('of two intervals the longer counts', () => {
  const files = { ...process(`${half}| Ask the suppliers | 6.1.1 | P1Y |\n`), ...assessment };
  expect(judgedOn(rule, files, '2026-07-11')).toEqual([]);
  expect(judgedOn(rule, files, '2027-01-11')).toEqual(['warn PRC-001']);
});

test('never assessed: on the gap page before the SMS is in force, then from the end of the first interval', () => {
  const text = process(half)['content/prc-001.md'] ?? '';
  const later = { 'content/prc-001.md': text.replace('2025-10-01', '2025-06-01') };
  expect(judgedOn(rule, later, '2025-09-30')).toEqual(['gap PRC-001']);
  expect(judgedOn(rule, later, '2026-04-01')).toEqual([]);
  expect(judgedOn(rule, later, '2026-04-02')).toEqual(['warn PRC-001']);
});
