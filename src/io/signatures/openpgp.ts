import type { Key, SignaturePacket } from 'openpgp';
import { readArmor } from './armor.ts';

/** Words in the armor of a detached signature. */
export const openPgpSignatureLabel = 'PGP SIGNATURE';

/** A public key with its subkeys. */
export interface OpenPgpKey {
  /** Fingerprint of the primary key, upper-case hexadecimal, as `gpg --fingerprint` shows it without blanks. */
  readonly fingerprint: string;
  readonly key: Key;
}

/** What mathematics and the key itself say of a signature; whose key it is stands elsewhere. */
export type OpenPgpVerification =
  | { readonly kind: 'good'; readonly fingerprint: string }
  | { readonly kind: 'bad'; readonly fingerprint: string | null; readonly message: string }
  | { readonly kind: 'unknown-key'; readonly keyId: string }
  /** Intact, but at the time of the signature the key was expired, revoked or not meant for signing. */
  | { readonly kind: 'invalid-key'; readonly fingerprint: string; readonly message: string }
  | { readonly kind: 'not-verifiable'; readonly message: string };

/** The library is large; only who meets such a key or signature loads it. */
const library = () => import('openpgp');

/**
 * Reads armored OpenPGP public keys.
 *
 * @param text one or more blocks `-----BEGIN PGP PUBLIC KEY BLOCK-----`, each with one or more keys
 * @returns the reason when it is anything else, as a private key; it quotes nothing of the text
 */
export async function readOpenPgpKeys(
  text: string,
): Promise<
  | { readonly kind: 'keys'; readonly keys: readonly OpenPgpKey[] }
  | { readonly kind: 'problem'; readonly message: string }
> {
  if (text.includes('PRIVATE KEY')) {
    return {
      kind: 'problem',
      message: 'This is a private key. It must not stand here: revoke it, and state the new public key.',
    };
  }
  const blocks = text.match(/-----BEGIN PGP PUBLIC KEY BLOCK-----.*?-----END PGP PUBLIC KEY BLOCK-----/gs) ?? [];
  const { readKeys } = await library();
  try {
    const read = await Promise.all(blocks.map((armoredKeys) => readKeys({ armoredKeys })));
    const keys = read.flat().map((key) => ({ fingerprint: key.getFingerprint().toUpperCase(), key }));
    if (keys.length > 0 && keys.every(({ key }) => !key.isPrivate())) return { kind: 'keys', keys };
  } catch {
    // Falls through: what the library says quotes the text.
  }
  return { kind: 'problem', message: 'Unexpected text, expected an armored OpenPGP public key.' };
}

/**
 * Verifies a detached OpenPGP signature (RFC 9580) with the keys given. Expiry and revocation of the key are judged at the
 * time that the signature states; a revocation because of a theft, or without a reason, counts for all times, since a
 * thief can state any time.
 *
 * @param payload the signed bytes
 * @param armored the signature, from `-----BEGIN PGP SIGNATURE-----` on
 * @param keys all keys known
 */
export async function verifyOpenPgpSignature(
  payload: Uint8Array,
  armored: string,
  keys: readonly OpenPgpKey[],
): Promise<OpenPgpVerification> {
  const armor = readArmor(armored, openPgpSignatureLabel);
  if (armor.kind === 'problem') return bad(`The signature is malformed: ${armor.message}.`);
  const openpgp = await library();
  let packets: readonly SignaturePacket[];
  try {
    const read = await openpgp.readSignature({ binarySignature: armor.bytes });
    packets = read.packets;
  } catch {
    return bad('The signature is malformed.');
  }
  const [packet] = packets;
  if (packet === undefined || packets.length > 1) {
    return { kind: 'not-verifiable', message: `The signature has ${packets.length} parts, expected one.` };
  }
  const { binary } = openpgp.enums.signature;
  if (packet.signatureType !== binary) {
    return { kind: 'not-verifiable', message: 'The signature is none over bytes, as Git makes them.' };
  }
  if (!isPlain(packet, armor.bytes))
    return bad('The signature is not in its usual form, or holds parts that nobody signed.');
  if (openpgp.config.rejectMessageHashAlgorithms.has(packet.hashAlgorithm ?? openpgp.enums.hash.md5)) {
    return bad('The signature rests on a hash that can be forged, as SHA-1.');
  }
  const candidates = keys.filter(({ key }) => key.getKeys(packet.issuerKeyID).length > 0);
  if (candidates.length === 0) return { kind: 'unknown-key', keyId: packet.issuerKeyID.toHex().toUpperCase() };
  const [data = payload] = (await openpgp.createMessage({ binary: payload })).packets;
  let outcome: OpenPgpVerification = bad('The signature is malformed.');
  for (const candidate of candidates) {
    outcome = await verifyWith(candidate, packet, binary, data);
    if (outcome.kind === 'good') break;
  }
  return outcome;
}

async function verifyWith(
  { key, fingerprint }: OpenPgpKey,
  packet: SignaturePacket,
  type: Parameters<SignaturePacket['verify']>[1],
  data: object,
): Promise<OpenPgpVerification> {
  const [signing] = key.getKeys(packet.issuerKeyID);
  const at = packet.created;
  if (signing === undefined || at === null) return bad('The signature states no time.');
  try {
    await packet.verify(signing.keyPacket, type, data, at, true);
  } catch {
    return { ...bad('The signature does not fit the content: one of them was changed.'), fingerprint };
  }
  const invalid = (message: string): OpenPgpVerification => ({ kind: 'invalid-key', fingerprint, message });
  if (signing.getCreationTime() > at) return invalid('The signature is older than its key.');
  const judgedAt = new Date(Math.max(at.getTime(), oldestStatement(key, signing)));
  try {
    await key.getSigningKey(packet.issuerKeyID, judgedAt);
    return { kind: 'good', fingerprint };
  } catch {
    const day = at.toISOString().slice(0, 10);
    const isRevoked = await key.isRevoked(undefined, undefined, judgedAt);
    return invalid(
      `The key was ${isRevoked ? 'revoked' : 'expired, revoked or not meant for signing'} when it signed on ${day}.`,
    );
  }
}

/**
 * Milliseconds of the time from which the key says of itself what it is for. Whoever extends a key and exports it without
 * the older statements makes that later than signatures that were in order.
 */
function oldestStatement(key: Key, signing: ReturnType<Key['getKeys']>[number]): number {
  const oldest = (packets: readonly SignaturePacket[]): number =>
    Math.min(...packets.map((packet) => packet.created?.getTime() ?? Infinity));
  const times = [
    oldest(key.users.flatMap((user) => user.selfCertifications)),
    'bindingSignatures' in signing ? oldest(signing.bindingSignatures) : 0,
  ];
  return Math.max(...times.filter(Number.isFinite), 0);
}

/**
 * True when the bytes are the packet and its header of at most six bytes, and it holds nothing that could be changed
 * later: of the parts that are not signed only the issuer (16) and its fingerprint (33) are usual.
 */
function isPlain(packet: SignaturePacket, bytes: Uint8Array): boolean {
  const body = packet.write();
  const headerLength = bytes.length - body.length;
  return (
    headerLength >= 2 &&
    headerLength <= 6 &&
    Buffer.from(body).equals(bytes.subarray(headerLength)) &&
    packet.unhashedSubpackets.every(({ type, critical }) => !critical && (type === 16 || type === 33))
  );
}

function bad(message: string): OpenPgpVerification & { readonly kind: 'bad' } {
  return { kind: 'bad', fingerprint: null, message };
}
