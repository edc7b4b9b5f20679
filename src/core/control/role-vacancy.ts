import { compareDates, dayAfter } from '../lifecycle/calendar.ts';
import { dateField, mapField, mapsField, textField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';

type People = Pick<Sms, 'items'>;

interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether somebody answers for a role on a day. */
export type Staffing =
  | { readonly kind: 'held' }
  /** `since` is the first day without anybody; null when nobody ever held it. */
  | { readonly kind: 'vacant'; readonly since: string | null };

/**
 * Tells whether a role has a holder on a day, or somebody who stands in: a delegation, or a holder of the deputy role. A
 * post ends at the latest with the last day of its holder in the organization.
 *
 * @param sms people, roles and delegations
 * @param role item of type role
 * @param day day asked for
 */
export function staffingOf(sms: People, role: Item, day: string): Staffing {
  const deputy = sms.items.get(textField(role, 'deputy') ?? '');
  const spans = [
    ...postsOf(sms, role),
    ...(deputy?.type.key === 'role' && deputy.id !== role.id ? postsOf(sms, deputy) : []),
    ...delegationsOf(sms, role),
  ];
  return staffingIn(spans, day);
}

/**
 * Tells whether somebody has a post in a role on a day, whoever stands in: `since` is the first day without a post.
 *
 * @param sms people
 * @param role item of type role
 * @param day day asked for
 */
export function postVacancy(sms: People, role: Item, day: string): Staffing {
  return staffingIn(postsOf(sms, role), day);
}

function staffingIn(spans: readonly Span[], day: string): Staffing {
  const begun = spans.filter((span) => span.from === null || compareDates(span.from, day) <= 0);
  if (begun.some((span) => span.to === null || compareDates(day, span.to) <= 0)) return { kind: 'held' };
  const last = begun
    .map((span) => span.to)
    .filter((end) => end !== null)
    .sort()
    .at(-1);
  return { kind: 'vacant', since: last === undefined ? null : dayAfter(last) };
}

function postsOf(sms: People, role: Item): readonly Span[] {
  return mapsField(role, 'posts').flatMap((post): readonly Span[] => {
    const id = textField(post, 'person');
    if (id === null) return [];
    const person = sms.items.get(id);
    const leaves = person === undefined ? null : dateField(mapField(person, 'employment') ?? {}, 'to');
    const span = spanOf(post);
    return [
      {
        from: span.from,
        to: leaves !== null && (span.to === null || compareDates(leaves, span.to) < 0) ? leaves : span.to,
      },
    ];
  });
}

function delegationsOf(sms: People, role: Item): readonly Span[] {
  return itemsOfType(sms, 'delegation').flatMap((item) =>
    item.status !== 'draft' && textField(item, 'from_role') === role.id ? [spanOf(item)] : [],
  );
}

function spanOf(holder: Item | FieldMap): Span {
  return { from: dateField(holder, 'from'), to: dateField(holder, 'to') };
}
