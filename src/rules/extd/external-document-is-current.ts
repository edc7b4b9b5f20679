import { compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField, textField } from '../../core/model/fields.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { wholeReviews } from '../../core/model/review-log.ts';

export default defineRule({
  id: 'EXTD-003',
  name: 'external-document-is-current',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  types: ['external-document'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  summary: 'Whether the edition of an outside document is current is checked in the interval of its row.',
  fix: 'Ask the publisher which edition is current, and log the answer under `review.log` of the row.',
  *check({ sms, asOf, note }) {
    for (const item of itemsOfType(sms, 'external-document')) {
      const review = mapField(item, 'review');
      if (!item.inForce || review === null) continue;
      const interval = textField(review, 'interval');
      if (item.reviewDue === null && interval !== null && parseDuration(interval) !== null) {
        note(
          `Whether the check of ${item.id} is due cannot be said: an interval is set, but no check until ${asOf} is logged.`,
          'Log the first check under `review.log` of the row.',
          item.id,
        );
      }
      const due = item.reviewDue;
      if (due === null || compareDates(due, asOf) >= 0) continue;
      const checks = wholeReviews(item)
        .flatMap((entry) => dateField(entry, 'at') ?? [])
        .filter((day) => day <= asOf)
        .sort();
      const last = checks.at(-1);
      const rhythm = [
        ...(interval === null ? [] : [`every ${describeDuration(interval).replace(/^1 /, '')}`]),
        last === undefined ? 'no check is logged' : `last on ${last}`,
      ];
      yield {
        item: item.id,
        place: placeOfPath(item, 'review', []),
        message: `The edition of ${item.id} (${item.title}) was due for a check on ${due} (${rhythm.join(', ')}). Expected a check with the publisher, logged in the row.`,
        due,
      };
    }
  },
});
