import { believed } from '../../core/control/believed.ts';
import { mayReview } from '../../core/control/may-review.ts';
import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { reviewLog } from '../../core/model/review-log.ts';

export default defineRule({
  id: 'REVW-005',
  name: 'reviewer-has-the-role',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'A review is done by the owner, or by somebody who may review or approve the item.',
  fix: 'Assign the review to the owner, or give the reviewer the right in the authority matrix.',
  *check({ sms, asOf }) {
    for (const item of sms.items.values()) {
      const last = lastReview(item, asOf);
      if (last === null || !item.inView || item.owner === null) continue;
      const { by, at, index } = last;
      const person = believed(sms).items.get(by) ?? sms.items.get(by);
      // An id that leads nowhere is a finding of LINK, a name of somebody outside nothing that posts could tell.
      if (person?.type.key !== 'person' || mayReview(sms, item, by, at)) continue;
      const held = [...new Set(rolesOfPerson(believed(sms), by, at).map(({ role }) => role))];
      yield {
        item: item.id,
        place: placeOfPath(item, 'review', ['log', index, 'by']),
        message: `The last review of ${item.id} is by ${by} (${person.title}), who on ${at} held ${held.length === 0 ? 'no role' : held.join(' and ')}. Expected the owner ${item.owner}, or a role that may review or approve it.`,
        actual: by,
        expected: item.owner,
      };
    }
  },
});

interface Review {
  readonly by: string;
  readonly at: string;
  readonly index: number;
}

/** The last review: those before it are past mending, and a proper one after them is what counts. */
function lastReview(item: Item, asOf: string): Review | null {
  const log = reviewLog(item).flatMap((entry, index) => {
    const [by, at] = [textField(entry, 'by'), dateField(entry, 'at')];
    return by === null || at === null || compareDates(at, asOf) > 0 ? [] : [{ by, at, index }];
  });
  return log.sort((a, b) => compareDates(a.at, b.at)).at(-1) ?? null;
}
