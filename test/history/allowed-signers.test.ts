import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllowedSigners } from '../../src/io/signatures/allowed-signers.ts';
import { clausebook } from '../support/command-line.ts';
import type { GitSms } from '../support/git-sms.ts';
import { historySettings, organizationFile, testKey } from '../support/git-sms.ts';
import { policyStory } from '../support/policy-story.ts';

const organization = 'content/registers/organization.md';
const withoutKeys = organizationFile((text) => text.replaceAll(/, keys: \[\{[^}]*\}\]/g, ''));
const line = (who: string, key: string): string => `${who} ${testKey(key).publicLine}\n`;

/** The approval of Cleo Park is signed; her key stands in a file beside the settings only. */
function story(signers: string, settings = 'allowed_signers: signers.txt\n'): GitSms {
  const { sms } = policyStory({
    files: { 'clausebook.yaml': `${historySettings}${settings}`, [organization]: withoutKeys, 'signers.txt': signers },
    entry: { signedBy: 'PER-003' },
    approval: { by: 'PER-002' },
  });
  return sms;
}

async function gradeOf(sms: GitSms, options: Parameters<GitSms['check']>[0] = {}): Promise<string | undefined> {
  const model = (await sms.check(options)).sms;
  const item = model.items.get('POL-004');
  const entry = item?.approvals[0];
  return item === undefined || entry === undefined ? undefined : model.history?.proofOf(item, entry).grade;
}

test('a key in the file that the settings name proves an approval', async () => {
  expect(await gradeOf(story(line('cleo.park@example.org', 'PER-003')))).toBe('A');
  expect(await gradeOf(story(line('PER-003', 'PER-003')))).toBe('A');
});

test('the key of another person, or a file nobody names, proves nothing', async () => {
  expect(await gradeOf(story(line('dan.frost@example.org', 'PER-003')))).toBe('D');
  expect(await gradeOf(story(line('cleo.park@example.org', 'PER-003'), ''))).toBe('D');
});

test('a change cannot bring its own file', async () => {
  const sms = story(line('dan.frost@example.org', 'PER-004'));
  sms.branch('change');
  sms.commit({ by: 'PER-004', on: '2026-02-06', files: { 'signers.txt': line('PER-003', 'PER-003') } });
  expect(await gradeOf(sms)).toBe('A');
  expect(await gradeOf(sms, { base: 'main' })).toBe('D');
});

test('a commit is read with the file of that commit', async () => {
  const sms = story(line('PER-003', 'PER-003'));
  sms.tag('signed');
  sms.commit({ by: 'PER-002', on: '2026-03-02', files: { 'signers.txt': line('PER-004', 'PER-004') } });
  expect(await gradeOf(sms)).toBe('D');
  expect(await gradeOf(sms, { ref: 'signed' })).toBe('A');
});

test('a line that cannot be read is found at its place', async () => {
  const sms = story(`${line('PER-003', 'PER-003')}PER-004 ssh-ed25519 AAAA\n`);
  const { judgement } = await sms.check();
  const found = judgement.findings.filter(({ rule }) => rule === 'APPR-016');
  expect(found.map(({ place }) => `${place.file}:${place.line}`)).toEqual(['signers.txt:2']);
});

test.each(['../signers.txt', 'missing.txt', '/etc/passwd'])('the path %s is refused with what to do', async (path) => {
  const sms = story('', `allowed_signers: "${path}"\n`);
  const { code, err } = await clausebook(['check'], sms.root);
  expect(code).toBe(2);
  expect(err).toContain('allowed_signers');
  expect(err).toContain('Name a file in the folder of clausebook.yaml');
});

test('`export allowed-signers` writes the keys of people in the same format', async () => {
  const { sms } = policyStory();
  const { code, out } = await clausebook(['export', 'allowed-signers'], sms.root);
  expect([code, out]).toEqual([
    0,
    '5 keys written to allowed_signers. Let Git verify with it: git config gpg.ssh.allowedSignersFile allowed_signers\n',
  ]);
  const { signers, problems } = parseAllowedSigners(readFileSync(join(sms.root, 'allowed_signers'), 'utf8'));
  expect(problems).toEqual([]);
  expect(signers.find(({ comment }) => comment === 'PER-003')).toMatchObject({
    principals: ['cleo.park@example.org'],
    namespaces: ['git', 'clausebook-approval'],
    validAfter: '2019-01-01T00:00:00',
    key: testKey('PER-003').publicLine,
  });
});
