import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/audt/finding-has-a-nonconformity.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const audit = (more: string): string =>
  markdown(`id: AUD-001
classification: internal
auditors: [PER-005]
scope: {clauses: ["8.5.1.3"]}
findings: [{id: FND-001, grade: minor, clause: "8.5.1.3", text: No way back}]
${more}`);
const held =
  'kind: internal\nstatus: closed\ndates: {from: 2026-04-13, to: 2026-04-17}\nclosed: {at: 2026-04-30, by: PER-005}';
const nonconformity = (date: string, more = 'source: FND-001'): string =>
  markdown(
    `id: NCR-001\nowner: ROL-004\ndate: ${date}\nstatus: open\nclassification: internal\ndue: 2026-09-30\n${more}`,
  );

test.each([
  ['2026-05-13', []],
  ['2026-05-14', []],
  ['2026-05-15', ['warn FND-001']],
  ['2026-06-13', ['warn FND-001']],
  ['2026-06-14', ['error FND-001']],
])('fourteen days after the report: on %s', (day, expected) => {
  expect(judgedOn(rule, { 'content/aud-001.md': audit(held) }, day)).toEqual(expected);
});

describe('answered', () => {
  test.each([
    ['by its source', nonconformity('2026-05-04'), []],
    [
      'by a relation',
      nonconformity('2026-05-04', 'source: internal-audit\nrelated: [{rel: answers, target: FND-001}]'),
      [],
    ],
    ['by nothing that names it', nonconformity('2026-05-04', 'source: internal-audit'), ['error FND-001']],
    ['after the day judged', nonconformity('2026-07-01'), ['error FND-001']],
  ])('%s', (_, record, expected) => {
    expect(judgedOn(rule, { 'content/aud-001.md': audit(held), 'content/ncr-001.md': record }, '2026-06-30')).toEqual(
      expected,
    );
  });
});

describe('other audits', () => {
  test.each([
    [
      'not reported yet: the last day counts',
      'kind: internal\nstatus: in-progress\ndates: {from: 2026-06-08, to: 2026-06-10}',
      ['warn FND-001'],
    ],
    [
      'of the certification body',
      'kind: certification\nstatus: reported\ndates: {from: 2026-04-13, to: 2026-04-17}',
      ['error FND-001'],
    ],
    ['at a supplier', 'kind: supplier\nstatus: reported\ndates: {from: 2026-04-13, to: 2026-04-17}', []],
    ['planned', 'kind: internal\nstatus: planned\ndates: {from: 2026-04-13, to: 2026-04-17}', []],
    ['before the SMS was in force', 'kind: internal\nstatus: reported\ndates: {from: 2025-07-13, to: 2025-07-17}', []],
  ])('%s', (_, stated, expected) => {
    expect(judgedOn(rule, { 'content/aud-001.md': audit(stated) }, '2026-06-30')).toEqual(expected);
  });
});
