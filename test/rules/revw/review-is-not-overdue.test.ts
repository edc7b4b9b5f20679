import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/rules/judge.ts';
import reviewIsNotOverdue from '../../../src/rules/revw/review-is-not-overdue.ts';
import { smallSms } from '../../support/small-sms.ts';

const process = (review: string, status = 'approved'): string => `---
id: PRC-001
owner: ROL-005
version: "1.0"
status: ${status}
classification: internal
effective_from: 2025-09-01
${review}
approvals:
  - {action: approved, by: PER-002, role: ROL-002, on: 2025-09-01, version: "1.0"}
---

# Handle incidents
`;

const severityOn = (asOf: string, review: string, status?: string): string => {
  const { findings } = judge(
    smallSms({ 'content/processes/prc-001.md': process(review, status) }, { asOf }),
    [reviewIsNotOverdue],
    { history: false, base: false },
  );
  return findings.map((finding) => `${finding.severity} ${finding.due ?? ''}`).join();
};

describe('a review due on 2026-03-01', () => {
  test.each([
    ['2026-02-28', ''],
    ['2026-03-01', ''],
    ['2026-03-02', 'warn 2026-03-01'],
    ['2026-03-31', 'warn 2026-03-01'],
    ['2026-04-01', 'error 2026-03-01'],
  ])('on %s: "%s"', (asOf, expected) => {
    expect(severityOn(asOf, 'review: {interval: P6M}')).toBe(expected);
  });
});

describe('the day a review is due', () => {
  test.each([
    ['counts from the last log entry', 'review: {interval: P6M, log: [{at: 2025-12-01}]}', 'warn 2026-06-01'],
    [
      'counts from the approval when the log is older',
      'review: {interval: P6M, log: [{at: 2025-03-01}]}',
      'error 2026-03-01',
    ],
    ['is P12M where nothing is set', '', ''],
    ['is the stated one', 'review: {due: 2026-06-10}', 'warn 2026-06-10'],
    [
      'is the stated one, though it was looked at before',
      'review: {due: 2026-06-10, log: [{at: 2026-06-01}]}',
      'warn 2026-06-10',
    ],
    [
      'is no longer the stated one after a review on that day',
      'review: {due: 2026-06-10, log: [{at: 2026-06-10}]}',
      '',
    ],
    [
      'does not move by a review that lies ahead',
      'review: {interval: P6M, log: [{at: 2026-07-15}]}',
      'error 2026-03-01',
    ],
    ['is unknown when the interval is no duration', 'review: {interval: twice a year}', ''],
    ['is unknown when the date is no day', 'review: {due: 2026-02-30, interval: P12M}', ''],
  ])('%s', (_, review, expected) => {
    expect(severityOn('2026-06-30', review)).toBe(expected);
  });

  test.each(['draft', 'in-review', 'withdrawn'])('never comes for %s', (status) => {
    expect(severityOn('2026-06-30', 'review: {due: 2026-01-10}', status)).toBe('');
  });
});

describe('a row with an interval of its own', () => {
  const register = (log: string, own: string): string => `---
id: REG-003
type: register
of: risk
owner: ROL-002
classification: internal
review: {interval: P3M, log: [${log}]}
rows:
  - {id: RSK-001, text: One line, status: assessed, likelihood: 2, impact: 4, review: {interval: P1M, log: [{at: 2026-03-01}]${own}}}
---

# Risks
`;
  test.each([
    ['was looked at with its register', '{at: 2026-06-11, outcome: all looked at}', '', []],
    ['was not: the register was changed only', '{at: 2026-06-11, outcome: two rows changed}', '', ['2026-04-01']],
    ['was, but too long ago', '{at: 2026-05-11, outcome: all looked at}', '', ['2026-06-11']],
    ['states its day', '{at: 2026-06-11, outcome: all looked at}', ', due: 2026-06-01', ['2026-06-01']],
  ])('%s', (_, log, own, expected) => {
    const { findings } = judge(smallSms({ 'content/registers/risks.md': register(log, own) }), [reviewIsNotOverdue], {
      history: false,
      base: false,
    });
    expect(findings.map((finding) => finding.due)).toEqual(expected);
  });
});
