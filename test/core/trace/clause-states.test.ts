import { describe, expect, test } from 'vitest';
import type { ClauseState } from '../../../src/core/model/sms.ts';
import { smallSms } from '../../support/small-sms.ts';

const stateOf = (files: Readonly<Record<string, string>>, clause: string, asOf = '2026-06-30'): ClauseState => {
  const state = smallSms(files, { asOf }).clauseStates.get(`iso20000-1-2018/${clause}`);
  if (state === undefined) throw new Error(`no state for ${clause}`);
  return state;
};

const document = (id: string, fields: string): string => `---
id: ${id}
owner: ROL-002
status: approved
classification: internal
${fields}
---

# Document ${id}

## How often

| Activity | Clause | Every |
|---|---|---|
| Report demand | 8.4.2 | P3M |
`;

const demand = (id: string, issued: string, status = 'issued'): string => `---
id: ${id}
owner: ROL-004
status: ${status}
classification: internal
period: 2026-Q1
closed: {at: ${issued}, by: PER-004}
---

# Demand
`;

const register = (of: string, ...rows: readonly string[]): string => `---
id: REG-009
type: register
of: [${of}]
owner: ROL-002
classification: internal
rows:
${rows.map((row) => `  - ${row}`).join('\n')}
---

# Register
`;

const procedure = (clauses: string, more = ''): Record<string, string> => ({
  'content/procedures/pro-001.md': document('PRO-001', `clauses: [${clauses}]\n${more}`),
});

