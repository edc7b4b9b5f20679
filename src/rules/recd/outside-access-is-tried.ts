import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { hasField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { lastWholeReview } from '../../core/model/review-log.ts';

export default defineRule({
  id: 'RECD-017',
  name: 'outside-access-is-tried',
  severity: 'warn',
  basis: 'own',
  clause: '7.5.3.2',
  level: 'essential',
  types: ['external-register'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  parameters: {
    interval: { default: 'P12M', says: 'How often access is tried where the row sets no `access_interval`.' },
  },
  summary: 'Somebody tries in the interval of the row whether records kept elsewhere can still be fetched.',
  fix: 'Fetch a few records as an auditor would, and log under `review.log` of the row how it went.',
  *check({ sms, asOf, text }) {
    for (const row of itemsOfType(sms, 'external-register')) {
      if (!row.inForce || !row.inView || isJudgedByReview(row, asOf)) continue;
      const every = textField(row, 'access_interval') ?? text('interval');
      const interval = parseDuration(every);
      const last = lastWholeReview(row, asOf);
      const from = last ?? startOf(sms);
      const due = interval === null || from === null ? null : addDuration(from, interval);
      if (due === null || compareDates(due, asOf) >= 0) continue;
      const when = last === null ? 'no trial is logged' : `last on ${last}`;
      yield {
        item: row.id,
        place: placeOfField(row, hasField(row, 'access_interval') ? 'access_interval' : 'review'),
        message: `Whether records can be fetched from ${row.id} (${row.title}) was to be tried by ${due} (every ${describeDuration(every).replace(/^1 /, '')}, ${when}). Expected an entry under \`review.log\` of the row: fetch a few records as an auditor would.`,
        due,
      };
    }
  },
});

/** A row with an interval of review is for REVW-002, unless it sets one for access too; and nobody is told twice. */
function isJudgedByReview(row: Item, asOf: string): boolean {
  const { reviewDue } = row;
  return reviewDue !== null && (!hasField(row, 'access_interval') || compareDates(reviewDue, asOf) < 0);
}

/** Where nothing was ever tried the interval counts from the start of the SMS. */
function startOf({ settings, asOf }: Sms): string | null {
  const { inForceFrom } = settings;
  return inForceFrom === null || compareDates(inForceFrom, asOf) > 0 ? null : inForceFrom;
}
