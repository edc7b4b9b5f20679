import type { SignatureVerdict } from '../../core/control/signature-verdict.ts';
import { verdictOfOwner, verdictWithoutSigner } from '../../core/control/signature-verdict.ts';
import type { SignedEntry } from '../../core/control/signed-entry.ts';
import { approvalNamespace, signedEntryText } from '../../core/control/signed-entry.ts';
import { keyOwner } from '../../core/control/signer-keys.ts';
import type { Keyring } from './keyring.ts';
import { verifyOpenPgpSignature } from './openpgp.ts';
import { verifySshSignature } from './ssh-signature.ts';

/** SSHSIG namespace of commits and tags that Git signs. */
export const gitNamespace = 'git';

/**
 * Judges the signature of an approval entry: does it fit id and entry, and whose key made it? Whether that is the person
 * in `by` is for the caller to say.
 *
 * @param id id of the item that holds the entry
 * @param entry the entry as stated in the file
 * @param signature its `signature`; null where it has none
 * @param keyring keys that are believed
 * @param day day of the act
 */
export function verifyEntrySignature(
  id: string,
  entry: SignedEntry,
  signature: string | null,
  keyring: Keyring,
  day: string,
): SignatureVerdict {
  if (signature === null) return verdictWithoutSigner('none', 'none', 'The entry is not signed.');
  return judgeSsh(Buffer.from(signedEntryText(id, entry)), signature, approvalNamespace, keyring, day);
}

/**
 * Judges an SSH signature.
 *
 * @param payload the signed bytes
 * @param signature the armored signature
 * @param namespace its only accepted namespace
 * @param keyring keys that are believed
 * @param day day of the signed act
 */
export function judgeSsh(
  payload: Uint8Array,
  signature: string,
  namespace: string,
  keyring: Keyring,
  day: string,
): SignatureVerdict {
  const verified = verifySshSignature(payload, signature, namespace);
  return verified.kind === 'good'
    ? verdictOfOwner('ssh', keyOwner(keyring.keys, verified.fingerprint, day, namespace), verified.fingerprint, day)
    : verdictWithoutSigner('ssh', verified.kind, verified.message, verified.fingerprint);
}

/**
 * Judges a detached OpenPGP signature.
 *
 * @param payload the signed bytes
 * @param signature the armored signature
 * @param keyring keys that are believed
 * @param day day of the signed act
 */
export async function judgeOpenPgp(
  payload: Uint8Array,
  signature: string,
  keyring: Keyring,
  day: string,
): Promise<SignatureVerdict> {
  const verified = await verifyOpenPgpSignature(payload, signature, keyring.openPgp);
  switch (verified.kind) {
    case 'good':
      return verdictOfOwner('openpgp', keyOwner(keyring.keys, verified.fingerprint, day), verified.fingerprint, day);
    case 'unknown-key':
      return verdictWithoutSigner(
        'openpgp',
        'unknown-key',
        `Signed with the OpenPGP key ${verified.keyId}, which is stated for nobody.`,
      );
    case 'invalid-key': {
      const owner = keyOwner(keyring.keys, verified.fingerprint, day);
      const signer =
        owner.kind === 'person' || owner.kind === 'platform'
          ? owner
          : owner.kind === 'outside-window'
            ? owner.signer
            : null;
      const { fingerprint, message } = verified;
      return { kind: 'openpgp', result: 'outside-window', signer, fingerprint, message };
    }
    case 'bad':
      return verdictWithoutSigner('openpgp', 'bad', verified.message, verified.fingerprint);
    case 'not-verifiable':
      return verdictWithoutSigner('openpgp', 'not-verifiable', verified.message);
  }
}
