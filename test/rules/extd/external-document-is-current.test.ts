import { describe, expect, test } from 'vitest';
import externalDocumentIsCurrent from '../../../src/rules/extd/external-document-is-current.ts';
import { judge } from '../../../src/rules/judge.ts';
import reviewIsNotOverdue from '../../../src/rules/revw/review-is-not-overdue.ts';
import { smallSms } from '../../support/small-sms.ts';

const register = (review: string): string => `---
id: REG-006
type: register
of: [external-document, waiver]
owner: ROL-002
classification: internal
review: {interval: P3M, log: [{at: 2026-06-11, by: PER-002, outcome: all looked at}]}
rows:
  - {id: EXT-001, name: Manual, publisher: Ring Ltd, edition: "7", location: shelf, review: ${review}}
  - {id: WVR-001, rule: EXTD-003, target: EXT-001, reason: portal closed, approved_by: PER-002, until: 2026-09-30, date: 2026-05-28, status: active}
---

# Documents from outside
`;

function judged(
  review: string,
  asOf: string,
  isWaived = false,
): { findings: readonly string[]; waived: readonly string[]; notes: number } {
  const text = register(review);
  const sms = smallSms(
    { 'content/registers/documents.md': isWaived ? text : text.replace(/^ {2}- \{id: WVR.*\n/m, '') },
    { asOf },
  );
  const { findings, waived, notes } = judge(sms, [externalDocumentIsCurrent, reviewIsNotOverdue], {
    history: false,
    base: false,
  });
  const line = (finding: (typeof findings)[number]): string =>
    `${finding.rule} ${finding.severity} ${finding.due ?? ''}`;
  return { findings: findings.map(line), waived: waived.map(line), notes: notes.length };
}

const log = '{interval: P2M, log: [{at: 2026-02-02}, {at: 2026-03-31}]}';

describe('a check every two months, last on 2026-03-31', () => {
  test.each([
    ['2026-05-30', []],
    ['2026-05-31', []],
    ['2026-06-01', ['EXTD-003 warn 2026-05-31']],
    ['2026-12-31', ['EXTD-003 warn 2026-05-31']],
  ])('on %s', (asOf, expected) => {
    expect(judged(log, asOf).findings).toEqual(expected);
  });

  test('before the check of 2026-03-31 the one before it counts', () => {
    expect(judged(log, '2026-03-30').findings).toEqual([]);
    expect(judged('{interval: P1M, log: [{at: 2026-02-02}, {at: 2026-03-31}]}', '2026-03-30').findings).toEqual([
      'EXTD-003 warn 2026-03-02',
    ]);
  });

  test.each([
    ['2026-06-30', { findings: [], waived: ['EXTD-003 warn 2026-05-31'], notes: 0 }],
    ['2026-09-30', { findings: [], waived: ['EXTD-003 warn 2026-05-31'], notes: 0 }],
    ['2026-10-01', { findings: ['EXTD-003 warn 2026-05-31'], waived: [], notes: 0 }],
  ])('a waiver until 2026-09-30 holds on %s or not', (asOf, expected) => {
    expect(judged(log, asOf, true)).toEqual(expected);
  });
});

test.each([
  ['a stated day', '{due: 2026-06-15}', ['EXTD-003 warn 2026-06-15'], 0],
  ['an interval without any check', '{interval: P2M}', [], 1],
  ['a log without an interval', '{log: [{at: 2020-01-01}]}', [], 0],
])('%s', (_, review, findings, notes) => {
  expect(judged(review, '2026-06-30')).toEqual({ findings, waived: [], notes });
});
