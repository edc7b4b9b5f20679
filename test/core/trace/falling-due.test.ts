import { describe, expect, test } from 'vitest';
import type { FallingDue } from '../../../src/core/trace/falling-due.ts';
import { fallingDue } from '../../../src/core/trace/falling-due.ts';
import { smallSms } from '../../support/small-sms.ts';

const files = {
  'policies/pol-004.md': `---
id: POL-004
owner: ROL-003
version: "1.0"
status: approved
classification: internal
kind: financial
effective_from: 2026-02-05
review: {due: 2026-07-10}
approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2026-02-05, version: "1.0"}
---

# Budgeting policy

Every service has a budget.
`,
  'content/registers/risks.md': `---
id: REG-005
type: register
of: [risk]
owner: ROL-002
classification: internal
rows:
  - {id: RSK-001, title: Cooling fails, owner: ROL-004, status: open, actions: [{what: Hire a cooler, due: 2026-07-20}, {what: Try it, due: 2026-07-21, done: 2026-06-01}, {what: Ask the landlord, due: soon}]}
---

# Risks
`,
  'content/agreements/sla-001.md': `---
id: SLA-001
owner: ROL-004
version: "1.0"
status: agreed
classification: internal
from: 2026-01-01
to: 2026-07-31
report: {every: P1M, due: P10D}
---

# Agreement with Alderbrook
`,
};

const due = (asOf: string, days: number): readonly FallingDue[] =>
  fallingDue(smallSms(files, { asOf }), { years: 0, months: 0, weeks: 0, days, hours: 0, minutes: 0 });
const lines = (entries: readonly FallingDue[]): readonly string[] =>
  entries.map(({ on, what, item, detail }) => [on, what, item, ...(detail === null ? [] : [detail])].join(' '));

describe('what falls due', () => {
  test('reviews, open actions and reports, in order of the days', () => {
    expect(lines(due('2026-06-30', 30)).filter((line) => !/^\S+ review (?!POL)/.test(line))).toEqual([
      '2026-07-10 review POL-004',
      '2026-07-10 report SLA-001 2026-06',
      '2026-07-20 action RSK-001 Hire a cooler',
    ]);
  });

  test('the first and the last day belong to it, the day before and after do not', () => {
    const isReview = ({ item }: FallingDue): boolean => item === 'POL-004';
    expect(due('2026-07-10', 0).filter(isReview)).toHaveLength(1);
    expect(due('2026-07-09', 1).filter(isReview)).toHaveLength(1);
    expect(due('2026-07-08', 1).filter(isReview)).toHaveLength(0);
    expect(due('2026-07-11', 30).filter(isReview)).toHaveLength(0);
  });

  test('reports end with their agreement', () => {
    const reports = due('2026-06-30', 200).filter(({ what }) => what === 'report');
    expect(lines(reports)).toEqual(['2026-07-10 report SLA-001 2026-06', '2026-08-10 report SLA-001 2026-07']);
  });
});
