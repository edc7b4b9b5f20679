import { expect, test } from 'vitest';
import { judge } from '../../../src/rules/judge.ts';
import oneVersionInForce from '../../../src/rules/life/one-version-in-force.ts';
import { smallSms } from '../../support/small-sms.ts';

const policy = (id: string, more: string): string => `---
id: ${id}
owner: ROL-004
version: "1.0"
status: approved
classification: internal
kind: financial
${more}
---

# Policy ${id}
`;

const judged = (files: Readonly<Record<string, string>>, asOf = '2026-06-30'): readonly string[] =>
  judge(smallSms(files, { asOf }), [oneVersionInForce], { history: false, base: false }).findings.map(
    (finding) =>
      `${finding.place.file} ${finding.item ?? ''} <- ${finding.related.map((related) => related.item).join()}`,
  );

test.each([
  ['2026-02-28', []],
  ['2026-03-01', ['policies/b.md POL-005 <- POL-004']],
  ['2026-05-31', ['policies/b.md POL-005 <- POL-004']],
  ['2026-06-01', []],
])('two successors from 2026-03-01 until one ends on 2026-06-01: %s', (asOf, expected) => {
  const files = {
    'policies/a.md': policy('POL-004', 'supersedes: POL-002\neffective_from: 2026-01-10\neffective_to: 2026-06-01'),
    'policies/b.md': policy('POL-005', 'supersedes: [pol-002]\neffective_from: 2026-03-01'),
  };
  expect(judged(files, asOf)).toEqual(expected);
});

test('three successors are one finding', () => {
  const files = Object.fromEntries(
    ['POL-004', 'POL-005', 'POL-006'].map((id) => [
      `policies/${id}.md`,
      policy(id, 'supersedes: [POL-002]\neffective_from: 2026-01-10'),
    ]),
  );
  expect(judged(files)).toEqual(['policies/POL-006.md POL-006 <- POL-005,POL-004']);
});

test.each([
  ['a draft', policy('POL-004', 'effective_from: 2026-01-10').replace('status: approved', 'status: draft'), []],
  ['not in force yet', policy('POL-004', 'effective_from: 2026-07-01'), []],
  ['over', policy('POL-004', 'effective_from: 2026-01-01\neffective_to: 2026-06-30'), []],
  ['in force, in another case', policy('pol-004', 'effective_from: 2026-01-01'), ['policies/b.md POL-004 <- POL-004']],
])('a second file with the id, %s', (_, second, expected) => {
  expect(judged({ 'policies/a.md': policy('POL-004', 'effective_from: 2026-01-10'), 'policies/b.md': second })).toEqual(
    expected,
  );
});

test('a double row of a register is no second version', () => {
  const register = `---
id: REG-003
type: register
of: risk
owner: ROL-002
classification: internal
rows:
  - {id: RSK-001, text: One line, status: assessed}
  - {id: RSK-001, text: Another, status: assessed}
---

# Risks
`;
  expect(judged({ 'content/registers/risks.md': register })).toEqual([]);
});
