import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GitSms, historySettings, signEntry } from '../support/git-sms.ts';
import type { CommitRequest } from '../support/git-sms.ts';

const file = 'policies/pol-004.md';
const filed = `{system: archive, ref: minutes 7, sha256: ${'a'.repeat(64)}}`;
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
  more: { signature?: string; proof?: string; settings?: string } = {},
): Promise<GitSms> {
  const sms = GitSms.start({ 'clausebook.yaml': `${historySettings}${more.settings ?? ''}` });
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
    expect(await gradeOf(await approved({ by: 'PER-002' }, { proof: filed }))).toBe(
      'C: On paper: Ben Holt recorded the proof of what Cleo Park signed.',
    );
  });

  test.each(['{ref: minutes}', 'x', 'true', '{sha256: abc}', `{sha256: ${'g'.repeat(64)}}`])(
    'D: the proof %s has no SHA-256 that could be one',
    async (proof) => {
      expect(await gradeOf(await approved({ by: 'PER-002' }, { proof }))).toBe(
        'D: Only stated in the file: Ben Holt recorded it, and the proof it names lacks its SHA-256 (64 hexadecimal digits), so that no paper can be told to be the one.',
      );
    },
  );

  test('D: whoever wrote the text alone, or stands in no register, recorded the proof', async () => {
    expect(await gradeOf(await approved({ by: 'PER-004' }, { proof: filed }))).toBe(
      'D: Only stated in the file: Dan Frost, who alone wrote the text, recorded the proof as well, which takes another person.',
    );
    const stranger = { name: 'Zed', email: 'zed@example.com' };
    expect(await gradeOf(await approved({ by: stranger }, { proof: filed }))).toBe(
      'D: Only stated in the file: Zed <zed@example.com>, who stands in no register, recorded the proof.',
    );
  });

  test('C on paper: what was taken over has no author that is known', async () => {
    const sms = await approved({ by: 'PER-004' }, { proof: filed, settings: 'adopted: 2026-03-01\n' });
    expect(await gradeOf(sms)).toBe('C: On paper: Dan Frost recorded the proof of what Cleo Park signed.');
  });

  test('whoever adds the proof later has recorded it', async () => {
    const sms = await approved({ by: 'PER-004' });
    const add = (by: 'PER-002' | 'PER-003' | 'PER-004', sha: string): void => {
      const now = readFileSync(join(sms.root, file), 'utf8').replace(/\n {4}proof: .*/, '');
      const proof = `\n    version: "1.0"\n    proof: {ref: minutes 7, sha256: ${sha.repeat(64)}}`;
      sms.commit({ by, on: '2026-02-09', files: { [file]: now.replace('\n    version: "1.0"', proof) } });
    };
    add('PER-004', 'a');
    expect(await gradeOf(sms)).toMatch(/^D: Only stated in the file: Dan Frost, who alone wrote/);
    add('PER-003', 'b');
    expect(await gradeOf(sms)).toBe(
      'D: Only stated in the file: Cleo Park recorded the proof of their own act, which takes another person.',
    );
    add('PER-002', 'c');
    expect(await gradeOf(sms)).toBe('C: On paper: Ben Holt recorded the proof of what Cleo Park signed.');
  });

  test('an entry with another role is another statement', async () => {
    const sms = await approved({ signedBy: 'PER-003' });
    const text = readFileSync(join(sms.root, file), 'utf8');
    const inRole = (role: string, by: 'PER-003' | 'PER-004'): void => {
      sms.commit({ by, on: '2026-02-09', files: { [file]: text.replace('role: ROL-003', `role: ${role}`) } });
    };
    inRole('ROL-001', 'PER-004');
    expect(await gradeOf(sms)).toBe('D: Only stated in the file: Dan Frost recorded it, and no proof is filed.');
    inRole('ROL-003', 'PER-004');
    expect(await gradeOf(sms)).toBe('A: Recorded in a commit that Cleo Park signed with their own key.');
    inRole('ROL-002', 'PER-003');
    expect(await gradeOf(sms)).toMatch(/^C: Recorded in a commit by Cleo Park, /);
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
