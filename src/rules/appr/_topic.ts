import { ownApprovals } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { isTextInView } from '../../core/control/version-on-day.ts';
import { rolesOfPerson } from '../../core/control/role-holders.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { typeWithArticle } from '../../core/types/type-words.ts';

const over: ReadonlySet<string> = new Set(['withdrawn', 'superseded', 'terminated', 'expired']);

/** An entry of our side that says who approved and when, so that it can be held against posts and rights. */
export interface DatedApproval extends Approval {
  readonly on: string;
}

/** True for a document or agreement that claims to be approved, is not over, and whose text belongs to the day judged. */
export function claimsApproval(sms: Pick<Sms, 'asOf'>, item: Item): boolean {
  const wanted = { document: 'approved', agreement: 'agreed' }[item.type.lifecycle];
  return wanted !== undefined && item.status === wanted && !over.has(item.state) && isTextInView(item, sms.asOf);
}

/**
 * Entries of our side for the version in the file that name person and day, without those after the day that is judged.
 *
 * @param sms people and day to judge
 * @param item a document or agreement
 */
export function datedApprovals(sms: Sms, item: Item): readonly DatedApproval[] {
  return ownApprovals(believed(sms), item).filter(
    (entry): entry is DatedApproval => entry.by !== '' && entry.on !== null && entry.on <= sms.asOf,
  );
}

/**
 * Roles in which an entry may be meant: those the person could act for on that day, and the one it states. Whether the
 * stated one was really held is for APPR-005 to say.
 *
 * @param sms roles and delegations
 * @param entry entry with person and day
 */
export function rolesOfEntry(sms: Sms, entry: DatedApproval): readonly string[] {
  const held = rolesOfPerson(believed(sms), entry.by, entry.on).map((holder) => holder.role);
  return [...new Set([...(entry.role === null ? [] : [entry.role]), ...held])];
}

/** Type and kind of an item in words, with article: `an SLA`, `a plan (capacity)`. */
export function describeType(item: Item): string {
  const kind = item.kind === null || item.kind.key === item.type.key ? '' : ` (${item.kind.key.replaceAll('-', ' ')})`;
  return `${typeWithArticle(item.type)}${kind}`;
}

/** A person with name, as far as the register knows one. */
export function describePerson(sms: Sms, id: string): string {
  const person = believed(sms).items.get(id) ?? sms.items.get(id);
  return person === undefined ? `"${id}"` : `${id} (${person.title})`;
}

/** `ROL-001`, `ROL-001 or ROL-003`, `ROL-001, ROL-002 or ROL-003`. */
export function anyOf(ids: readonly string[]): string {
  return ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} or ${ids.at(-1) ?? ''}`;
}
