import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import type { Outcome } from '../../support/command-line.ts';
import { git, temporaryFolder } from '../../support/git.ts';
import { GitSms } from '../../support/git-sms.ts';
import { hostilePolicy, policyFile, withReturns } from '../../support/hostile-policy.ts';

// Every command is a process of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const slaFile = 'content/agreements/sla-001.md';
const signatory = 'Director of Estates';
const agreed = ['approve', 'SLA-001', '--action', 'agreed', '--by', signatory, '--yes'];
const sum = createHash('sha256').update('signed\n').digest('hex');
const written = /^\d/.test(sum) ? `"${sum}"` : sum;

const sla = `---
id: SLA-001
owner: ROL-002
version: "1.0"
status: agreed
classification: customer
customer: CUS-001
from: 2026-02-01
approvals: # ours first
  - {action: approved, by: PER-002, role: ROL-002, on: 2026-01-28, version: "1.0", digest: "DIGEST"}
  - action: agreed   # by mail
    by: ${signatory}
    on: 2026-01-30
    version: "1.0"
    digest: "DIGEST"
---

# Agreement

What was promised.
`;

async function bound(sms: GitSms, file: string, id: string, text: string): Promise<string> {
  sms.write({ [file]: text });
  const whole = text.replaceAll('DIGEST', await sms.digestOf(id));
  sms.write({ [file]: whole });
  return whole;
}

async function withAgreement(form: (text: string) => string = (text) => text): Promise<readonly [GitSms, string]> {
  const sms = GitSms.start();
  const text = form(await bound(sms, slaFile, 'SLA-001', sla));
  sms.commit({ by: 'PER-002', on: '2026-01-30', files: { [slaFile]: text } });
  return [sms, text];
}

function paper(): string {
  const file = join(temporaryFolder(), 'minutes.pdf');
  writeFileSync(file, 'signed\n');
  return file;
}

const textIn = (sms: GitSms, file: string): string => readFileSync(join(sms.root, file), 'utf8');
const run = (sms: GitSms, args: readonly string[]): Promise<Outcome> => clausebook(args, sms.root);

describe('a proof that comes later', () => {
  test.each([
    ['unix line ends', (text: string) => text],
    ['Windows line ends', withReturns],
  ])('is added to the entry, and every other byte stays: %s', async (_, form) => {
    const [sms, before] = await withAgreement(form);
    const { code, out } = await run(sms, [...agreed, '--proof', paper(), '--proof-system', 'crm']);
    expect(code).toBe(0);
    expect(out).toBe(`SLA-001 version 1.0: proof added to the entry "agreed" of ${signatory} of 2026-01-30
  proof: system crm, ref minutes.pdf, sha256 ${sum}
  in content/agreements/sla-001.md
`);
    const eol = form('\n');
    const last = before.lastIndexOf(`${eol}---`);
    expect(textIn(sms, slaFile)).toBe(
      `${before.slice(0, last)}${eol}    proof: {system: crm, ref: minutes.pdf, sha256: ${written}}${before.slice(last)}`,
    );
    expect((await run(sms, agreed)).out).toContain('already has this entry');
  });

  test('a proof that was named is completed, and never replaced', async () => {
    const named = (text: string): string =>
      text.replace('    on: 2026-01-30\n', '    on: 2026-01-30\n    proof: {ref: minutes.pdf}\n');
    const [sms, before] = await withAgreement(named);
    const other = await run(sms, [...agreed, '--proof', paper(), '--proof-ref', 'minutes 13']);
    expect({ code: other.code, text: textIn(sms, slaFile) }).toEqual({ code: 1, text: before });
    expect(other.err).toContain('names another proof already');
    expect((await run(sms, [...agreed, '--proof', paper()])).code).toBe(0);
    expect(textIn(sms, slaFile)).toBe(before.replace('{ref: minutes.pdf}', `{ref: minutes.pdf, sha256: ${written}}`));
  });

  test('an entry of another day is not meant', async () => {
    const [sms, before] = await withAgreement();
    const { code, err } = await run(sms, [...agreed, '--on', '2026-02-03', '--proof', paper()]);
    expect({ code, text: textIn(sms, slaFile) }).toEqual({ code: 1, text: before });
    expect(err).toContain('is not of 2026-02-03');
  });

  test('is added on behalf, by somebody else only', async () => {
    const sms = GitSms.start();
    const text = hostilePolicy(`version: "1.0"
status: approved
effective_from: 2026-02-05
approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2026-02-05, version: "1.0", digest: "DIGEST"} # board
`);
    const whole = await bound(sms, policyFile, 'POL-004', text);
    sms.commit({ by: 'PER-004', on: '2026-02-06' });
    const args = ['approve', 'POL-004', '--by', 'PER-003', '--on-behalf', '--proof', paper(), '--yes'];
    git(sms.root, 'config', 'user.email', 'cleo.park@example.org');
    expect((await run(sms, args)).err).toContain('nobody records an act on behalf of themselves');
    expect(textIn(sms, policyFile)).toBe(whole);
    git(sms.root, 'config', 'user.email', 'ben.holt@example.org');
    const { code, err } = await run(sms, args);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'Commit this under your own name: the commit shows who recorded the proof (grade C, on paper).\n',
    });
    expect(textIn(sms, policyFile)).toBe(
      whole.replace('"} # board', `", proof: {ref: minutes.pdf, sha256: ${written}}} # board`),
    );
    sms.commit({ by: 'PER-002', on: '2026-02-09' });
    expect(await sms.findings(/^APPR-009$/)).toEqual([]);
  });

  test('an agreement recorded without proof says what the check will ask for', async () => {
    const [sms] = await withAgreement(
      (text) => text.slice(0, text.indexOf('  - action')) + text.slice(text.indexOf('---\n\n#')),
    );
    const { code, out } = await run(sms, [...agreed, '--on', '2026-01-30']);
    expect(code).toBe(0);
    expect(out).toContain('The check asks for what the other side signed (APPR-006).');
    expect(out).toContain(`clausebook approve SLA-001 --action agreed --by "${signatory}" --proof <file>`);
  });
});

describe('a file that is not read as it was meant', () => {
  const misread = hostilePolicy('version: "1.0"\nstatus: in-review\n').replace('\n---\n', '\n...\n---\n');

  test.each([
    ['approve', 'POL-004', '--by', 'PER-003', '--on', '2026-02-05', '--yes'],
    ['withdraw', 'POL-004', '--by', 'PER-003', '--reason', 'Not needed'],
  ])('is not written by %s', async (...args) => {
    const sms = GitSms.start();
    const text = args[0] === 'withdraw' ? misread.replace('in-review', 'approved') : misread;
    sms.commit({ by: 'PER-004', on: '2026-02-02', files: { [policyFile]: text } });
    const { code, out, err } = await run(sms, args);
    expect({ code, out, text: textIn(sms, policyFile) }).toEqual({ code: 1, out: '', text });
    expect(err).toMatch(
      /^Not written: what the check says of the file must be mended first\n {2}READ-004 \(clause [\d.]+\): .+\n {4}.+\n/,
    );
  });

  test('another file that is misread does not matter', async () => {
    const sms = GitSms.start();
    const other = misread.replace('POL-004', 'POL-005');
    const files = { [policyFile]: misread.replace('...\n', ''), 'policies/pol-005.md': other };
    sms.commit({ by: 'PER-004', on: '2026-02-02', files });
    const { code } = await run(sms, ['approve', 'POL-004', '--by', 'PER-003', '--on', '2026-02-05', '--yes']);
    expect(code).toBe(0);
  });
});
