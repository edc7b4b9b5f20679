import type { JsonWebKey, KeyObject } from 'node:crypto';
import { createHash, createPublicKey } from 'node:crypto';
import { strictBase64 } from './armor.ts';
import { wireReader } from './ssh-wire.ts';
import type { WireReader } from './ssh-wire.ts';

/** A public key that can verify signatures. */
export interface SshPublicKey {
  /** As in `ssh-ed25519`. */
  readonly type: string;
  /** `SHA256:…` as `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
  /** The key in the form of RFC 4253 section 6.6, which the fingerprint covers. */
  readonly blob: Uint8Array;
  readonly key: KeyObject;
  /** Application to which a key in hardware (FIDO) is bound; null for all others. */
  readonly application: Uint8Array | null;
}

export type SshKeyResult =
  { readonly kind: 'key'; readonly key: SshPublicKey } | { readonly kind: 'problem'; readonly message: string };

/** Elliptic curves of RFC 5656: length of a coordinate in bytes, name of the curve in a JSON Web Key, hash. */
export const sshCurves: Readonly<
  Record<string, { readonly size: number; readonly crv: string; readonly hash: 'sha256' | 'sha384' | 'sha512' }>
> = {
  nistp256: { size: 32, crv: 'P-256', hash: 'sha256' },
  nistp384: { size: 48, crv: 'P-384', hash: 'sha384' },
  nistp521: { size: 66, crv: 'P-521', hash: 'sha512' },
};

/**
 * Reads a public key as OpenSSH writes it into `.pub` files: type, base64, perhaps a comment.
 *
 * @param line one line; blanks around it do not matter
 * @returns the reason when it is malformed, of a kind that is not accepted, or a private key
 */
export function parseSshPublicKey(line: string): SshKeyResult {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(line)) {
    return problem('This is a private key. It must not stand here: replace the pair, and state the new public key.');
  }
  const [, type = '', base64 = ''] = /^\s*(\S+)[ \t]+(\S+)(?:[ \t][^\r\n]*)?\s*$/.exec(line) ?? [];
  const blob = strictBase64(base64);
  if (blob === null) return problem('Unexpected text, expected an OpenSSH public key: type, base64, comment.');
  const read = parseSshKeyBlob(blob);
  if (read.kind === 'key' && read.key.type !== type) {
    return problem(`The key calls itself ${read.key.type} inside and "${type}" outside.`);
  }
  return read;
}

/**
 * Reads a public key in the form of RFC 4253 section 6.6: `ssh-ed25519` (RFC 8709), `ecdsa-sha2-nistp256` to `521`
 * (RFC 5656), `ssh-rsa` from 2048 bits, `sk-ssh-ed25519@openssh.com`, `sk-ecdsa-sha2-nistp256@openssh.com`
 * (PROTOCOL.u2f of OpenSSH).
 *
 * @returns the reason when it is anything else
 */
export function parseSshKeyBlob(blob: Uint8Array): SshKeyResult {
  const reader = wireReader(blob);
  const type = reader.ascii();
  if (/-cert-v0\d@openssh\.com$/.test(type)) return problem(`Certificates (${type}) are not supported.`);
  if (type === 'ssh-dss') return problem('DSA keys rest on SHA-1 and are not accepted.');
  const isHardware = type.startsWith('sk-');
  const jwk = jsonWebKey(isHardware ? type.replace(/^sk-(.*)@openssh\.com$/, '$1') : type, reader);
  if (jwk === null) return problem(type === '' ? 'The key is malformed.' : `Keys of type "${type}" are not supported.`);
  const application = isHardware ? reader.string() : null;
  if (!reader.isComplete()) return problem(`The ${type} key is malformed.`);
  if (typeof jwk === 'string') return problem(jwk);
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return { kind: 'key', key: { type, fingerprint: sshFingerprint(blob), blob, key, application } };
  } catch {
    return problem(`The ${type} key is no point of its curve.`);
  }
}

/** Fingerprint of a key blob as `ssh-keygen -l` prints it: `SHA256:` and base64 without padding. */
export function sshFingerprint(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** Null for a type that is not known; a text with the reason for a key that is not accepted. */
function jsonWebKey(type: string, reader: WireReader): JsonWebKey | string | null {
  if (type === 'ssh-ed25519') return { kty: 'OKP', crv: 'Ed25519', x: base64url(reader.string()) };
  if (type === 'ssh-rsa') {
    const [e, n] = [reader.magnitude(), reader.magnitude()];
    const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
    if (bits < 2048) return `The RSA key has ${bits} bits, expected 2048 or more.`;
    if (bits > 16384 || e.length > 8) return 'The RSA key is larger than OpenSSH accepts.';
    return { kty: 'RSA', e: base64url(e), n: base64url(n) };
  }
  const name = /^ecdsa-sha2-(\w+)$/.exec(type)?.[1] ?? '';
  const curve = Object.hasOwn(sshCurves, name) ? sshCurves[name] : undefined;
  if (curve === undefined) return null;
  const stated = reader.ascii();
  const point = reader.string();
  if (stated !== name || point.length !== 1 + 2 * curve.size || point[0] !== 4) {
    return `The ${type} key is no point of its curve.`;
  }
  return {
    kty: 'EC',
    crv: curve.crv,
    x: base64url(point.subarray(1, 1 + curve.size)),
    y: base64url(point.subarray(1 + curve.size)),
  };
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

function problem(message: string): SshKeyResult {
  return { kind: 'problem', message };
}
