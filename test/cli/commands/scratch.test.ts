import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { clausebook } from '../../support/command-line.ts';
import { GitSms } from '../../support/git-sms.ts';
import { git } from '../../support/git.ts';
const file = 'policies/pol-004.md';
const text = `---
# the budget comes every October
id: POL-004
owner:   ROL-004
version: '1.0'
status: in-review   # waits for the board
classification: internal
kind: financial
---

# Budgeting policy

Every service has a budget, and every budget an owner.
`;
test('scratch', async () => {
  const sms = GitSms.start();
  sms.commit({ by: 'PER-004', on: '2026-02-02', message: 'Draft the policy', files: { [file]: text } });
  const say = async (...args: string[]) => { const o = await clausebook(args, sms.root); console.log('$ ' + args.join(' ') + ` -> ${o.code}\n${o.out}${o.err}`); };
  const { execFileSync } = await import('node:child_process');
  const keyFile = `${sms.root}-key`;
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', keyFile]);
  await say('approve', 'POL-004', '--by', 'PER-003', '--on', '2026-02-05', '--sign', '--key', keyFile);
  await say('approve', 'POL-004', '--by', 'PER-003', '--on', '2026-02-05', '--sign');
  git(sms.root, 'config', 'user.signingkey', keyFile); git(sms.root, 'config', 'gpg.format', 'ssh');
  const { readFileSync } = await import('node:fs');
  const pub = readFileSync(keyFile + '.pub', 'utf8').trim().split(' ').slice(0, 2).join(' ');
  const org = readFileSync(`${sms.root}/content/registers/organization.md`, 'utf8');
  sms.commit({ by: 'PER-002', on: '2026-02-03', message: 'Add key', files: { 'content/registers/organization.md': org.replace(/(id: PER-003[^\n]*keys: \[)/, `$1{key: "${pub}", from: 2026-01-01}, `) } });
  await say('approve', 'POL-004', '--by', 'PER-003', '--on', '2026-02-05', '--sign');
  console.log(git(sms.root, 'diff'));
  sms.commit({ by: 'PER-002', on: '2026-02-06', message: 'Approve the budget policy' });
  await say('history', 'POL-004');
  await say('diff', 'POL-004');
  await say('revise', 'POL-004', '--reason', 'New sites');
  const now = readFileSync(`${sms.root}/${file}`, 'utf8');
  writeFileSync(`${sms.root}/${file}`, now.replace('every budget an owner.', 'every\nbudget has two owners.\n\nNew line.'));
  await say('diff', 'POL-004');
  sms.commit({ by: 'PER-003', on: '2026-03-06', message: 'Two owners' });
  await say('approve', 'POL-004', '--by', 'PER-003', '--on', '2026-03-07');
  await say('approve', 'POL-004', '--by', 'PER-001', '--on', '2026-03-07', '--on-behalf');
  writeFileSync(`${sms.root}-proof.pdf`, 'x');
  await say('approve', 'POL-004', '--by', 'PER-001', '--on', '2026-03-07', '--on-behalf', '--proof', `${sms.root}-proof.pdf`, '--proof-system', 'board archive');
  sms.commit({ by: 'PER-002', on: '2026-03-08', message: 'Approved' });
  await say('history', 'POL-004');
  await say('diff', 'POL-004', '1.0', '1.1');
  await say('diff', 'POL-004', '1.0', '1.3');
  await say('history', 'PER-003');
  await say('diff', 'PER-003');
  await say('history', 'POL-044');
  await say('check');
}, 60000);
