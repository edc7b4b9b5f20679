import { describe, expect, test } from 'vitest';
import climate from '../../../src/rules/evid/climate-is-decided.ts';
import saidAndShown from '../../../src/rules/evid/clause-is-said-and-shown.ts';
import oldRecord from '../../../src/rules/evid/old-record-has-an-interval.ts';
import practised from '../../../src/rules/evid/practised-clause-has-evidence.ts';
import silence from '../../../src/rules/evid/silence-is-stated.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const settings = (more: string): Readonly<Record<string, string>> => ({
  'clausebook.yaml': `organization: Example Ltd\nlevel: advanced\nhistory: none\n${more}`,
});
const inForce = settings('in_force_from: 2025-10-01\n');
const process = (clause: string): Readonly<Record<string, string>> => ({
  'content/processes/prc-001.md': markdown(
    `id: PRC-001\nowner: ROL-004\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2024-01-01\nclauses: ["${clause}"]\nmeasures: []`,
  ),
});
const decision = (on: string): Readonly<Record<string, string>> => ({
  'content/registers/decisions.md': markdown(
    `id: REG-002\ntype: register\nof: [decision]\nowner: ROL-002\nclassification: internal\nrows:\n  - {id: DEC-001, title: None so far, by: ROL-002, at: ${on}, reason: read, affects: [MR-06, MD-15, MD-18, MR-24, MR-35]}`,
  ),
});
const lines = (all: readonly string[], wanted: string): readonly string[] => all.filter((line) => line === wanted);

describe('EVID-003: the first record', () => {
  const files = {
    ...inForce,
    ...process('8.4.3'),
    ...{
      'content/plans/cap-001.md': markdown(
        'id: CAP-001\nowner: ROL-004\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2024-01-01\nclauses: ["8.4.3"]',
      ),
    },
  };

  test('is missed on the gap page before the SMS is in force, then after six months', () => {
    expect(judgedOn(saidAndShown, files, '2025-09-30')).toContain('gap CAP-001');
    expect(judgedOn(saidAndShown, files, '2025-10-01')).toEqual([]);
    expect(judgedOn(saidAndShown, files, '2026-04-01')).toEqual([]);
    expect(judgedOn(saidAndShown, files, '2026-04-02')).toEqual(['warn CAP-001']);
  });
});

describe('EVID-014: the climate', () => {
  test('is asked for since the amendment was published', () => {
    const files = settings('in_force_from: 2023-01-01\n');
    expect(judgedOn(climate, files, '2024-01-31')).toEqual([]);
    expect(judgedOn(climate, files, '2024-02-01')).toEqual(['warn -']);
  });
});

describe('EVID-017: silence', () => {
  test('is asked for on the gap page before the SMS is in force, then after six months', () => {
    const asked = ['2025-09-30', '2025-10-01', '2026-04-01', '2026-04-02'].map((day) =>
      judgedOn(silence, inForce, day),
    );
    expect(asked.map((all) => [lines(all, 'gap -').length, lines(all, 'info -').length])).toEqual([
      [5, 0],
      [0, 0],
      [0, 0],
      [0, 5],
    ]);
  });

  test('a statement is good for twelve months', () => {
    const files = { ...inForce, ...decision('2026-04-10') };
    expect(judgedOn(silence, files, '2027-04-10')).toEqual([]);
    expect(judgedOn(silence, files, '2027-04-11')).toEqual(Array.from({ length: 5 }, () => 'info DEC-001'));
  });
});

describe('EVID-018: what comes with the work', () => {
  test('is missed after six months, what can be there at once is missed at once', () => {
    const named = (day: string): number => judgedOn(practised, inForce, day).length;
    expect(named('2026-04-02') - named('2026-04-01')).toBe(2);
    expect(named('2025-10-01')).toBe(named('2026-04-01'));
  });
});

describe('EVID-019: an old record', () => {
  const files = {
    ...inForce,
    'content/records/mtg-001.md': markdown(
      'id: MTG-001\nstatus: closed\nclassification: internal\nmeeting_kind: coordination\nclauses: ["7.4"]\ndate: 2025-06-10\nclosed: {at: 2025-06-12, by: PER-002}',
    ),
  };

  test.each([
    ['2026-06-09', []],
    ['2026-06-10', []],
    ['2026-06-11', ['info MTG-001']],
  ])('on %s', (day, expected) => {
    expect(judgedOn(oldRecord, files, day)).toEqual(expected);
  });

  test('is silent once an interval is set for the clause or for the heading above it', () => {
    const interval = markdown(
      'id: PRC-001\nowner: ROL-004\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2024-01-01\nmeasures: []',
      '## How often\n\n| Activity | Clause | Every |\n|---|---|---|\n| Meet | 7.4 | P3Y |',
    );
    expect(judgedOn(oldRecord, { ...files, 'content/processes/prc-001.md': interval }, '2026-06-11')).toEqual([]);
  });
});
