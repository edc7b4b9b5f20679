import { expect, test } from 'vitest';
import { dateField } from '../../../src/core/model/fields.ts';
import { smallSms } from '../../support/small-sms.ts';

test.each([
  ['2026-02-28', '2026-02-28'],
  ['2026-02-28T23:10:00Z', '2026-02-28'],
  ['2026-02-30', null],
  ['2026-13-01', null],
  ['28.02.2026', null],
  ['', null],
])('dateField of "%s"', (text, expected) => {
  expect(dateField({ on: text }, 'on')).toBe(expected);
});

test('a day of no calendar in any field of a document breaks nothing', () => {
  const sms = smallSms({
    'policies/pol-004.md': `---
id: POL-004
owner: ROL-004
version: "1.0"
status: approved
classification: internal
kind: financial
effective_from: 2026-02-30
effective_to: 2026-06-31
review: {due: 2026-04-31, log: [{at: 2025-02-29}]}
approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2026-00-10, version: "1.0"}
---

# Budgeting policy
`,
  });
  const policy = sms.items.get('POL-004');
  expect([policy?.state, policy?.effectiveFrom, policy?.reviewDue]).toEqual(['effective', null, null]);
});
