import { compareDates } from '../core/lifecycle/calendar.ts';
import { dateField, isFieldMap } from '../core/model/fields.ts';
import type { Relation, Sms } from '../core/model/sms.ts';
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
