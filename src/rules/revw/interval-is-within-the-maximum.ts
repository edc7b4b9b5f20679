import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'REVW-003',
  name: 'interval-is-within-the-maximum',
  severity: 'warn',
  basis: 'own',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  parameters: {
    max: {
      default: 'P36M',
      says: 'Longest interval of review where `review_interval` names none for the type. A convention of ours.',
    },
  },
  summary: 'No item gives itself a longer interval of review than the organization allows for its type.',
  fix: 'Shorten the interval, or have the one of the type changed in clausebook.yaml.',
  *check({ sms, asOf, text }) {
    for (const item of sms.items.values()) {
      const stated = statedInterval(item);
      const own = sms.settings.reviewInterval[item.type.key];
      const most = own ?? text('max');
      if (stated === null || !item.inView || !isLonger(stated, most, asOf)) continue;
      const why =
        own === undefined
          ? 'the most that any item may have'
          : `what \`review_interval\` allows a ${item.type.key.replaceAll('-', ' ')}`;
      yield {
        item: item.id,
        place: placeOfPath(item, 'review', ['interval']),
        message: `${item.id} is to be reviewed every ${describeDuration(stated)}, and ${describeDuration(most)} is ${why}. Expected a shorter interval, or a longer one for the type, decided by whoever sets it.`,
        actual: stated,
        expected: most,
      };
    }
  },
});

function statedInterval(item: Item): string | null {
  const review = mapField(item.stated, 'review');
  const interval = review === null ? null : textField(review, 'interval');
  return interval === null || parseDuration(interval) === null ? null : interval;
}

/** Months are of different length: what counts is where the two end when they begin on the day judged. */
function isLonger(interval: string, most: string, asOf: string): boolean {
  const [a, b] = [parseDuration(interval), parseDuration(most)];
  return a !== null && b !== null && compareDates(addDuration(asOf, a), addDuration(asOf, b)) > 0;
}
