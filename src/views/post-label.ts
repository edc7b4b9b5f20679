import { compareDates } from '../core/lifecycle/calendar.ts';
import { dateField, isFieldMap, textField } from '../core/model/fields.ts';
import type { Relation, Sms } from '../core/model/sms.ts';
import type { PlainText } from './words/say.ts';
import { say } from './words/say.ts';

/**
 * What a post in a role makes of those it names, on one of the two ends: who holds the role, who did, who will, and who appointed them.
 * Null for a relation that is no post.
 *
 * @param sms roles and the day judged
 * @param relation a relation between two items
 * @param end `from` on the page of the role, `to` on the page of the person
 */
export function postLabel(
  { items, asOf }: Pick<Sms, 'items' | 'asOf'>,
  { from, verb, path }: Relation,
  end: 'from' | 'to',
): string | null {
  const role = items.get(from);
  const [field, at, part] = (path ?? []).slice(role?.path.length ?? 0);
  if (verb !== 'held_by' || field !== 'posts' || typeof at !== 'number') return null;
  if (part === 'appointed_by') return end === 'from' ? say('Holders appointed by') : say('Appointed holders of');
  const posts = role?.fields['posts'];
  const post: unknown = Array.isArray(posts) ? posts[at] : undefined;
  if (!isFieldMap(post)) return null;
  const [first, last] = [dateField(post, 'from'), dateField(post, 'to')];
  if (last !== null && compareDates(last, asOf) < 0)
    return end === 'from' ? say('Held before by') : say('Held the role before');
  if (first !== null && compareDates(asOf, first) < 0)
    return end === 'from' ? say('Held later by') : say('Will hold the role');
  return null;
}

/** What an entry of `approvals` that approves nothing makes of those it names. */
const acts: Readonly<Record<string, readonly [from: PlainText, to: PlainText]>> = {
  reviewed: ['Reviewed by', 'Reviewed#act'],
  agreed: ['Agreed by', 'Agreed#act'],
  accepted: ['Accepted by', 'Accepted#act'],
  withdrawn: ['Withdrawn by', 'Withdrew'],
};

/**
 * What somebody did who is named by an entry of `approvals`, where that was no approval: reviewed, agreed, accepted or withdrew it. Null
 * for an approval, and for a relation that is no such entry.
 *
 * @param sms items
 * @param relation a relation between two items
 * @param end `from` on the page of the document, `to` on the page of the person or role
 */
export function actLabel({ items }: Pick<Sms, 'items'>, { from, path }: Relation, end: 'from' | 'to'): string | null {
  const item = items.get(from);
  const [field, at] = (path ?? []).slice(item?.path.length ?? 0);
  if (field !== 'approvals' || typeof at !== 'number' || item === undefined) return null;
  const entries = item.fields['approvals'];
  const entry: unknown = Array.isArray(entries) ? entries[at] : undefined;
  const words = isFieldMap(entry) ? acts[textField(entry, 'action') ?? ''] : undefined;
  return words === undefined ? null : say(words[end === 'from' ? 0 : 1]);
}
