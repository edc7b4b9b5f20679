import { dateField, mapField, textField } from '../model/fields.ts';
import type { Approval, Item } from '../model/item.ts';

/**
 * The entry that approves the version of an item that stands in its file: the last `approved` (agreements: `approved` or
 * `agreed` by our side) entry for that version, or the last one when the item has no version.
 *
 * @param item a document
 * @returns null when there is none
 */
export function currentApproval(item: Item): Approval | null {
  const entries = item.approvals.filter(
    (entry) =>
      (entry.action === 'approved' || entry.action === 'agreed') &&
      (item.version === null || entry.version === null || entry.version === item.version),
  );
  return entries.findLast((entry) => entry.action === 'approved') ?? entries.at(-1) ?? null;
}

/** What the digest of an approval or of a closing says about the content as it is now. */
export type Binding =
  | { readonly kind: 'unbound' }
  | { readonly kind: 'intact' }
  | { readonly kind: 'broken'; readonly digest: string; readonly on: string | null };

/**
 * Compares the content of a document with the content that was approved.
 *
 * @param item a document under any control
 */
export function approvalBinding(item: Item): Binding {
  return binding(item, currentApproval(item)?.digest ?? null, currentApproval(item)?.on ?? null);
}

/**
 * Compares the content of a record with the content that was closed.
 *
 * @param item a record
 */
export function closingBinding(item: Item): Binding {
  const closed = mapField(item, 'closed');
  return closed === null ? { kind: 'unbound' } : binding(item, textField(closed, 'digest'), dateField(closed, 'at'));
}

function binding(item: Item, digest: string | null, on: string | null): Binding {
  if (digest === null) return { kind: 'unbound' };
  return digest === item.digest ? { kind: 'intact' } : { kind: 'broken', digest, on };
}

/** Grade of an approval as far as the file alone can tell: documentary proof with its SHA-256 gives C, everything else D. */
export function gradeFromFile(approval: Approval): 'C' | 'D' {
  return approval.proofSha256 !== null ? 'C' : 'D';
}
