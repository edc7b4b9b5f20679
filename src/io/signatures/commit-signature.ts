import type { SignatureVerdict } from '../../core/control/signature-verdict.ts';
import { verdictWithoutSigner } from '../../core/control/signature-verdict.ts';
import type { Keyring } from './keyring.ts';
import { gitNamespace, judgeOpenPgp, judgeSsh } from './verify-signature.ts';

/** A commit or tag object taken apart. */
export type SignedObject =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'ssh' | 'openpgp' | 'x509';
      /** The object without its signature: the bytes that were signed. */
      readonly payload: Uint8Array;
      readonly signature: string;
    }
  | { readonly kind: 'problem'; readonly message: string };

/** First lines of signatures that Git knows (`gpg.format`). */
const beginnings = [
  ['-----BEGIN SSH SIGNATURE-----', 'ssh'],
  ['-----BEGIN PGP SIGNATURE-----', 'openpgp'],
  ['-----BEGIN PGP MESSAGE-----', 'openpgp'],
  ['-----BEGIN SIGNED MESSAGE-----', 'x509'],
] as const;

/**
 * Takes the signature out of a commit or tag object exactly as Git does. A commit holds it in the header `gpgsig`
 * (`gpgsig-sha256` in repositories with SHA-256), whose further lines begin with a blank; a tag at its end.
 *
 * @param object content of the object as `git cat-file commit` or `git cat-file tag` gives it
 */
export function splitSignedObject(object: Uint8Array): SignedObject {
  const text = Buffer.from(object).toString('latin1');
  if (text.startsWith('object ')) return splitTag(text);
  return /^tree [0-9a-f]+\n/.test(text)
    ? splitCommit(text)
    : { kind: 'problem', message: 'The object is neither a commit nor a tag.' };
}

/**
 * Judges the signature of a commit or annotated tag.
 *
 * @param object content of the object as `git cat-file commit` or `git cat-file tag` gives it
 * @param keyring keys that are believed
 * @param day day of the commit or tag
 */
export async function verifyObjectSignature(
  object: Uint8Array,
  keyring: Keyring,
  day: string,
): Promise<SignatureVerdict> {
  const split = splitSignedObject(object);
  switch (split.kind) {
    case 'none':
      return verdictWithoutSigner('none', 'none', 'There is no signature.');
    case 'problem':
      return verdictWithoutSigner('none', 'not-verifiable', split.message);
    case 'ssh':
      return judgeSsh(split.payload, split.signature, gitNamespace, keyring, day);
    case 'openpgp':
      return judgeOpenPgp(split.payload, split.signature, keyring, day);
    case 'x509':
      return verdictWithoutSigner(
        'x509',
        'not-verifiable',
        'Signed with an X.509 certificate (S/MIME or gitsign), which cannot be verified offline.',
      );
  }
}

function splitCommit(text: string): SignedObject {
  const end = text.indexOf('\n\n');
  const headerEnd = end < 0 ? text.length : end + 1;
  const headers = text.slice(0, headerEnd).match(/[^\n]*(?:\n [^\n]*)*\n?/g) ?? [];
  const ours = /^tree [0-9a-f]{64}\n/.test(text) ? 'gpgsig-sha256 ' : 'gpgsig ';
  const signatures = headers.filter((header) => header.startsWith(ours));
  const kept = headers.filter((header) => !header.startsWith('gpgsig')).join('') + text.slice(headerEnd);
  const [signature] = signatures;
  if (signature === undefined) return { kind: 'none' };
  if (signatures.length > 1) return { kind: 'problem', message: 'The commit has several signatures, expected one.' };
  return signedObject(kept, signature.slice(ours.length).replaceAll('\n ', '\n'));
}

function splitTag(text: string): SignedObject {
  const start = Math.max(...beginnings.map(([line]) => text.lastIndexOf(`\n${line}`) + 1));
  if (start === 0) return { kind: 'none' };
  const content = text.slice(0, start);
  const headerEnd = content.indexOf('\n\n') + 1;
  const headers = content.slice(0, headerEnd).match(/[^\n]*(?:\n [^\n]*)*\n/g) ?? [];
  const kept = headers.filter((header) => !header.startsWith('gpgsig')).join('');
  return signedObject(kept + content.slice(headerEnd), text.slice(start));
}

function signedObject(payload: string, signature: string): SignedObject {
  const kind = beginnings.find(([line]) => signature.startsWith(line))?.[1];
  return kind === undefined
    ? { kind: 'problem', message: 'The signature is of a kind that Git does not know.' }
    : { kind, payload: Buffer.from(payload, 'latin1'), signature };
}
