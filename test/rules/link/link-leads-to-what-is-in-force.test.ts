import { expect, test } from 'vitest';
import { judge } from '../../../src/rules/judge.ts';
import linkLeadsToWhatIsInForce from '../../../src/rules/link/link-leads-to-what-is-in-force.ts';
import { smallSms } from '../../support/small-sms.ts';

const withdrawn = `---
id: PRO-002
owner: ROL-005
status: withdrawn
classification: internal
---

# Hand over a key
`;

const procedure = (more: string, body: string, status = 'approved'): string => `---
id: PRO-001
owner: ROL-005
status: ${status}
classification: internal
effective_from: 2026-01-10
${more}
---

# Hand over a shift

${body}
`;

const judged = (files: Readonly<Record<string, string>>, asOf = '2026-06-30'): readonly string[] =>
  judge(smallSms({ 'content/procedures/pro-002.md': withdrawn, ...files }, { asOf }), [linkLeadsToWhatIsInForce], {
    history: false,
    base: false,
  }).findings.map((finding) => `${finding.item ?? ''}:${finding.place.line} ${finding.actual ?? ''}`);

test.each([
  ['in the text', procedure('', 'See [the key](PRO-002).'), ['PRO-001:12 PRO-002']],
  [
    'among the related, without a version',
    procedure('related: [{rel: uses, target: PRO-002}]', ''),
    ['PRO-001:7 PRO-002'],
  ],
  ['among the related, with the version', procedure('related: [{rel: uses, target: PRO-002, version: "1.0"}]', ''), []],
  ['as superseded', procedure('supersedes: [PRO-002]', 'In place of [the key](PRO-002).'), []],
  ['under a heading of history', procedure('', '## 4. Change log\n\nWas [the key](PRO-002).'), []],
  ['under a German heading of history', procedure('', '## Änderungsverlauf\n\nWas [the key](PRO-002).'), []],
  ['under any other heading', procedure('', '## Changes of shift\n\nSee [the key](PRO-002).'), ['PRO-001:14 PRO-002']],
  ['in a draft', procedure('', 'See [the key](PRO-002).', 'draft'), []],
  ['as plain words', procedure('', 'It was once PRO-002.'), []],
])('a withdrawn document named %s', (_, text, expected) => {
  expect(judged({ 'content/procedures/pro-001.md': text })).toEqual(expected);
});

test.each([
  ['2026-03-31', []],
  ['2026-04-01', ['PRO-001:12 POL-002']],
])('a document that ends on 2026-04-01, judged on %s', (asOf, expected) => {
  const policy = `---
id: POL-002
owner: ROL-004
version: "1.0"
status: approved
classification: internal
kind: financial
effective_from: 2025-01-10
effective_to: 2026-04-01
---

# Financial policy
`;
  expect(
    judged(
      { 'policies/pol-002.md': policy, 'content/procedures/pro-001.md': procedure('', 'See [money](POL-002).') },
      asOf,
    ),
  ).toEqual(expected);
});

test('registers are looked at, registers of records are not; people who left may be named', () => {
  const register = (id: string, of: string, row: string): string => `---
id: ${id}
type: register
of: ${of}
owner: ROL-002
classification: internal
rows:
  - ${row}
---

# Register

See [the key](PRO-002).
`;
  const files = {
    'content/registers/risks.md': register('REG-003', 'risk', '{id: RSK-001, text: One line, status: assessed}'),
    'content/registers/decisions.md': register(
      'REG-004',
      'decision',
      '{id: DEC-001, text: Yes, by: ROL-002, at: 2026-01-01, reason: none}',
    ),
    'content/registers/more.md': register(
      'REG-005',
      '[role, decision]',
      '{id: ROL-010, name: Old hand, posts: [{person: PER-001, from: 2020-01-01}]}',
    ),
  };
  expect(judged(files)).toEqual(['REG-003:13 PRO-002']);
});
