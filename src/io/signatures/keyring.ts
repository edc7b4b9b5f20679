import type { KeyProblem, SignerKey, StatedKey } from '../../core/control/signer-keys.ts';
import { isFingerprint } from '../../core/control/key-text.ts';
import type { OpenPgpKey } from './openpgp.ts';
import { readOpenPgpKeys } from './openpgp.ts';
import { parseSshPublicKey } from './ssh-key.ts';

/** Every key that is believed, ready to verify with. */
export interface Keyring {
  readonly keys: readonly SignerKey[];
  readonly openPgp: readonly OpenPgpKey[];
  /** Stated keys that cannot be read. */
  readonly problems: readonly KeyProblem[];
}

/**
 * Reads the keys that the SMS states.
 *
 * @param stated result of `statedKeys`
 */
export async function readKeyring(stated: readonly StatedKey[]): Promise<Keyring> {
  const read = await Promise.all(stated.map(readKey));
  return {
    keys: read.flatMap((entry) => entry.keys),
    openPgp: read.flatMap((entry) => entry.openPgp),
    problems: read.flatMap((entry) => entry.problems),
  };
}

async function readKey(stated: StatedKey): Promise<Keyring> {
  const problem = (message: string): Keyring => ({
    keys: [],
    openPgp: [],
    problems: [{ source: stated.source, message }],
  });
  const ssh = (fingerprint: string): Keyring => ({
    keys: [{ ...stated, kind: 'ssh', fingerprint }],
    openPgp: [],
    problems: [],
  });
  const text = stated.text.trim();
  if (isFingerprint(text)) return ssh(text);
  if (!text.includes('-----BEGIN PGP')) {
    const read = parseSshPublicKey(text);
    return read.kind === 'key' ? ssh(read.key.fingerprint) : problem(read.message);
  }
  const read = await readOpenPgpKeys(text);
  if (read.kind === 'problem') return problem(read.message);
  const keys = read.keys.map(({ fingerprint }): SignerKey => ({ ...stated, kind: 'openpgp', fingerprint }));
  return { keys, openPgp: read.keys, problems: [] };
}
