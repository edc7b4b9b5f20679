import { describe, expect, test } from 'vitest';
import type { PlannedInterval } from '../../../src/core/trace/intervals.ts';
import { intervalsOf, intervalsOfClause, slowestInterval } from '../../../src/core/trace/intervals.ts';
import { smallSms } from '../../support/small-sms.ts';

const set = (clause: string, every: string, isOneCase = false): PlannedInterval => ({
  clause,
  activity: '',
  every,
  setIn: 'PRC-001',
  field: 'intervals',
  row: 0,
  isOneCase,
});

describe('the intervals of a clause', () => {
  test.each([
    ['8.4.2', ['8.4.2'], ['8.4.2']],
    ['8.4.2', ['8.4.20', '8.4.1', '18.4.2'], []],
    ['9.2.1', ['9.2', '9.20', '9'], ['9.2']],
    ['5.1', ['5.1.1', '5.12'], ['5.1.1']],
  ])('for %s of %j are %j', (clause, stated, expected) => {
    expect(
      intervalsOfClause(
        stated.map((entry) => set(entry, 'P1M')),
        clause,
      ).map((interval) => interval.clause),
    ).toEqual(expected);
  });

  test.each([
    [['P1M', 'P3M', 'P6W'], 'P3M'],
    [['P1Y', 'P11M', 'P300D'], 'P1Y'],
    [['cycle'], null],
    [['cycle', 'P6M'], 'P6M'],
    [[], null],
  ])('of %j the slowest is %s', (every, expected) => {
    expect(
      slowestInterval(
        every.map((entry) => set('8.4.2', entry)),
        '8.4.2',
      )?.every ?? null,
    ).toBe(expected);
  });

  test('of one agreement or supplier count only where nothing general is set', () => {
    const own = set('8.3.4.1', 'P24M', true);
    expect(slowestInterval([own, set('8.3.4.1', 'P6M')], '8.3.4.1')?.every).toBe('P6M');
    expect(slowestInterval([own], '8.3.4.1')?.every).toBe('P24M');
  });
});

test('intervals are read from what is in force, each with its place', () => {
  const table =
    '\n## How often\n\n| Activity | Clause | Every |\n|---|---|---|\n| Ask customers | clause 8.3.2 | P12M |\n| Audit | 9.2.1 | one cycle |\n| Sometimes | 8.4.1 | now and then |\n';
  const file = (id: string, status: string, fields: string): string =>
    `---\nid: ${id}\nowner: ROL-002\nversion: "1.0"\nclassification: internal\nstatus: ${status}\n${fields}\n---\n\n# Title\n${table}`;
  const sms = smallSms({
    'content/processes/prc-001.md': file('PRC-001', 'approved', 'clauses: []\nmeasures: []'),
    'content/processes/prc-002.md': file('PRC-002', 'draft', 'clauses: []\nmeasures: []'),
    'content/plans/pln-001.md': file('PLN-001', 'approved', 'kind: project'),
    'content/plans/ctp-001.md': file('CTP-001', 'approved', 'test_interval: P6M'),
    'content/plans/aup-001.md': file('AUP-001', 'approved', 'cycle: {from: 2025-10-01, to: 2026-09-30}'),
    'content/agreements/sla-001.md': file(
      'SLA-001',
      'agreed',
      'customer: CUS-001\ncovers: []\nfrom: 2025-10-01\nreport: {every: P1M}',
    ),
  });
  expect(
    intervalsOf(sms)
      .map(({ setIn, clause, every, field, row }) => `${setIn} ${clause} ${every} ${field} ${row ?? ''}`.trim())
      .sort(),
  ).toEqual([
    'AUP-001 9.2.1 cycle cycle',
    'CTP-001 8.7.2 P6M test_interval',
    'PLN-001 8.3.2 P12M intervals 0',
    'PLN-001 9.2.1 cycle intervals 1',
    'PRC-001 8.3.2 P12M intervals 0',
    'PRC-001 9.2.1 cycle intervals 1',
    'SLA-001 8.3.3 P1M report',
  ]);
  expect(intervalsOf(sms)).toBe(intervalsOf(sms));
});
