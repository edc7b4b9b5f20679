import { describe, expect, test } from 'vitest';
import { GitSms, signEntry } from '../support/git-sms.ts';
import type { CommitRequest } from '../support/git-sms.ts';

const file = 'policies/pol-004.md';
const text = (status: string, entry = ''): string => `---
id: POL-004
owner: ROL-004
version: "1.0"
status: ${status}
classification: internal
kind: financial
${entry}---

# Budgeting policy

Every service has a budget, and every budget an owner.
`;

/** A policy drafted by Dan Frost on 2 February and approved by Cleo Park on 5 February. */
async function approved(
  how: Partial<CommitRequest>,
  more: { signature?: string; proof?: string } = {},
): Promise<GitSms> {
  const sms = GitSms.start();
  sms.commit({ by: 'PER-004', on: '2026-02-02', files: { [file]: text('draft') } });
  const digest = await sms.digestOf('POL-004');
  const entry = { action: 'approved', by: 'PER-003', role: 'ROL-003', on: '2026-02-05', version: '1.0', digest };
  const signature =
    more.signature === undefined
      ? ''
      : `\n    signature: |\n      ${signEntry('POL-004', entry, more.signature).trimEnd().replaceAll('\n', '\n      ')}`;
  const proof = more.proof === undefined ? '' : `\n    proof: ${more.proof}`;
  const stated = `effective_from: 2026-02-05\napprovals:\n  - action: approved\n    by: PER-003\n    role: ROL-003\n    on: 2026-02-05\n    version: "1.0"\n    digest: ${digest}${proof}${signature}\n`;
  sms.commit({ by: 'PER-003', on: '2026-02-05', files: { [file]: text('approved', stated) }, ...how });
  return sms;
}

async function gradeOf(sms: GitSms): Promise<string> {
  const model = await sms.sms();
  const item = model.items.get('POL-004');
  const [entry] = item?.approvals ?? [];
  if (item === undefined || entry === undefined) throw new Error('The policy has no entry.');
  const proof = model.history?.proofOf(item, entry);
  return `${proof?.grade ?? '-'}: ${proof?.because ?? ''}${proof?.doubt === null ? '' : ` (${proof?.doubt ?? ''})`}`;
}

describe('grades of approvals', () => {
  test('A: the entry carries the signature of its approver, whoever committed it', async () => {
    const sms = await approved({ by: 'PER-002' }, { signature: 'PER-003' });
    expect(await gradeOf(sms)).toBe('A: Signed by Cleo Park with their own key.');
  });

  test('A: the commit that brought the entry is signed by the approver', async () => {
    const sms = await approved({ signedBy: 'PER-003' });
    expect(await gradeOf(sms)).toBe('A: Recorded in a commit that Cleo Park signed with their own key.');
  });

  test('C: the approver committed it, unsigned', async () => {
    expect(await gradeOf(await approved({}))).toBe(
      'C: Recorded in a commit by Cleo Park, without a signature that could be verified.',
    );
  });

  test('C with a doubt: the key is unknown', async () => {
    expect(await gradeOf(await approved({ signedBy: 'a stranger' }))).toMatch(
      /^C: Recorded in a commit by Cleo Park, .* \(The signature of the commit proves nothing: /,
    );
  });

  test('C on paper: another person recorded a proof', async () => {
    const proof = `{system: archive, ref: minutes 7, sha256: ${'a'.repeat(64)}}`;
    expect(await gradeOf(await approved({ by: 'PER-002' }, { proof }))).toBe(
      'C: On paper: Ben Holt recorded the proof of what Cleo Park signed.',
    );
  });

  test('D: somebody else committed it, and there is no proof', async () => {
    expect(await gradeOf(await approved({ by: 'PER-002' }))).toBe(
      'D: Only stated in the file: Ben Holt recorded it, and no proof is filed.',
    );
    const stranger = { name: 'Zed', email: 'zed@example.com' };
    expect(await gradeOf(await approved({ by: stranger }))).toBe(
      'D: Only stated in the file: Zed <zed@example.com> recorded it, and no proof is filed.',
    );
  });

  test('a signature by somebody else on the entry proves nothing of the approver', async () => {
    expect(await gradeOf(await approved({ by: 'PER-002' }, { signature: 'PER-002' }))).toMatch(/^D: /);
  });
});
