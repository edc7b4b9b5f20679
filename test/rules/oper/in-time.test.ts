import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/rules/define-rule.ts';
import complaint from '../../../src/rules/oper/complaint-is-settled-or-escalated.ts';
import verified from '../../../src/rules/oper/configuration-is-verified.ts';
import checked from '../../../src/rules/oper/control-is-checked-in-time.ts';
import implemented from '../../../src/rules/oper/control-is-implemented.ts';
import counted from '../../../src/rules/oper/incidents-after-a-release-are-counted.ts';
import analysed from '../../../src/rules/oper/security-incidents-are-analysed.ts';
import reported from '../../../src/rules/oper/transition-outcome-is-reported.ts';
import used from '../../../src/rules/oper/use-of-a-plan-is-reported.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

type Files = Readonly<Record<string, string>>;

const register = (of: string, row: string): Files => ({
  'content/rows.md': markdown(
    `id: REG-010\ntype: register\nof: [${of}]\nowner: ROL-004\nclassification: internal\nrows:\n  - {${row}}`,
  ),
});
const process = (clause: string, every: string): Files => ({
  'content/prc-001.md': markdown(
    `id: PRC-001\nowner: ROL-004\nversion: "1.0"\nstatus: approved\nclassification: internal\nclauses: ["${clause}"]\neffective_from: 2025-10-01\nintervals: [{activity: verify, clause: "${clause}", every: ${every}}]`,
  ),
});
const statement = (row: string): Files => ({
  'content/ctl-001.md': markdown(
    `id: CTL-001\nowner: ROL-004\nstatus: approved\nclassification: internal\neffective_from: 2026-01-10\ncontrols: [{id: C1, decided: apply, reason: x, owner: ROL-004, ${row}}]`,
  ),
});

const cases: readonly (readonly [string, Rule, Files, readonly (readonly [string, readonly string[]])[]])[] = [
  [
    'OPER-012: three months after the last planned day 2026-03-10',
    reported,
    {
      'content/stp-001.md': markdown(
        'id: STP-001\nowner: ROL-004\nstatus: approved\nclassification: internal\ntransition_kind: new\nservice: SVC-001\nplanned: {from: 2026-01-01, to: 2026-03-10}\neffective_from: 2026-01-01',
      ),
      'content/svc-001.md': markdown('id: SVC-001\nowner: ROL-004\nstatus: live\nclassification: customer'),
    },
    [
      ['2026-06-10', []],
      ['2026-06-11', ['warn STP-001']],
      ['2026-07-11', ['error STP-001']],
    ],
  ],
  [
    'OPER-013: thirty days after a complaint of 2026-03-04',
    complaint,
    register('case', 'id: CPL-001, text: Late, status: in-progress, customer: CUS-001, received: 2026-03-04'),
    [
      ['2026-04-03', []],
      ['2026-04-04', ['warn CPL-001']],
    ],
  ],
  [
    'OPER-015: three months after the check of 2026-02-10',
    verified,
    {
      ...process('8.2.6', 'P3M'),
      'content/vrf-001.md': markdown(
        'id: VRF-001\nkind: verification\nstatus: closed\nclassification: internal\ndate: 2026-02-10\nby: ROL-004\nsubject: configuration\ndeviations: []',
      ),
    },
    [
      ['2026-05-10', []],
      ['2026-05-11', ['warn PRC-001']],
      ['2026-06-10', ['error PRC-001']],
    ],
  ],
  [
    'OPER-016: thirty days after the deployment of 2026-03-04',
    counted,
    register(
      'release',
      'id: REL-001, text: Release, status: deployed, date: 2026-03-04, release_type: minor, contains: [], planned: 2026-03-04, deployed: {actual: 2026-03-04}',
    ),
    [
      ['2026-04-03', []],
      ['2026-04-04', ['warn REL-001']],
    ],
  ],
  [
    'OPER-018: planned for 2026-03-31',
    implemented,
    statement('state: planned for 2026-03-31'),
    [
      ['2026-03-31', []],
      ['2026-04-01', ['warn CTL-001']],
      ['2026-05-01', ['error CTL-001']],
    ],
  ],
  ['OPER-018: without a state it is a note', implemented, statement('risks: []'), [['2026-03-31', ['note']]]],
  [
    'OPER-019: thirty days after the end of 2026-03-04',
    used,
    {
      'content/cti-001.md': markdown(
        'id: CTI-001\nkind: continuity-invocation\nstatus: resolved\nclassification: internal\nincident: {system: t, ref: r}\naffected: []\ndetected: 2026-03-03T09:00:00Z\nrestored: 2026-03-04T09:00:00Z\nlead: PER-005\ninvoked: {at: 2026-03-03T09:30:00Z, by: PER-003}',
      ),
    },
    [
      ['2026-04-03', []],
      ['2026-04-04', ['warn CTI-001']],
      ['2026-05-04', ['error CTI-001']],
    ],
  ],
  [
    'OPER-022: three months after the report of 2026-02-10',
    analysed,
    {
      ...process('8.7.3.3', 'P3M'),
      'content/ana-001.md': markdown(
        'id: ANA-001\nstatus: issued\nclassification: internal\nperiod: 2026-01\nsubject: security-incidents\nclosed: {at: 2026-02-10, by: PER-004}',
      ),
    },
    [
      ['2026-05-10', []],
      ['2026-05-11', ['warn PRC-001']],
    ],
  ],
  [
    'OPER-024: three months after the first day 2026-01-10',
    checked,
    statement('state: in place, check_interval: P3M'),
    [
      ['2026-04-10', []],
      ['2026-04-11', ['warn CTL-001']],
    ],
  ],
];

describe.each(cases)('%s', (_, rule, files, days) => {
  test.each(days)('on %s', (day, expected) => {
    expect(judgedOn(rule, files, day)).toEqual(expected);
  });
});
