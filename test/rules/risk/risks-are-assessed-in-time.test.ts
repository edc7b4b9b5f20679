import { expect, test } from 'vitest';
import rule from '../../../src/rules/risk/risks-are-assessed-in-time.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const process = markdown(
  `id: PRC-014
owner: ROL-004
version: "1.0"
status: approved
classification: internal
clauses: ["8.7.1"]
effective_from: 2025-10-01`,
  `## How often

| Activity | Clause | Every |
|---|---|---|
| Report availability | 8.7.1 | P1M |
| Assess the risks | 8.7.1 | P6M |
`,
);
const assessment = (id: string, date: string, domain: string, kind = 'risk'): string =>
  markdown(
    `id: ${id}\nstatus: closed\nclassification: internal\nkind: ${kind}\ndate: ${date}\nby: [PER-004]\ndomain: [${domain}]`,
  );
const others = { 'content/ras-009.md': assessment('RAS-009', '2026-02-01', 'continuity, information-security') };

test.each([
  ['2026-07-09', []],
  ['2026-07-10', []],
  ['2026-07-11', ['warn PRC-014']],
  ['2026-08-09', ['warn PRC-014']],
  ['2026-08-10', ['error PRC-014']],
])('six months after the assessment: on %s', (day, expected) => {
  const files = {
    ...others,
    'content/prc-014.md': process,
    'content/ras-001.md': assessment('RAS-001', '2026-01-10', 'availability'),
  };
  expect(judgedOn(rule, files, day)).toEqual(expected);
});

test('an assessment after the day judged does not count', () => {
  const files = {
    ...others,
    'content/prc-014.md': process,
    'content/ras-001.md': assessment('RAS-001', '2026-07-20', 'availability'),
  };
  expect(judgedOn(rule, files, '2026-07-19')).toEqual(['error PRC-014']);
  expect(judgedOn(rule, files, '2026-07-20')).toEqual([]);
});

test('without an interval twelve months from the start of the SMS are taken', () => {
  expect(judgedOn(rule, {}, '2026-10-01')).toEqual([]);
  expect(judgedOn(rule, {}, '2026-10-02')).toEqual(['warn -', 'warn -', 'warn -']);
});

test('before the SMS is in force the three are gaps', () => {
  expect(judgedOn(rule, {}, '2025-09-30')).toEqual(['gap -', 'gap -', 'gap -']);
});