describe('the state of a clause', () => {
  test('is missing when no item names it', () => {
    expect(stateOf({}, '8.2.1')).toEqual({
      standard: 'iso20000-1-2018',
      clause: '8.2.1',
      state: 'missing',
      flags: [],
      evidence: [],
      missingRows: [],
      because: 'No item names this clause.',
    });
  });

  test('is evidenced when an item in force names it and nothing else has to be there', () => {
    const { state, because, evidence } = stateOf(procedure('"8.2.1"'), '8.2.1');
    expect([state, because]).toEqual(['evidenced', '1 item shows it, in force or closed, and current.']);
    expect(evidence).toEqual([
      {
        item: 'PRO-001',
        standard: 'iso20000-1-2018',
        clause: '8.2.1',
        section: null,
        anchor: null,
        counts: true,
        reason: 'counts',
        via: null,
      },
    ]);
  });

  test('is partly when a document is there and the report the clause asks for is not', () => {
    const { state, missingRows, because } = stateOf(procedure('"8.4.2"'), '8.4.2');
    expect([state, missingRows]).toEqual(['partly', ['MR-14']]);
    expect(because).toBe('Evidence is there, but nothing for "Demand and consumption" (MR-14).');
  });

  test('is evidenced when both are there', () => {
    expect(
      stateOf({ ...procedure('"8.4.2"'), 'content/records/dem-001.md': demand('DEM-001', '2026-04-10') }, '8.4.2')
        .state,
    ).toBe('evidenced');
  });

  test.each([
    ['draft', 'draft-only', 'draft'],
    ['in-review', 'draft-only', 'draft'],
    ['withdrawn', 'draft-only', 'withdrawn'],
  ])('with nothing but a document that is %s is %s', (status, expected, reason) => {
    const { state, evidence } = stateOf(
      { 'content/procedures/pro-001.md': document('PRO-001', 'clauses: ["8.2.1"]').replace('approved', status) },
      '8.2.1',
    );
    expect([state, evidence.map((link) => link.reason)]).toEqual([expected, [reason]]);
  });

  test('is draft-only before the document takes effect, and evidenced from that day on', () => {
    const files = procedure('"8.2.1"', 'version: "1.0"\neffective_from: 2026-03-10');
    expect(['2026-03-09', '2026-03-10', '2026-03-11'].map((day) => stateOf(files, '8.2.1', day).state)).toEqual([
      'draft-only',
      'evidenced',
      'evidenced',
    ]);
    expect(stateOf(files, '8.2.1', '2026-03-09').evidence[0]?.reason).toBe('later');
  });

  test('is not evaluated before a later version takes effect, unless something else shows it', () => {
    const files = procedure('"8.2.1"', 'version: "2.0"\neffective_from: 2026-03-10');
    const days = ['2026-03-09', '2026-03-10'];
    expect(days.map((day) => stateOf(files, '8.2.1', day).state)).toEqual(['not evaluated', 'evidenced']);
    const other = { ...files, 'content/procedures/pro-002.md': document('PRO-002', 'clauses: ["8.2.1"]') };
    expect(stateOf(other, '8.2.1', '2026-03-09').state).toBe('evidenced');
  });

  test('is not evaluated where only a later version shows what the standard wants in writing', () => {
    const plan = (version: string): Record<string, string> => ({
      'content/plans/pln-001.md': document(
        'PLN-001',
        `version: "${version}"\nkind: service-management\nclauses: ["6.3"]\neffective_from: 2026-03-10`,
      ),
      'content/procedures/pro-001.md': document('PRO-001', 'clauses: ["6.3"]'),
    });
    const look = (version: string): readonly unknown[] => {
      const sms = smallSms(plan(version), { asOf: '2026-03-09' });
      const row = sms.mandatory.find((state) => state.row === 'MD-07');
      return [row?.state, row?.items, sms.clauseStates.get('iso20000-1-2018/6.3')?.state];
    };
    expect(look('3.0')).toEqual(['not evaluated', ['PLN-001'], 'not evaluated']);
    expect(look('1.0')).toEqual(['missing', [], 'partly']);
  });

  test('does not know records of a later day', () => {
    const files = { 'content/records/dem-001.md': demand('DEM-001', '2026-04-10') };
    expect(['2026-04-09', '2026-04-10'].map((day) => stateOf(files, '8.4.2', day).state)).toEqual([
      'missing',
      'evidenced',
    ]);
  });

  test('is stale when all that shows a record of the clause is past the interval and its grace', () => {
    const files = {
      'content/processes/prc-001.md': document('PRC-001', 'version: "1.0"\nclauses: ["8.4.2"]\nmeasures: []'),
      'content/records/dem-001.md': demand('DEM-001', '2026-01-10'),
    };
    // Three months set by the process, thirty days of grace.
    expect(['2026-05-10', '2026-05-11'].map((day) => stateOf(files, '8.4.2', day).state)).toEqual([
      'evidenced',
      'stale',
    ]);
    expect(stateOf(files, '8.4.2', '2026-05-11').because).toBe(
      'Evidence is there, but what shows "Demand and consumption" (MR-14) is past its interval or review.',
    );
  });

  test('is stale when the review of its only document is long overdue', () => {
    const files = procedure('"8.2.1"', 'review: {due: 2026-01-31}');
    expect(['2026-05-01', '2026-05-02'].map((day) => stateOf(files, '8.2.1', day).state)).toEqual([
      'evidenced',
      'stale',
    ]);
  });

  test('takes twelve months for records where nobody sets an interval', () => {
    const files = { 'content/records/dem-001.md': demand('DEM-001', '2026-01-10') };
    expect(['2027-02-09', '2027-02-10'].map((day) => stateOf(files, '8.4.2', day).state)).toEqual([
      'evidenced',
      'stale',
    ]);
  });

  test('never grows stale by a record of an event', () => {
    const incident =
      '---\nid: MIR-001\nstatus: closed\nclassification: internal\ndetected: 2021-03-04T05:06:00Z\nlead: PER-005\n---\n\n# Incident\n';
    expect(stateOf({ 'content/records/mir-001.md': incident }, '8.6.1').evidence.map((link) => link.reason)).toEqual([
      'counts',
    ]);
  });

  test('is no occurrence for twelve months after the owner says that nothing happened', () => {
    const files = {
      'content/registers/reg-009.md': register(
        'decision',
        '{id: DEC-001, title: No transition so far, by: ROL-003, at: 2026-03-01, reason: Nothing is planned., affects: [MD-19, MR-20]}',
      ),
    };
    expect(
      ['2026-02-28', '2026-03-01', '2027-03-01', '2027-03-02'].map((day) => stateOf(files, '8.5.2.3', day).state),
    ).toEqual(['missing', 'no occurrence', 'no occurrence', 'missing']);
  });

  test('in transition counts for the transition clauses only', () => {
    const service =
      '---\nid: SVC-001\nowner: ROL-004\nstatus: in-transition\nclassification: internal\nclauses: ["8.5.2.1", "8.2.4"]\n---\n\n# Till\n';
    const files = { 'content/services/svc-001.md': service };
    expect(stateOf(files, '8.5.2.1').evidence.map((link) => link.counts)).toEqual([true]);
    expect(stateOf(files, '8.2.4').state).toBe('draft-only');
  });
});

describe('a claim covers its own clause', () => {
  test('5.1.12 and 5.1.1 are no evidence for 5.1, and 8.6 none for 8.6.1', () => {
    const files = procedure('"5.1.12", "5.1.1", "8.6", "8.20.1"');
    for (const clause of ['5.1', '8.6.1', '8.6.2', '8.2.1'])
      expect(stateOf(files, clause).evidence, clause).toEqual([]);
  });

  test('a letter belongs to its clause, and the section is found by its meaning', () => {
    const files = procedure('{ref: "8.2.1 a)", section: how often}');
    expect(stateOf(files, '8.2.1').evidence).toMatchObject([
      { item: 'PRO-001', clause: '8.2.1', section: 'how often', anchor: 'how-often' },
    ]);
  });

  test('a clause of another standard is none of this one', () => {
    expect(stateOf(procedure('{ref: "8.2.1", standard: iso9001-2015}'), '8.2.1').state).toBe('missing');
  });

  test('an entry that calls the clause not applicable shows nothing', () => {
    expect(stateOf(procedure('{ref: "8.2.1", applicable: false}'), '8.2.1').state).toBe('missing');
  });
});

