import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, hasField, mapField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'OPER-001',
  name: 'major-incident-is-reviewed',
  severity: 'error',
  basis: 'std',
  clause: '8.6.1',
  level: 'essential',
  types: ['major-incident-report'],
  needs: ['files'],
  clock: true,
  parameters: {
    limit: {
      default: 'P30D',
      says: 'How long after the end of a major incident its report and review may be missing.',
    },
  },
  summary: 'Every major incident has a lead, and is reported and reviewed within the own limit.',
  fix: 'Complete the record: `lead`, `reported_to`, and `reviewed` with day and participants.',
  *check({ sms, asOf, text }) {
    const limit = parseDuration(text('limit')) ?? parseDuration('P30D');
    for (const incident of itemsOfType(sms, 'major-incident-report')) {
      const detected = dateField(incident, 'detected');
      const { inForceFrom } = sms.settings;
      if (!incident.inView || incident.kind?.key === 'continuity-invocation' || detected === null || limit === null)
        continue;
      if (inForceFrom !== null && compareDates(detected, inForceFrom) < 0) continue;
      const end = dateField(incident, 'restored') ?? detected;
      const due = addDuration(end, limit);
      const missing = compareDates(due, asOf) < 0 ? missingOf(incident) : [];
      if (missing.length === 0) continue;
      yield {
        item: incident.id,
        place: placeOfField(incident, 'detected'),
        message: `The major incident ${incident.id} of ${detected} has ${listWords(missing)}. Expected all of it by ${due}, ${describeDuration(text('limit'))} after the end of the incident: complete the record.`,
        due,
      };
    }
  },
});

function missingOf(incident: Item): readonly string[] {
  const reviewed = mapField(incident, 'reviewed');
  const isReviewed = reviewed === null ? hasField(incident, 'reviewed') : dateField(reviewed, 'at') !== null;
  return [
    ...(hasField(incident, 'lead') ? [] : ['no lead']),
    ...(textsField(incident, 'reported_to').length > 0 ? [] : ['no report to anybody (`reported_to`)']),
    ...(isReviewed ? [] : ['no review (`reviewed`)']),
  ];
}
