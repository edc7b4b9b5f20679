import { isOfVersion } from '../../core/control/authority.ts';
import { isApproving } from '../../core/history/terms.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField } from '../../core/model/fields.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'LIFE-005',
  name: 'approved-text-takes-effect-soon',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  clock: true,
  parameters: {
    limit: {
      default: 'P30D',
      says: 'How long after its approval the first day of a document may lie. A convention of ours.',
    },
  },
  summary: 'An approved document takes effect soon after its approval.',
  fix: 'Correct the day, or set an earlier one; where the wait is meant, nothing needs to be done.',
  *check({ sms, asOf, text }) {
    const limit = parseDuration(text('limit'));
    if (limit === null) return;
    for (const item of sms.items.values()) {
      if (item.type.lifecycle !== 'document' || item.status !== 'approved') continue;
      const from = dateField(item, 'effective_from');
      const approved = item.approvals
        .filter((entry) => isApproving(entry) && isOfVersion(item, entry))
        .flatMap(({ on }) => on ?? [])
        .toSorted(compareDates)
        .at(-1);
      if (from === null || approved === undefined) continue;
      // Before its approval nothing waits; on its first day the wait is over.
      if (compareDates(approved, asOf) > 0 || compareDates(from, asOf) <= 0) continue;
      if (compareDates(addDuration(approved, limit), from) >= 0) continue;
      const name = item.version === null ? item.id : `Version ${item.version} of ${item.id}`;
      yield {
        item: item.id,
        place: placeOfPath(item, 'effective_from', []),
        message: `${name} was approved on ${approved} and takes effect on ${from}, later than ${describeDuration(text('limit'))} after that. Expected an earlier day, unless the wait is meant: until then readers follow the text before it, or none.`,
        actual: from,
      };
    }
  },
});
