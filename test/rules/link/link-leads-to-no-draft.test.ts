import { expect, test } from 'vitest';
import { publishedSms } from '../../../src/core/history/published-sms.ts';
import { sha256 } from '../../../src/io/sha256.ts';
import { judge } from '../../../src/rules/judge.ts';
import linkLeadsToNoDraft from '../../../src/rules/link/link-leads-to-no-draft.ts';
import { GitSms } from '../../support/git-sms.ts';
import { smallSms } from '../../support/small-sms.ts';

const procedure = (id: string, fields: string, body: string): string => `---
id: ${id}
owner: ROL-005
classification: internal
${fields}
---

# Procedure ${id}

${body}
`;
const inForce = 'status: approved\neffective_from: 2026-01-10';

const judged = (files: Readonly<Record<string, string>>): readonly string[] => {
  const { findings, notes } = judge(smallSms(files), [linkLeadsToNoDraft], { history: false, base: false });
  return [...findings, ...notes].map(({ message }) => message.replace(/\..*/, ''));
};

test.each([
  ['that states nothing else', 'status: draft', 'PRO-001 is in force and relies on PRO-002 (Procedure PRO-002), which'],
  ['of version 1.0', 'status: draft\nversion: "1.0"', 'PRO-001 is in force and relies on PRO-002'],
  [
    'with a first day to come',
    'status: draft\neffective_from: 2026-07-01',
    'PRO-001 is in force and relies on PRO-002',
  ],
  ['of version 1.1', 'status: draft\nversion: "1.1"', 'Whether an approved version of PRO-002'],
  [
    'with a first day that has come',
    'status: draft\neffective_from: 2026-06-30',
    'Whether an approved version of PRO-002',
  ],
  [
    'with an approval',
    'status: draft\napprovals: [{action: approved, by: PER-003, role: ROL-003, on: 2026-02-02}]',
    'Whether an approved version of PRO-002',
  ],
])('a draft %s', (_, fields, expected) => {
  const [message, ...others] = judged({
    'content/procedures/pro-001.md': procedure('PRO-001', inForce, 'See [this](PRO-002).'),
    'content/procedures/pro-002.md': procedure('PRO-002', fields, ''),
  });
  expect(message?.startsWith(expected)).toBe(true);
  expect(others).toEqual([]);
});

test('with history the draft of a next version is nobody’s matter', async () => {
  const file = 'content/procedures/pro-002.md';
  const repository = GitSms.start({
    'content/procedures/pro-001.md': procedure('PRO-001', inForce, 'See [this](PRO-002).'),
    [file]: procedure('PRO-002', `version: "1.0"\n${inForce}`, 'Once.'),
  });
  repository.commit({
    by: 'PER-005',
    on: '2026-03-02',
    files: { [file]: procedure('PRO-002', 'version: "1.1"\nstatus: draft', 'Twice.') },
  });
  const sms = await repository.sms();
  const sight = { history: true, base: false, inForce: publishedSms(sms, sha256) };
  expect(judge(sms, [linkLeadsToNoDraft], sight).findings).toEqual([]);
});