describe('the flags of a clause', () => {
  const flags = (files: Readonly<Record<string, string>>, clause: string, asOf?: string): readonly string[] =>
    stateOf(files, clause, asOf).flags;
  const nonconformity = (fields: string): Record<string, string> => ({
    'content/records/ncr-001.md': `---\nid: NCR-001\nowner: ROL-002\ndate: 2026-05-01\nclassification: internal\ndue: 2026-09-30\n${fields}\n---\n\n# Nonconformity\n`,
  });

  test('say that a nonconformity is open, for its clause, for those below a heading, and for no other', () => {
    const files = nonconformity('status: open\nsource: monitoring\nrequirement: "8.5.1"');
    expect(['8.5.1.1', '8.5.1.3', '8.5.2.1'].map((clause) => flags(files, clause))).toEqual([
      ['open nonconformity'],
      ['open nonconformity'],
      [],
    ]);
    expect(flags(nonconformity('status: closed\nsource: monitoring\nrequirement: "8.5.1"'), '8.5.1.1')).toEqual([]);
    expect(flags(nonconformity('status: open\nsource: monitoring\nrequirement: "5.1.1"'), '5.1')).toEqual([]);
    expect(flags(files, '8.5.1.1', '2026-04-30')).toEqual([]);
  });

  test('take the clause of the finding that the nonconformity answers', () => {
    const audit =
      '---\nid: AUD-001\nowner: ROL-002\nstatus: reported\nclassification: internal\ndates: {from: 2026-04-20, to: 2026-04-21}\nfindings:\n  - {id: FND-001, grade: minor, clause: "8.6.2", text: No way back}\n---\n\n# Audit\n';
    expect(
      flags({ ...nonconformity('status: open\nsource: FND-001'), 'content/records/aud-001.md': audit }, '8.6.2'),
    ).toEqual(['open nonconformity']);
  });

  test('say that a review is due, or that a waiver tolerates it', () => {
    const due = procedure('"8.2.1"', 'review: {due: 2026-06-01}');
    const waiver = (rule: string): Record<string, string> => ({
      'content/registers/reg-009.md': register(
        'waiver',
        `{id: WVR-001, rule: ${rule}, target: PRO-001, reason: later, approved_by: PER-003, until: 2026-07-31, date: 2026-06-01}`,
      ),
    });
    expect(flags(due, '8.2.1')).toEqual(['review due']);
    expect(flags({ ...due, ...waiver('REVW-002') }, '8.2.1')).toEqual(['waived']);
    expect(flags({ ...due, ...waiver('IDEN-002') }, '8.2.1')).toEqual(['review due', 'waived']);
    expect(flags({ ...due, ...waiver('REVW-002') }, '8.2.1', '2026-08-01')).toEqual(['review due']);
  });

  test('say that what shows a record is restricted, unless something else shows it too', () => {
    const cost = { 'content/records/fin-001.md': demand('FIN-001', '2026-04-10').replace('internal', 'restricted') };
    const ledger = {
      'content/registers/reg-009.md': register(
        'external-register',
        '{id: XRG-001, name: Ledger, system: Books, clauses: ["8.4.1"], holds: [], query: account}',
      ),
    };
    expect(flags({ ...cost, ...procedure('"8.4.1"') }, '8.4.1')).toEqual(['restricted evidence']);
    expect(flags({ ...cost, ...ledger }, '8.4.1')).toEqual([]);
    expect(flags(procedure('"8.2.1"'), '8.2.1')).toEqual([]);
  });

  test('say that the approval of what counts does not fit the text', () => {
    const policy = (digest: string): Record<string, string> => ({
      'policies/pol-001.md': `---\nid: POL-001\nowner: ROL-001\nversion: "1.0"\nstatus: approved\nclassification: internal\nkind: change-management\napprovals:\n  - {action: approved, by: PER-001, role: ROL-001, on: 2026-01-05, version: "1.0", digest: "${digest}"}\n---\n\n# Policy\n`,
    });
    const digest = smallSms(policy('cb1-sha256:0')).items.get('POL-001')?.digest ?? '';
    expect(flags(policy('cb1-sha256:0'), '8.5.1.1')).toEqual(['approval broken']);
    expect(flags(policy(digest), '8.5.1.1')).toEqual([]);
  });

  test('say that the SMS does not claim to be complete yet', () => {
    expect(['2025-09-30', '2025-10-01'].map((day) => flags({}, '8.2.1', day))).toEqual([['before in force'], []]);
  });
});
