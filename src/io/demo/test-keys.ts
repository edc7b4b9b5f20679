import { createPrivateKey, createPublicKey } from 'node:crypto';
import { sha256 } from '../sha256.ts';
import type { SshPrivateKey } from '../signatures/ssh-private-key.ts';
import { wireString } from '../signatures/ssh-wire.ts';
import { newKeySince } from './story.ts';

/** DER of an Ed25519 private key up to its 32 bytes (RFC 8410). */
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');

const made = new Map<string, SshPrivateKey>();

/**
 * The test key of somebody in the demo. It follows from the name alone, so that the demo is the same everywhere and no key
 * file exists. Anybody can make it: worthless by design, never to be trusted outside the demo.
 *
 * @param name id of a person, or `forge`
 * @param day on which it is used
 */
export function testKey(name: string, day: string): SshPrivateKey {
  const text = `${name}${day >= (newKeySince[name] ?? '9999') ? ', second' : ''}`;
  const known = made.get(text);
  if (known !== undefined) return known;
  const seed = Buffer.from(sha256(`Clausebook demo, worthless test key of ${text}`), 'hex');
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Start, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const publicBlob = Buffer.concat([wireString('ssh-ed25519'), wireString(spki.subarray(-32))]);
  const testing: SshPrivateKey = { type: 'ssh-ed25519', publicBlob, key };
  made.set(text, testing);
  return testing;
}
