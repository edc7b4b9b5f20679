import { compareDates } from '../../core/lifecycle/calendar.ts';
import { isOfVersion } from '../../core/control/authority.ts';
import { isTextInView } from '../../core/control/version-on-day.ts';
import { dateField } from '../../core/model/fields.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'LIFE-003',
  name: 'effect-follows-approval',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'No document takes effect before it is approved.',
  fix: 'Correct the date.',
  *check({ sms, asOf }) {
    for (const item of sms.items.values()) {
      // A contract may start before it is signed.
      if (item.type.lifecycle !== 'document' || item.status !== 'approved' || !isTextInView(item, asOf)) continue;
      const from = dateField(item, 'effective_from');
      const [approved] = item.approvals
        .filter((entry) => entry.action === 'approved' && isOfVersion(item, entry))
        .flatMap((entry) => entry.on ?? [])
        .sort(compareDates);
      if (from === null || approved === undefined || compareDates(from, approved) >= 0) continue;
      const text = item.version === null ? item.id : `Version ${item.version} of ${item.id}`;
      yield {
        item: item.id,
        place: placeOfPath(item, 'effective_from', []),
        message: `${text} states that it takes effect on ${from}, and was approved on ${approved}. Expected the day of approval or a later one: nobody had to follow it before.`,
        actual: from,
        expected: approved,
      };
    }
  },
});
