import { expect, test } from 'vitest';
import { coverageOverTime } from '../../../src/core/history/coverage-over-time.ts';
import { smallSms } from '../../support/small-sms.ts';

// What files without a history say of earlier days, and what they cannot say. With a history the oracle is the model of each day
// (test/demo/demo-over-time.test.ts).
const policy = (version: string, from: string, more = ''): string => `---
id: POL-001
owner: ROL-002
version: "${version}"
status: approved
classification: internal
effective_from: ${from}
clauses: ["5.2.1"]
approvals: [{action: approved, by: PER-003, role: ROL-003, on: ${from}, version: "${version}"}]
${more}---

# Policy
`;

function stateOn(files: Readonly<Record<string, string>>, months: number): ReadonlyMap<string, readonly string[]> {
  const before = coverageOverTime(smallSms({}), months);
  const after = coverageOverTime(smallSms(files), months);
  const names = ['evidenced', 'stale', 'not evaluated'] as const;
  return new Map(
    after.map(({ day, counts }, at) => [
      day,
      names.filter((name) => (counts.get(name) ?? 0) > (before[at]?.counts.get(name) ?? 0)),
    ]),
  );
}

test('days are the ends of the last months and the day judged, none before the SMS was in force', () => {
  expect(coverageOverTime(smallSms({}), 2).map(({ day }) => day)).toEqual(['2026-04-30', '2026-05-31', '2026-06-30']);
  expect(coverageOverTime(smallSms({}), 24)[0]?.day).toBe('2025-10-31');
});

test('every clause is counted once on each day', () => {
  const sums = coverageOverTime(smallSms({}), 6).map(({ counts }) => [...counts.values()].reduce((a, b) => a + b, 0));
  expect(new Set(sums)).toEqual(new Set([62]));
});

test('a first version counts from its first day', () => {
  const states = stateOn({ 'content/policy.md': policy('1.0', '2026-05-10') }, 2);
  expect([...states]).toEqual([
    ['2026-04-30', []],
    ['2026-05-31', ['evidenced']],
    ['2026-06-30', ['evidenced']],
  ]);
});

test('what was in force before a second version is not known without history', () => {
  const states = stateOn({ 'content/policy.md': policy('2.0', '2026-05-10') }, 2);
  expect(states.get('2026-04-30')).toEqual(['not evaluated']);
  expect(states.get('2026-05-31')).toEqual(['evidenced']);
});

test('a document that has ended counts until its end', () => {
  const states = stateOn({ 'content/policy.md': policy('1.0', '2026-01-10', 'effective_to: 2026-05-20\n') }, 2);
  expect([...states.values()]).toEqual([['evidenced'], [], []]);
});

test('a document long past its review is stale from then on', () => {
  const states = stateOn(
    {
      'content/policy.md': policy('1.0', '2025-10-01', 'review: {interval: P1M}\n'),
    },
    6,
  );
  expect(states.get('2025-12-31')).toEqual(['evidenced']);
  expect(states.get('2026-01-31')).toEqual(['stale']);
});

test('a record counts from the day it was closed, and grows old', () => {
  const record = `---
id: MTG-001
date: 2026-03-20
meeting_kind: coordination
present: [ROL-002]
status: closed
classification: internal
clauses: ["5.2.2"]
closed: {at: 2026-04-02, by: PER-002}
---

# Meeting
`;
  const states = stateOn({ 'content/records/mtg-001.md': record }, 3);
  expect([...states.values()]).toEqual([[], ['evidenced'], ['evidenced'], ['evidenced']]);
});
