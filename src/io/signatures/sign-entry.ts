import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SignedEntry } from '../../core/control/signed-entry.ts';
import { approvalNamespace, signedEntryText } from '../../core/control/signed-entry.ts';
import { keyOwner, statedKeys } from '../../core/control/signer-keys.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { SigningKey } from '../git/user-settings.ts';
import { readKeyring } from './keyring.ts';
import type { SigningOptions, SigningResult } from './make-ssh-signature.ts';
import { signWithKeyFile } from './make-ssh-signature.ts';
import { parseSshSignature } from './ssh-signature.ts';

/**
 * Signs an approval entry with a key, and refuses a key that is not one of the approver's on the day of the act: such a
 * signature would prove nothing.
 *
 * @param sms people and their keys; of the trusted base where there is one
 * @param id id of the item
 * @param entry entry with day
 * @param key file of the key, or public key whose other half an agent holds
 */
export async function signEntry(
  sms: Sms,
  id: string,
  entry: SignedEntry,
  key: SigningKey,
  options: SigningOptions = {},
): Promise<SigningResult> {
  const payload = Buffer.from(signedEntryText(id, entry));
  const made =
    'file' in key
      ? await signWithKeyFile(payload, approvalNamespace, key.file, options)
      : await signWithAgent(payload, key.publicKey, options);
  if (made.kind === 'refused') return made;
  const { keys } = await readKeyring(statedKeys(sms).keys);
  const owner = keyOwner(keys, made.fingerprint, entry.on ?? '', approvalNamespace);
  if (owner.kind === 'person' && owner.person === entry.by) return made;
  const person = sms.items.get(entry.by);
  const reasons: Readonly<Record<typeof owner.kind, string>> = {
    person: `belongs to ${owner.kind === 'person' ? owner.person : ''}, not to ${entry.by}`,
    platform: 'is a key of the platform, not of a person',
    shared: 'is stated for more than one, so it proves none of them',
    'outside-window': `did not count on ${entry.on ?? ''}`,
    unknown: `stands under \`keys\` of nobody`,
  };
  return {
    kind: 'refused',
    reason: `The key ${made.fingerprint} ${reasons[owner.kind]}.`,
    advice:
      owner.kind === 'unknown'
        ? `Add it to ${entry.by} in ${person?.file ?? 'the register of people'}, and have that merged first:\n  keys: [{key: "${publicLineOf(made.signature)}", from: ${entry.on ?? ''}}]`
        : `Sign with a key that stands under \`keys\` of ${entry.by} in ${person?.file ?? 'the register of people'} and counts on that day.`,
  };
}

/** `ssh-keygen` wants the public key in a file to find its other half in the agent. */
async function signWithAgent(payload: Uint8Array, publicKey: string, options: SigningOptions): Promise<SigningResult> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-key-'));
  try {
    const file = join(folder, 'key.pub');
    await writeFile(file, `${publicKey}\n`);
    return await signWithKeyFile(payload, approvalNamespace, file, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The public key that a signature carries, as OpenSSH writes it. */
function publicLineOf(armored: string): string {
  const read = parseSshSignature(armored);
  if (read.kind === 'problem') return '';
  const blob = Buffer.from(read.signature.publicKey);
  const length = blob.readUInt32BE(0);
  return `${blob.toString('latin1', 4, 4 + length)} ${blob.toString('base64')}`;
}
