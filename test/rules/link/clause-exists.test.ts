import { expect, test } from 'vitest';
import { judge } from '../../../src/rules/judge.ts';
import clauseExists from '../../../src/rules/link/clause-exists.ts';
import { smallSms } from '../../support/small-sms.ts';

function judged(files: Readonly<Record<string, string>>): readonly string[] {
  const { findings, notes } = judge(smallSms(files), [clauseExists], { history: false, base: false });
  return [
    ...findings.map(
      (finding) => `${finding.item ?? ''}:${finding.place.line}:${finding.place.column} ${finding.actual ?? ''}`,
    ),
    ...notes.map((note) => note.message),
  ];
}

const process = (clauses: string, status = 'approved'): string => `---
id: PRC-001
owner: ROL-005
version: "1.0"
status: ${status}
classification: internal
clauses: ${clauses}
---

# Handle incidents
`;

test.each([
  ['a number of the catalogue', '["8.6.1"]', []],
  ['a point of a clause', '["8.6.1 a)"]', []],
  ['the printed reference', '["ISO/IEC 20000-1:2018, clause 8.6.1"]', []],
  ['the first clause and the last', '["4.1", "10.2"]', []],
  ['a number that is too long', '["8.6.1.1"]', ['PRC-001:7:11 8.6.1.1']],
  ['a number that begins like another', '["8.15", "8.6.11"]', ['PRC-001:7:11 8.15', 'PRC-001:7:19 8.6.11']],
  ['a heading', '["8.5"]', ['PRC-001:7:11 8.5']],
  ['words', '["incidents"]', ['PRC-001:7:11 incidents']],
  ['a number of the 2011 edition that says so', '[{ref: "6.6", standard: iso20000-1-2011}]', []],
  ['a number of the 2011 edition that does not', '["6.6"]', ['PRC-001:7:11 6.6']],
  ['a number that is none in 2011 either', '[{ref: "6.9", standard: iso20000-1-2011}]', ['PRC-001:7:17 6.9']],
  [
    'other standards',
    '[{ref: "8.1", standard: iso9001-2015}, {ref: "99", standard: iso9001-2015}, {ref: CC1.1, standard: soc2}]',
    [
      'Whether 2 clauses of ISO 9001:2015 exist cannot be said: the catalogue does not hold the numbers of this standard.',
      'Whether 1 clause of "soc2" exist cannot be said: the catalogue does not hold the numbers of this standard.',
    ],
  ],
])('%s', (_, clauses, expected) => {
  expect(judged({ 'content/processes/prc-001.md': process(clauses) })).toEqual(expected);
});

test('a draft is judged, a withdrawn document is not', () => {
  expect(judged({ 'content/processes/prc-001.md': process('["8.15"]', 'draft') })).toEqual(['PRC-001:7:11 8.15']);
  expect(judged({ 'content/processes/prc-001.md': process('["8.15"]', 'withdrawn') })).toEqual([]);
});

test('clauses that come with the type or the register are not judged row by row', () => {
  const register = `---
id: REG-003
type: register
of: risk
owner: ROL-002
classification: internal
defaults: {clauses: ["8.15"]}
rows:
  - {id: RSK-001, text: One line, status: assessed}
  - {id: RSK-002, text: Two lines, status: assessed, clauses: ["6.1.2", "6.1"]}
---

# Risks

See [clause](/clauses/8.15/), [list](/clauses/) and [chapter](/clauses/6.1/).
`;
  expect(judged({ 'content/registers/risks.md': register })).toEqual(['RSK-002:10:73 6.1', 'REG-003:15:5 8.15']);
});

test('audits may look at chapters, findings are about requirements', () => {
  const audit = `---
id: AUD-001
status: planned
classification: internal
auditors: [PER-002, {person: PER-003, areas: ["8.5", "8.8"]}]
dates: {from: 2026-09-14, to: 2026-09-15}
scope: {clauses: ["8.5", "8.8"]}
findings:
  - {id: FND-001, grade: minor, clause: "8.5", text: one}
  - {id: FND-002, grade: minor, clause: PRC-001, text: two}
  - {id: FND-003, grade: minor, clause: "8.5.1.3", text: three}
---

# Audit
`;
  expect(judged({ 'content/records/aud-001.md': audit })).toEqual([
    'AUD-001:5:54 8.8',
    'AUD-001:7:26 8.8',
    'FND-001:9:41 8.5',
  ]);
});
