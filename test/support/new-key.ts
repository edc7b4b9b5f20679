import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './git.ts';
import type { GitSms } from './git-sms.ts';
import { organizationFile } from './git-sms.ts';

/** A key pair made by OpenSSH; gives the path of the private half and the public line. */
export function newKey(): { readonly file: string; readonly line: string } {
  const file = join(temporaryFolder(), 'id_ed25519');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  return { file, line: readFileSync(`${file}.pub`, 'utf8').trim() };
}

/** Adds a key to Cleo Park, who approves. */
export function stateKey(sms: GitSms, line: string, from = '2026-01-01'): void {
  const text = organizationFile((file) =>
    file.replace(/(id: PER-003[^\n]*keys: \[)/, `$1{key: "${line}", from: ${from}}, `),
  );
  sms.commit({
    by: 'PER-002',
    on: '2026-02-03',
    message: 'Add a key',
    files: { 'content/registers/organization.md': text },
  });
}
