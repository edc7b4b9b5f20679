import type { Approval } from '../model/item.ts';
import { canonicalJson } from './canonical-json.ts';

/** SSHSIG namespace of the signature that an approval entry carries. */
export const approvalNamespace = 'clausebook-approval';

/** What the signature of an approval entry covers. */
export type SignedEntry = Pick<Approval, 'action' | 'by' | 'role' | 'on' | 'version' | 'digest'>;

/**
 * The text that the signature of an approval entry covers (control.md section 4): the RFC 8785 JSON of `id`, `version`,
 * `digest`, `action`, `by`, `role` and `on`. What the entry does not state is `null`, so that nothing can be added later.
 * The signed bytes are its UTF-8 form; a lone surrogate, which has none, counts as U+FFFD.
 *
 * @param id id of the item that holds the entry
 * @param entry the entry as stated in the file
 */
export function signedEntryText(id: string, entry: SignedEntry): string {
  const { version, digest, action, by, role, on } = entry;
  const stated = Object.entries({ id, version, digest, action, by, role, on });
  return canonicalJson(Object.fromEntries(stated.map(([name, value]) => [name, value?.toWellFormed() ?? null])));
}
