import { basename, resolve } from 'node:path';
import type { DocumentaryProof } from '../core/control/entry-proof.ts';
import { sha256OfFile } from '../io/documentary-proof.ts';
import type { SigningKey } from '../io/git/user-settings.ts';
import { readUserSettings, signingKeyOf } from '../io/git/user-settings.ts';
import { UsageError } from '../io/usage-error.ts';
import type { CommandOptions, OptionDeclaration, Terminal } from './command.ts';
import { textOption } from './options.ts';

/** Options that say how an entry is proved. */
export const proofFlags: readonly OptionDeclaration[] = [
  {
    flags: '--sign',
    summary: 'sign the entry with the own SSH key of whoever acts, so that it proves itself for ever',
  },
  { flags: '--key <file>', summary: "file of that key; Git's user.signingkey when left out (implies --sign)" },
  { flags: '--on-behalf', summary: 'record the act of somebody who does not use Git; asks for --proof' },
  { flags: '--proof <file>', summary: 'what they signed: a page, minutes, a mail; its SHA-256 is recorded' },
  { flags: '--proof-system <text>', summary: 'where that file is kept' },
  { flags: '--proof-ref <text>', summary: 'its number or name there; the name of the file when left out' },
];

/** How an approval is proved besides by the commit that will bring it. */
export interface ProofOptions {
  readonly proof: DocumentaryProof | null;
  readonly key: SigningKey | null;
  readonly isOnBehalf: boolean;
}

/**
 * Reads `--sign`, `--key`, `--on-behalf`, `--proof`, `--proof-system`, `--proof-ref`.
 *
 * @param root folder of the SMS
 * @throws UsageError when they do not fit together, or a file is not there
 */
export async function proofOptions(
  options: CommandOptions,
  terminal: Terminal,
  root: string,
  action: string,
): Promise<ProofOptions> {
  const isOnBehalf = options['onBehalf'] === true;
  const isSigned = options['sign'] === true || textOption(options, 'key') !== null;
  const proof = await proofOption(options, terminal);
  if (isOnBehalf && isSigned) {
    throw new UsageError(
      'Nobody signs on behalf of somebody else.',
      'Leave --sign out, or let the approver run this with their own key.',
    );
  }
  if (isOnBehalf && proof?.sha256 === undefined) {
    throw new UsageError(
      'An act recorded on behalf of somebody needs what they signed.',
      'Give the file with --proof, and with --proof-system where it is kept.',
    );
  }
  if (proof !== null && !isOnBehalf && action !== 'agreed') {
    throw new UsageError(
      'A proof on paper is for acts that somebody else records.',
      'Add --on-behalf, or leave --proof out and sign the entry with --sign.',
    );
  }
  return { isOnBehalf, proof, key: isSigned ? await keyOption(options, terminal, root) : null };
}

async function proofOption(options: CommandOptions, terminal: Terminal): Promise<DocumentaryProof | null> {
  const file = textOption(options, 'proof');
  const system = textOption(options, 'proofSystem');
  const ref = textOption(options, 'proofRef');
  if (file === null && system === null && ref === null) return null;
  if (file === null && ref === null) {
    throw new UsageError(
      '--proof-system alone names no proof.',
      'Give the file with --proof, or its name there with --proof-ref.',
    );
  }
  return {
    ...(system === null ? {} : { system }),
    ref: ref ?? basename(file ?? ''),
    ...(file === null ? {} : { sha256: await sha256OfFile(resolve(terminal.cwd, file)) }),
  };
}

async function keyOption(options: CommandOptions, terminal: Terminal, root: string): Promise<SigningKey> {
  const file = textOption(options, 'key');
  if (file !== null) return signingKeyOf(file, terminal.cwd);
  const { signingKey, format } = await readUserSettings(root);
  if (signingKey === null) {
    throw new UsageError(
      'There is no key to sign with: Git has no `user.signingkey`.',
      'Name the file of your SSH key with --key; docs/branching.md shows how to make one.',
    );
  }
  if (format !== 'ssh') {
    throw new UsageError(
      `Git signs with ${format} here; entries are signed with SSH keys.`,
      'Name the file of your SSH key with --key.',
    );
  }
  return signingKeyOf(signingKey, root);
}
