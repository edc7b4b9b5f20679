import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { wholeReviews } from '../../core/model/review-log.ts';

/** Types whose review has a rule of its own. */
const judgedElsewhere: ReadonlySet<string> = new Set(['external-document']);

export default defineRule({
  id: 'REVW-002',
  name: 'review-is-not-overdue',
  severity: 'error',
  basis: 'own',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  clock: true,
  parameters: {
    grace: { default: 'P30D', says: 'How long an overdue review is a warning before it becomes an error.' },
  },
  summary: 'What is in force is reviewed in the interval the organization has set.',
  fix: 'Review it and log the outcome under `review.log`; "no change" is an outcome.',
  *check({ sms, asOf }) {
    for (const item of sms.items.values()) {
      if (!item.inForce || !item.inView || judgedElsewhere.has(item.type.key)) continue;
      const due = dueOn(sms, item);
      if (due === null || compareDates(due, asOf) >= 0) continue;
      const review = mapField(item, 'review');
      const interval =
        (review === null ? null : textField(review, 'interval')) ??
        sms.settings.reviewInterval[item.type.key] ??
        sms.settings.reviewInterval['default'];
      const isStated = review !== null && dateField(review, 'due') === due;
      const hasActs = item.approvals.length > 0 || (review !== null && wholeReviews(item).length > 0);
      const since = hasActs ? 'the last approval or review' : 'it came into force';
      const why =
        isStated || interval === undefined ? 'stated in the file' : `${describeDuration(interval)} after ${since}`;
      yield {
        item: item.id,
        place: review === null ? item.place : placeOfPath(item, 'review', isStated ? ['due'] : []),
        message: `The review of ${item.id} was due on ${due}, ${why}. Expected an entry in \`review.log\` since then: review it and log the outcome.`,
        due,
      };
    }
  },
});

/** Day the review is due; a register that was looked at as a whole counts for each of its rows. */
function dueOn(sms: Sms, item: Item): string | null {
  const review = mapField(item, 'review');
  const register = item.parent === null ? undefined : sms.registers.get(item.parent);
  const interval = parseDuration((review === null ? null : textField(review, 'interval')) ?? '');
  const looked = (register?.reviewLog ?? [])
    .filter((entry) => entry.at <= sms.asOf && /all/i.test(entry.outcome ?? ''))
    .map((entry) => entry.at)
    .sort()
    .at(-1);
  if (item.reviewDue === null || looked === undefined || review === null || interval === null) return item.reviewDue;
  const isStated = dateField(review, 'due') === item.reviewDue;
  const isNewer = wholeReviews(item).every((entry) => (dateField(entry, 'at') ?? '') < looked);
  return isStated || !isNewer ? item.reviewDue : addDuration(looked, interval);
}
