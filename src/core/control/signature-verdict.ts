import type { KeyOwner, KeyWindow, Signer } from './signer-keys.ts';

export type SignatureKind = 'ssh' | 'openpgp' | 'x509' | 'none';

/** What a signature proves. Only `good` proves anything. */
export interface SignatureVerdict {
  readonly kind: SignatureKind;
  /**
   * - `good`: intact, by a key that belonged to `signer` on that day
   * - `bad`: does not fit the content, or is malformed
   * - `unknown-key`: intact or not to be judged, but nobody is known to own the key, or more than one
   * - `outside-window`: intact, by a key of `signer` that did not count on that day
   * - `not-verifiable`: of a kind that is not judged here, see `message`
   * - `none`: there is no signature
   */
  readonly result: 'good' | 'bad' | 'unknown-key' | 'outside-window' | 'not-verifiable' | 'none';
  /** Whose key it is; null where that is not known. */
  readonly signer: Signer | null;
  /** Fingerprint of the key, as in `SignerKey`; null where it is not known. */
  readonly fingerprint: string | null;
  /** The result in plain words, a sentence or two. */
  readonly message: string;
}

/** A verdict that names no signer. */
export function verdictWithoutSigner(
  kind: SignatureKind,
  result: Exclude<SignatureVerdict['result'], 'good' | 'outside-window'>,
  message: string,
  fingerprint: string | null = null,
): SignatureVerdict {
  return { kind, result, signer: null, fingerprint, message };
}

/**
 * The verdict on a signature that fits its content, given to whom the key belonged.
 *
 * @param kind kind of the signature
 * @param owner result of `keyOwner`
 * @param fingerprint of the key
 * @param day the day asked for
 */
export function verdictOfOwner(
  kind: 'ssh' | 'openpgp',
  owner: KeyOwner,
  fingerprint: string,
  day: string,
): SignatureVerdict {
  switch (owner.kind) {
    case 'person':
    case 'platform':
      return {
        kind,
        result: 'good',
        signer: owner,
        fingerprint,
        message: `Signed with the key ${fingerprint} of ${signerName(owner)}.`,
      };
    case 'outside-window':
      return {
        kind,
        result: 'outside-window',
        signer: owner.signer,
        fingerprint,
        message: `Signed with the key ${fingerprint} of ${signerName(owner.signer)}, which counts ${owner.windows.map(windowWords).join(' and ')}, not on ${day}.`,
      };
    case 'shared':
      return verdictWithoutSigner(
        kind,
        'unknown-key',
        `Signed with the key ${fingerprint}, which is stated for ${owner.signers.map(signerName).join(' and ')}, so it proves none of them.`,
        fingerprint,
      );
    case 'unknown':
      return verdictWithoutSigner(
        kind,
        'unknown-key',
        `Signed with the key ${fingerprint}, which is stated for nobody.`,
        fingerprint,
      );
  }
}

function signerName(signer: Signer): string {
  return signer.kind === 'person' ? signer.person : `the platform ${signer.name}`;
}

function windowWords({ from, to, enteredOn }: KeyWindow): string {
  if (from === null) return to === null ? 'always' : `until ${to}`;
  const since = enteredOn === undefined ? `from ${from}` : `from ${from} (it was entered on ${enteredOn})`;
  return to === null ? since : `${since} to ${to}`;
}
