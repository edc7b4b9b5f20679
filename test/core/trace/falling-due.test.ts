import { describe, expect, test } from 'vitest';
import { visibleSms } from '../../../src/core/model/audience.ts';
import type { Sms } from '../../../src/core/model/sms.ts';
import type { FallingDue } from '../../../src/core/trace/falling-due.ts';
import { fallingDue, openDuties } from '../../../src/core/trace/falling-due.ts';
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

describe('what else has a day', () => {
  const of = (more: Readonly<Record<string, string>>, asOf = '2026-06-30'): readonly string[] =>
    lines(
      fallingDue(smallSms({ ...files, ...more }, { asOf }), {
        years: 1,
        months: 0,
        weeks: 0,
        days: 0,
        hours: 0,
        minutes: 0,
      }),
    );
  const register = (type: string, row: string): Readonly<Record<string, string>> => ({
    'content/registers/more.md': `---\nid: REG-009\ntype: register\nof: [${type}]\nowner: ROL-002\nclassification: internal\nrows:\n  - ${row}\n---\n\n# More\n`,
  });

  test('acceptances of risks end, and what was done about a risk is judged', () => {
    const row = (more: string): Readonly<Record<string, string>> =>
      register('risk', `{id: RSK-002, title: Fire, owner: ROL-004, status: accepted, ${more}}`);
    const accepted = row('accepted: {by: PER-001, role: ROL-001, at: 2026-01-10, until: 2026-12-31, reason: small}');
    expect(of(accepted)).toContain('2026-12-31 acceptance RSK-002 ends; decide anew');
    const done = 'actions: [{id: A1, what: Fit a door, who: ROL-004, due: 2026-06-01, done: 2026-06-10';
    expect(of(row(`${done}}]`))).toContain('2026-09-10 effect check RSK-002 Fit a door');
    const judged = row(`${done}, worked: {at: 2026-06-20, how: looked, result: holds, by: PER-001}}]`);
    expect(of(judged).filter((line) => line.includes('effect check RSK-002'))).toEqual([]);
  });

  test('waivers end', () => {
    const waiver = register(
      'waiver',
      '{id: WVR-001, title: Waits, status: active, date: 2026-06-01, rule: REVW-001, target: POL-004, reason: away, approved_by: PER-001, until: 2026-08-31}',
    );
    expect(of(waiver).filter((line) => line.includes('WVR-001'))).toEqual([
      '2026-08-31 waiver WVR-001 ends; the finding counts again',
    ]);
  });

  test('steps of plans in force that are not done', () => {
    const plan = `---
id: IPL-001
owner: ROL-002
version: "1.0"
status: approved
classification: internal
milestones:
  - {id: M1, what: Begin, due: 2026-05-01, who: ROL-002, state: done}
  - {id: M2, what: Try it, due: 2026-07-15, who: ROL-004, state: open}
approvals:
  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-05, version: "1.0"}
---

# Road
`;
    expect(of({ 'content/plans/road.md': plan }).filter((line) => line.includes('IPL-001 '))).toContain(
      '2026-07-15 step IPL-001 Try it',
    );
    const draft = plan.replace('status: approved', 'status: draft');
    expect(of({ 'content/plans/road.md': draft }).filter((line) => line.includes(' step '))).toEqual([]);
  });

  test('continuity plans are tested in their interval', () => {
    const plan = `---
id: CTP-001
owner: ROL-002
version: "1.0"
status: approved
classification: internal
effective_from: 2026-01-05
test_interval: P9M
approvals:
  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-05, version: "1.0"}
---

# Plan
`;
    const test = `---
id: CTT-001
plan: CTP-001
classification: internal
date: 2026-03-01
status: closed
---

# Test
`;
    const days = (more: Readonly<Record<string, string>>): readonly string[] =>
      of({ 'content/plans/plan.md': plan, ...more }).filter(
        (line) => line.includes('CTP-001') && line.includes(' test '),
      );
    expect(days({})).toEqual(['2026-10-05 test CTP-001']);
    expect(days({ 'content/records/test.md': test })).toEqual(['2026-12-01 test CTP-001']);
  });

  test('an audit begins on its first day; while it lasts, it is due on its last', () => {
    const audit = `---
id: AUD-001
kind: internal
owner: ROL-002
classification: internal
status: planned
dates: {from: 2026-07-20, to: 2026-07-23}
---

# Audit
`;
    const found = (asOf: string): FallingDue | undefined =>
      fallingDue(smallSms({ ...files, 'content/records/aud.md': audit }, { asOf }), {
        years: 0,
        months: 1,
        weeks: 0,
        days: 0,
        hours: 0,
        minutes: 0,
      }).find(({ what }) => what === 'audit');
    expect(found('2026-06-30')).toMatchObject({ on: '2026-07-20', until: '2026-07-23' });
    expect(found('2026-07-21')).toMatchObject({ on: '2026-07-23' });
    expect(found('2026-07-21')).not.toHaveProperty('until');
  });

  test('registers are looked at in their interval, and certification bodies ask for things', () => {
    const looked = {
      'content/registers/looked.md':
        '---\nid: REG-008\ntype: register\nof: [issue]\nowner: ROL-002\nclassification: internal\nreview: {interval: P3M, log: [{at: 2026-06-11, by: PER-002, outcome: no-change}, {at: 2026-03-12, by: PER-002, outcome: no-change}]}\nrows: []\n---\n\n# Context\n',
    };
    expect(of(looked)).toContain('2026-09-11 review REG-008');
    const visit =
      '---\nid: CAU-001\nkind: certification\nowner: ROL-002\nclassification: internal\nstatus: planned\nstage: stage-1\ndates: {from: 2026-08-18, to: 2026-08-18}\nrequests:\n  - {asked: The scope, by: "ROL-002, by 2026-08-04", open: "yes"}\n  - {asked: The plan, by: "ROL-002, by 2026-08-05", open: "no"}\n---\n\n# Stage 1\n';
    expect(of({ 'content/records/cau.md': visit }).filter((line) => line.includes(' request '))).toEqual([
      '2026-08-04 request CAU-001 The scope',
    ]);
  });

  test('a report that is withheld from an audience is not called missing', () => {
    const secret = {
      'content/records/srp.md':
        '---\nid: SRP-26051\nowner: ROL-004\nstatus: issued\nclassification: restricted\nfor: [SLA-001]\nperiod: 2026-05\nclosed: {at: 2026-06-05, by: PER-004}\n---\n\n# Report\n',
    };
    const whole = smallSms({ ...files, ...secret }, { asOf: '2026-06-30' });
    const periods = (sms: Sms): readonly (string | null)[] =>
      openDuties(sms, { years: 0, months: 1, weeks: 0, days: 0, hours: 0, minutes: 0 }).flatMap(({ what, detail }) =>
        what === 'report' ? [detail] : [],
      );
    const judgement = {
      findings: [],
      waived: [],
      known: [],
      unlisted: [],
      gaps: [],
      notes: [],
      rules: [],
      evaluated: [],
      items: 0,
    };
    const cut = visibleSms({ sms: whole, judgement }, 'internal').sms;
    expect(cut.items.has('SRP-26051')).toBe(false);
    expect(periods(whole)).not.toContain('2026-05');
    expect(periods(cut)).toEqual(periods(whole));
  });

  test('suppliers with a contract are reviewed in their interval', () => {
    const parties = register(
      'supplier',
      '{id: SUP-001, name: Northline, owner: ROL-004, status: active, kind: external, review_interval: P6M}',
    );
    const contract = `---
id: CON-001
owner: ROL-004
version: "1.0"
status: agreed
classification: internal
supplier: SUP-001
from: 2026-02-01
to: 2028-01-31
approvals:
  - {action: agreed, by: Their director, on: 2026-01-20, version: "1.0"}
---

# Lines
`;
    const days = (more: Readonly<Record<string, string>>): readonly string[] =>
      of({ ...parties, ...more }).filter((line) => / review (?:SUP|CON)-001/.test(line));
    expect(days({})).toEqual([]);
    expect(days({ 'content/agreements/con.md': contract })).toContain('2026-08-01 review SUP-001');
  });
});
