import { createHash, verify } from 'node:crypto';
import { readArmor } from './armor.ts';
import type { SshPublicKey } from './ssh-key.ts';
import { parseSshKeyBlob, sshCurves, sshFingerprint } from './ssh-key.ts';
import { wireReader, wireString } from './ssh-wire.ts';

/** First bytes of a signature and of what it signs (PROTOCOL.sshsig of OpenSSH). */
export const sshSignatureMagic = 'SSHSIG';

/** Words in the armor of a signature. */
export const sshSignatureLabel = 'SSH SIGNATURE';

/** A signature in the format SSHSIG, version 1. */
export interface SshSignature {
  readonly publicKey: Uint8Array;
  readonly namespace: string;
  readonly hashAlgorithm: 'sha256' | 'sha512';
  /** Algorithm of the signature, as in `rsa-sha2-512`. */
  readonly algorithm: string;
  readonly signature: Uint8Array;
  /** What hardware adds: flags and counter, five bytes; empty for all others. */
  readonly suffix: Uint8Array;
}

export type SshSignatureResult =
  | { readonly kind: 'signature'; readonly signature: SshSignature }
  | { readonly kind: 'problem'; readonly message: string };

/** What mathematics says of a signature; whose key it is stands elsewhere. */
export type SshVerification =
  | { readonly kind: 'good'; readonly fingerprint: string }
  | { readonly kind: 'bad'; readonly fingerprint: string | null; readonly message: string }
  | { readonly kind: 'not-verifiable'; readonly fingerprint: string; readonly message: string };

/**
 * Reads an armored SSH signature (PROTOCOL.sshsig of OpenSSH), strictly: version 1, an empty reserved field, SHA-256 or
 * SHA-512, nothing left over.
 *
 * @param armored from `-----BEGIN SSH SIGNATURE-----` on
 * @returns the reason when it is malformed
 */
export function parseSshSignature(armored: string): SshSignatureResult {
  const armor = readArmor(armored, sshSignatureLabel);
  if (armor.kind === 'problem') return malformed(armor.message);
  const reader = wireReader(armor.bytes);
  if (Buffer.from(reader.bytes(6)).toString('latin1') !== sshSignatureMagic) return malformed('it is no SSHSIG');
  const version = reader.uint32();
  if (version !== 1) return malformed(`version ${version}, expected 1`);
  const publicKey = reader.string();
  const namespace = reader.ascii();
  const reserved = reader.string();
  const hashAlgorithm = reader.ascii();
  const inner = wireReader(reader.string());
  if (!reader.isComplete()) return malformed('lengths do not fit');
  if (namespace === '') return malformed('it has no namespace');
  // Verifiers may ignore this field, but it is not signed: accepting content would let the signature be altered.
  if (reserved.length > 0) return malformed('its reserved field is not empty');
  if (hashAlgorithm !== 'sha256' && hashAlgorithm !== 'sha512') {
    return malformed(`hash "${hashAlgorithm}", expected sha256 or sha512`);
  }
  const algorithm = inner.ascii();
  const signature = inner.string();
  const suffix = algorithm.startsWith('sk-') ? inner.bytes(5) : new Uint8Array();
  if (!inner.isComplete()) return malformed('lengths do not fit');
  return { kind: 'signature', signature: { publicKey, namespace, hashAlgorithm, algorithm, signature, suffix } };
}

/**
 * Verifies an SSH signature with the key that it carries.
 *
 * @param payload the signed bytes
 * @param armored the signature
 * @param namespace the only one that is accepted, as `git`: a signature made for another purpose proves nothing here
 */
export function verifySshSignature(payload: Uint8Array, armored: string, namespace: string): SshVerification {
  const read = parseSshSignature(armored);
  if (read.kind === 'problem') return { kind: 'bad', fingerprint: null, message: read.message };
  const { signature } = read;
  const fingerprint = sshFingerprint(signature.publicKey);
  const bad = (message: string): SshVerification => ({ kind: 'bad', fingerprint, message });
  if (signature.namespace !== namespace) {
    return bad(`The signature was made for "${signature.namespace}", expected "${namespace}".`);
  }
  const key = parseSshKeyBlob(signature.publicKey);
  if (key.kind === 'problem') return { kind: 'not-verifiable', fingerprint, message: key.message };
  if (signature.algorithm === 'ssh-rsa') return bad('The signature rests on SHA-1, which can be forged.');
  if (signature.algorithm.startsWith('webauthn-')) {
    return {
      kind: 'not-verifiable',
      fingerprint,
      message: 'Signatures made in a browser (webauthn) are not supported.',
    };
  }
  const isFitting =
    key.key.type === 'ssh-rsa'
      ? /^rsa-sha2-(?:256|512)$/.test(signature.algorithm)
      : signature.algorithm === key.key.type;
  if (!isFitting) return bad(`A ${key.key.type} key makes no signature of type "${signature.algorithm}".`);
  const hash = createHash(signature.hashAlgorithm).update(payload).digest();
  return isIntact(key.key, signature, sshSignedData(namespace, signature.hashAlgorithm, hash))
    ? { kind: 'good', fingerprint }
    : bad('The signature does not fit the content: one of them was changed.');
}

/** The bytes that the key itself signs (PROTOCOL.sshsig, "Signed Data"). */
export function sshSignedData(namespace: string, hashAlgorithm: string, hash: Uint8Array): Uint8Array {
  const fields = [namespace, '', hashAlgorithm, hash].map(wireString);
  return Buffer.concat([Buffer.from(sshSignatureMagic), ...fields]);
}

function isIntact({ type, key, application }: SshPublicKey, signature: SshSignature, data: Uint8Array): boolean {
  const signed = application === null ? data : Buffer.concat([sha256(application), signature.suffix, sha256(data)]); // PROTOCOL.u2f, "SSH U2F Signatures"
  try {
    if (type.includes('ed25519')) return verify(null, signed, key, signature.signature);
    if (type === 'ssh-rsa')
      return verify(signature.algorithm.replace('rsa-sha2-', 'sha'), signed, key, signature.signature);
    const curve = sshCurves[/nistp\d+/.exec(type)?.[0] ?? ''];
    const pair = curve && fixedPair(signature.signature, curve.size);
    return pair ? verify(curve.hash, signed, { key, dsaEncoding: 'ieee-p1363' }, pair) : false;
  } catch {
    return false;
  }
}

/** The two numbers of an ECDSA signature (RFC 5656 section 3.1.2) in the form of IEEE P1363; null when malformed. */
function fixedPair(signature: Uint8Array, size: number): Uint8Array | null {
  const reader = wireReader(signature);
  const numbers = [reader.magnitude(), reader.magnitude()];
  if (!reader.isComplete() || numbers.some((number) => number.length > size)) return null;
  return Buffer.concat(numbers.flatMap((number) => [Buffer.alloc(size - number.length), number]));
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

function malformed(reason: string): SshSignatureResult {
  return { kind: 'problem', message: `The signature is malformed: ${reason}.` };
}
