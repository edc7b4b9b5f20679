import type { JsonWebKey, KeyObject } from 'node:crypto';
import { createPrivateKey } from 'node:crypto';
import { readArmor } from './armor.ts';
import { sshCurves } from './ssh-key.ts';
import type { WireReader } from './ssh-wire.ts';
import { wireReader } from './ssh-wire.ts';

/** A private key that can sign inside this process. Never print it. */
export interface SshPrivateKey {
  readonly type: string;
  /** Public key in the form of RFC 4253 section 6.6. */
  readonly publicBlob: Uint8Array;
  readonly key: KeyObject;
}

export type SshPrivateKeyResult =
  | { readonly kind: 'key'; readonly key: SshPrivateKey }
  /** Encrypted, in hardware, or of another format: `ssh-keygen` may be able to use it. */
  | { readonly kind: 'other'; readonly message: string };

/**
 * Reads an unencrypted private key in the format `openssh-key-v1` (PROTOCOL.key of OpenSSH): Ed25519, ECDSA or RSA. No
 * message contains anything of the file.
 *
 * @param text content of the file
 */
export function parseSshPrivateKey(text: string): SshPrivateKeyResult {
  const armor = readArmor(text, 'OPENSSH PRIVATE KEY');
  if (armor.kind === 'problem') return other('It is not in the format of OpenSSH.');
  const reader = wireReader(armor.bytes);
  if (Buffer.from(reader.bytes(15)).toString('latin1') !== 'openssh-key-v1\0') return other('It is malformed.');
  const cipher = reader.ascii();
  reader.ascii();
  reader.string();
  const count = reader.uint32();
  const publicBlob = reader.string();
  const secret = wireReader(reader.string());
  if (!reader.isComplete() || count !== 1) return other('It is malformed.');
  if (cipher !== 'none') return other('It is encrypted.');
  const [check, repeated] = [secret.uint32(), secret.uint32()];
  const type = secret.ascii();
  const jwk = jsonWebKey(type, secret);
  if (jwk === null) return other(`Keys of type "${type}" are not used inside this process.`);
  secret.string();
  const padding = secret.rest();
  if (!secret.isComplete() || check !== repeated || padding.some((byte, index) => byte !== index + 1)) {
    return other('It is malformed.');
  }
  try {
    return { kind: 'key', key: { type, publicBlob, key: createPrivateKey({ key: jwk, format: 'jwk' }) } };
  } catch {
    return other('It is malformed.');
  }
}

function jsonWebKey(type: string, reader: WireReader): JsonWebKey | null {
  if (type === 'ssh-ed25519') {
    const x = reader.string();
    return { kty: 'OKP', crv: 'Ed25519', x: base64url(x), d: base64url(reader.string().subarray(0, 32)) };
  }
  if (type === 'ssh-rsa') {
    const [n, e, d, qi, p, q] = Array.from({ length: 6 }, () => reader.magnitude());
    if (!n || !e || !d || !qi || !p || !q) return null;
    const [dp, dq] = [remainder(d, p), remainder(d, q)];
    const parts = { n, e, d, p, q, dp, dq, qi };
    return {
      kty: 'RSA',
      ...Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, base64url(value)])),
    };
  }
  const curve = sshCurves[/^ecdsa-sha2-(nistp\d+)$/.exec(type)?.[1] ?? ''];
  if (curve === undefined) return null;
  reader.ascii();
  const point = reader.string();
  const number = reader.magnitude();
  const d = Buffer.concat([Buffer.alloc(Math.max(0, curve.size - number.length)), number]);
  const [x, y] = [point.subarray(1, 1 + curve.size), point.subarray(1 + curve.size)];
  return { kty: 'EC', crv: curve.crv, x: base64url(x), y: base64url(y), d: base64url(d) };
}

/** `d` modulo (prime - 1), which RFC 8017 section 3.2 asks for and the file does not hold. */
function remainder(d: Uint8Array, prime: Uint8Array): Uint8Array {
  const divisor = bigint(prime) - 1n;
  const digits = (divisor > 0n ? bigint(d) % divisor : 0n).toString(16);
  return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
}

function bigint(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

function other(message: string): SshPrivateKeyResult {
  return { kind: 'other', message };
}
