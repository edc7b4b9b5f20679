import type { SignedEntry } from '../../core/control/signed-entry.ts';
import { approvalNamespace, signedEntryText } from '../../core/control/signed-entry.ts';
import { signWithKey } from '../signatures/make-ssh-signature.ts';
import { testKey } from './test-keys.ts';

/**
 * The signature that an approval entry of the demo carries, made with the approver's test key of that day.
 *
 * @param id id of the document
 * @param entry the entry as stated in the file
 */
export function entrySignature(id: string, entry: SignedEntry): string {
  const payload = Buffer.from(signedEntryText(id, entry));
  return signWithKey(payload, approvalNamespace, testKey(entry.by, entry.on ?? ''));
}
