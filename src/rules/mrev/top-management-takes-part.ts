import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { booleanField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { heldReviews } from '../../core/trace/held-reviews.ts';

export default defineRule({
  id: 'MREV-005',
  name: 'top-management-takes-part',
  severity: 'error',
  basis: 'std',
  clause: '9.3',
  level: 'essential',
  types: ['management-review'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'Somebody of top management chairs the management review or takes part in it.',
  fix: 'Repeat the review with top management, or enter who of them was present.',
  *check({ sms, note }) {
    // As for the inputs: the next review makes good what one review lacked.
    const review = heldReviews(sms).at(-1);
    if (review === undefined) return;
    const top = itemsOfType(sms, 'role').filter((role) => booleanField(role, 'top_management') === true);
    if (top.length === 0) {
      note(
        `Whether top management took part in ${review.id} cannot be said: no role says \`top_management: true\`.`,
        'Mark the roles of top management in the register of roles.',
        review.id,
      );
      return;
    }
    const present = [...idsAt(sms, review, 'chair'), ...idsAt(sms, review, 'present')];
    if (present.some((id) => isTop(sms, top, id, review.date))) return;
    const named = [...textsField(review, 'chair'), ...textsField(review, 'present')];
    yield {
      item: review.id,
      place: placeOfField(review, 'chair'),
      message: `${review.id} of ${review.date} was held by ${named.length === 0 ? 'nobody who is named' : listWords([...new Set(named)])}; none of them held a role of top management that day. Expected one of the holders of ${listWords(top.map(({ id }) => id))} in the chair or among those present.`,
      related: top.map((role) => ({ item: role.id, message: 'is a role of top management', place: role.place })),
    };
  },
});

/** A role of top management itself, or a person who held one on the day, by post or by delegation. */
function isTop(sms: Sms, top: readonly Item[], id: string, day: string): boolean {
  const roles = [id, ...rolesOfPerson(sms, id, day).map(({ role }) => role)];
  return top.some((role) => roles.includes(role.id));
}
