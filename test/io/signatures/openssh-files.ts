import type { JsonWebKey, KeyObject } from 'node:crypto';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file made once by OpenSSH, Git or GnuPG (`fixtures/make-fixtures.sh`). */
export function fixture(path: string): Buffer {
  return readFileSync(new URL(`fixtures/${path}`, import.meta.url));
}

/** A fresh pair in the files that `ssh-keygen` would write. */
export interface KeyPair {
  readonly publicLine: string;
  readonly privateFile: string;
  readonly blob: Buffer;
  readonly privateKey: KeyObject;
}

/** Kinds of keys that tests make. */
export const keyKinds = ['ssh-ed25519', 'nistp256', 'nistp384', 'nistp521', 'ssh-rsa'] as const;

/** Makes a key pair and writes it as OpenSSH does, independent of the code under test. */
export function makeKeyPair(kind: (typeof keyKinds)[number] = 'ssh-ed25519'): KeyPair {
  const { privateKey } =
    kind === 'ssh-ed25519'
      ? generateKeyPairSync('ed25519')
      : kind === 'ssh-rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: `P-${kind.slice(5)}` });
  const jwk = privateKey.export({ format: 'jwk' });
  const part = (name: keyof JsonWebKey): Buffer => Buffer.from(String(jwk[name]), 'base64url');
  const type = kind.startsWith('nistp') ? `ecdsa-sha2-${kind}` : kind;
  const point = (): Buffer => Buffer.concat([Buffer.from([4]), part('x'), part('y')]);
  const [open, secret] =
    kind === 'ssh-ed25519'
      ? [[part('x')], [part('x'), Buffer.concat([part('d'), part('x')])]]
      : kind === 'ssh-rsa'
        ? [
            [mpint(part('e')), mpint(part('n'))],
            (['n', 'e', 'd', 'qi', 'p', 'q'] as const).map((name) => mpint(part(name))),
          ]
        : [
            [Buffer.from(kind), point()],
            [Buffer.from(kind), point(), mpint(part('d'))],
          ];
  const blob = fields(type, ...open);
  const inner = Buffer.concat([Buffer.from('0123456701234567', 'hex'), fields(type, ...secret, 'a comment')]);
  const padding = Buffer.from(Array.from({ length: (8 - (inner.length % 8)) % 8 }, (_, index) => index + 1));
  const file = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    fields('none', 'none', ''),
    uint32(1),
    fields(blob, Buffer.concat([inner, padding])),
  ]);
  return {
    publicLine: `${type} ${blob.toString('base64')} a comment`,
    privateFile: armor(file, 'OPENSSH PRIVATE KEY'),
    blob,
    privateKey,
  };
}

/** What can be wrong with a signature. */
export interface SignatureParts {
  readonly version?: number;
  readonly reserved?: string;
  readonly hash?: string;
  readonly algorithm?: string;
  readonly trailing?: string;
  readonly innerTrailing?: string;
}

/** Makes an SSHSIG with an Ed25519 key and any defect, independent of the code under test. */
export function signAs(payload: Uint8Array, namespace: string, pair: KeyPair, parts: SignatureParts = {}): string {
  const { version = 1, reserved = '', hash = 'sha512', algorithm = 'ssh-ed25519' } = parts;
  const digest = createHash(hash).update(payload).digest();
  const data = Buffer.concat([Buffer.from('SSHSIG'), fields(namespace, '', hash, digest)]);
  return signatureOf(pair.blob, namespace, hash, fields(algorithm, sign(null, data, pair.privateKey)), {
    ...parts,
    version,
    reserved,
  });
}

/** Makes a signature as a FIDO key in hardware does (PROTOCOL.u2f). */
export function signInHardware(payload: Uint8Array, namespace: string, kind: 'ed25519' | 'ecdsa'): string {
  const pair = makeKeyPair(kind === 'ed25519' ? 'ssh-ed25519' : 'nistp256');
  const type = kind === 'ed25519' ? 'sk-ssh-ed25519@openssh.com' : 'sk-ecdsa-sha2-nistp256@openssh.com';
  const start = kind === 'ed25519' ? 'ssh-ed25519'.length : 'ecdsa-sha2-nistp256'.length;
  const blob = Buffer.concat([fields(type), pair.blob.subarray(4 + start), fields('ssh:')]);
  const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
  const data = Buffer.concat([Buffer.from('SSHSIG'), fields(namespace, '', 'sha256', sha256(payload))]);
  const suffix = Buffer.from([1, 0, 0, 0, 9]);
  const signed = Buffer.concat([sha256('ssh:'), suffix, sha256(data)]);
  const raw = sign(kind === 'ed25519' ? null : 'sha256', signed, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
  const value = kind === 'ed25519' ? raw : fields(mpint(raw.subarray(0, 32)), mpint(raw.subarray(32)));
  return signatureOf(blob, namespace, 'sha256', Buffer.concat([fields(type, value), suffix]));
}

/** Any SSHSIG. */
export function signatureOf(
  blob: Uint8Array,
  namespace: string,
  hash: string,
  inner: Uint8Array,
  { version = 1, reserved = '', trailing = '', innerTrailing = '' }: SignatureParts = {},
): string {
  const signature = Buffer.concat([inner, Buffer.from(innerTrailing)]);
  const all = [Buffer.from('SSHSIG'), uint32(version), fields(blob, namespace, reserved, hash, signature)];
  return armor(Buffer.concat([...all, Buffer.from(trailing)]), 'SSH SIGNATURE');
}

/** Strings of RFC 4251, one after the other. */
export function fields(...values: readonly (Uint8Array | string)[]): Buffer {
  return Buffer.concat(values.flatMap((value) => [uint32(Buffer.from(value).length), Buffer.from(value)]));
}

/** Lines as OpenSSH writes them. */
export function armor(bytes: Uint8Array, label: string): string {
  const lines = Buffer.from(bytes).toString('base64').replaceAll(/.{70}/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function mpint(bytes: Buffer): Buffer {
  let start = 0;
  while (bytes[start] === 0) start += 1;
  const digits = bytes.subarray(start);
  return (digits[0] ?? 0) > 127 ? Buffer.concat([Buffer.alloc(1), digits]) : digits;
}
