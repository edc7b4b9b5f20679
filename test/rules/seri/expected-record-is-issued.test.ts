import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../../src/core/finding/finding.ts';
import recordIsRecent from '../../../src/rules/evid/record-is-recent.ts';
import { judge } from '../../../src/rules/judge.ts';
import expectedRecordIsIssued from '../../../src/rules/seri/expected-record-is-issued.ts';
import { smallSms } from '../../support/small-sms.ts';

const agreement = (fields: string): Record<string, string> => ({
  'content/agreements/sla-001.md': `---\nid: SLA-001\nowner: ROL-004\nversion: "1.0"\nstatus: agreed\nclassification: customer\ncustomer: CUS-001\ncovers: [SVC-001]\nfrom: 2025-10-01\n${fields}\n---\n\n# Agreement\n`,
});
const report = (period: string, closed: string): Record<string, string> => ({
  [`content/reports/srp-${period.slice(-2)}.md`]: `---\nid: SRP-0${period.slice(-2)}\nstatus: issued\nclassification: customer\nfor: SLA-001\nperiod: ${period}\nclosed: {at: ${closed}, by: PER-002}\n---\n\n# Report\n`,
});
const run = (files: Readonly<Record<string, string>>, asOf: string, rules = [expectedRecordIsIssued]): Judgement =>
  judge(smallSms(files, { asOf }), rules, { history: false, base: false });

describe('a report of March that was due on 15 April', () => {
  const files = {
    ...agreement('report: {every: P1M, due: P15D}'),
    ...report('2026-01', '2026-02-10'),
    ...report('2026-02', '2026-03-10'),
  };

  test.each([
    ['2026-04-14', []],
    ['2026-04-15', []],
    ['2026-04-16', ['warn 2026-04-15']],
    ['2026-05-15', ['warn 2026-04-15']],
    ['2026-05-16', ['error 2026-04-15', 'warn 2026-05-15']],
  ])('is on %s %j', (asOf, expected) => {
    expect(run(files, asOf).findings.map((finding) => `${finding.severity} ${finding.due ?? ''}`)).toEqual(expected);
  });

  test('is silent from the day it is issued, however late', () => {
    const late = { ...files, ...report('2026-03', '2026-06-01') };
    expect(
      [run(late, '2026-05-31'), run(late, '2026-06-01')].map(({ findings }) => findings.map((finding) => finding.due)),
    ).toEqual([['2026-04-15', '2026-05-15'], ['2026-05-15']]);
  });

  test('explains that no record of the clause is recent', () => {
    const [finding, ...others] = run(files, '2026-05-12', [expectedRecordIsIssued, recordIsRecent]).findings;
    expect([finding?.rule, finding?.related.map(({ message }) => message.slice(0, 8)), others]).toEqual([
      'SERI-001',
      ['EVID-006'],
      [],
    ]);
  });
});

test('before the SMS is in force a missing report is an entry of the gap page', () => {
  const settings = {
    'clausebook.yaml':
      'organization: Example Ltd\nlevel: advanced\nhistory: none\nin_force_from: 2026-09-01\nseries_start: 2026-03-01\n',
  };
  const { findings, gaps } = run({ ...settings, ...agreement('report: {every: P1M, due: P15D}') }, '2026-06-30');
  expect([findings, gaps.map((finding) => finding.due)]).toEqual([[], ['2026-04-15', '2026-05-15', '2026-06-15']]);
});
