import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/audt/auditor-holds-no-stake.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const roles = (rows: string): string =>
  markdown(
    `id: REG-002\ntype: register\nof: [role, delegation]\nowner: ROL-002\nclassification: internal\nrows:\n${rows}`,
  );
const process = markdown(`id: PRC-009
owner: ROL-008
version: "1.0"
status: approved
classification: internal
clauses: ["8.5.1.3"]
effective_from: 2025-10-01`);
const audit = (auditors: string, scope = 'clauses: ["8.5.1.3"], processes: [PRC-009]'): string =>
  markdown(`id: AUD-001
status: reported
classification: internal
kind: internal
dates: {from: 2026-04-13, to: 2026-04-17}
auditors: [${auditors}]
scope: {${scope}}`);
const findings = (
  rows: string,
  record = audit('PER-005'),
  settings: Readonly<Record<string, string>> = {},
): readonly string[] =>
  judgedOn(
    rule,
    { ...settings, 'content/roles.md': roles(rows), 'content/prc-009.md': process, 'content/aud-001.md': record },
    '2026-06-30',
  );
const post = (days: string): string => `  - {id: ROL-008, name: Change Manager, posts: [{person: PER-005, ${days}}]}`;

describe('twelve months before the audit of 2026-04-13', () => {
  test.each([
    ['from: 2024-01-01', ['error AUD-001']],
    ['from: 2024-01-01, to: 2026-02-28', ['error AUD-001']],
    ['from: 2024-01-01, to: 2025-04-14', ['error AUD-001']],
    ['from: 2024-01-01, to: 2025-04-13', []],
    ['from: 2024-01-01, to: 2025-04-12', []],
    ['from: 2026-04-17', ['error AUD-001']],
    ['from: 2026-04-18', []],
  ])('post %s', (days, expected) => {
    expect(findings(post(days))).toEqual(expected);
  });

  test('another lookback', () => {
    const yaml = `organization: Example Ltd
level: advanced
packs: [people]
history: none
in_force_from: 2025-10-01
rules:
  AUDT-004: {parameters: {lookback: P1M}}
`;
    expect(findings(post('from: 2024-01-01, to: 2026-02-28'), audit('PER-005'), { 'clausebook.yaml': yaml })).toEqual(
      [],
    );
  });

  test('a delegation counts like a post', () => {
    const delegation = (to: string): string =>
      `  - {id: ROL-008, name: Change Manager, posts: [{person: PER-004, from: 2024-01-01}]}
  - {id: DLG-001, text: Leave, from_role: ROL-008, to_person: PER-005, authority: all, from: 2025-03-01, to: ${to}, granted_by: PER-001}`;
    expect(findings(delegation('2025-08-31'))).toEqual(['error AUD-001']);
    expect(findings(delegation('2025-03-31'))).toEqual([]);
  });
});

describe('areas', () => {
  test.each([
    ['the process', '{person: PER-005, areas: [PRC-009]}', ['error AUD-001']],
    ['a clause the process names', '{person: PER-005, areas: ["8.5.1.3"]}', ['error AUD-001']],
    ['a clause above it', '{person: PER-005, areas: ["8.5"]}', ['error AUD-001']],
    ['a clause that comes with every process', '{person: PER-005, areas: ["4.4"]}', []],
    ['another clause, though the scope holds the process', '{person: PER-005, areas: ["8.6.1"]}', []],
    ['everything, since none is stated', '{person: PER-005}', ['error AUD-001']],
    ['somebody from outside', '"Ina Berg"', []],
  ])('%s', (_, auditor, expected) => {
    expect(findings(post('from: 2024-01-01'), audit(auditor))).toEqual(expected);
  });

  test('two auditors with a stake are two findings', () => {
    const rows =
      '  - {id: ROL-008, name: Change Manager, posts: [{person: PER-004, from: 2024-01-01}, {person: PER-005, from: 2025-10-01}]}';
    expect(findings(rows, audit('PER-004, PER-005'))).toEqual(['error AUD-001', 'error AUD-001']);
  });
});
