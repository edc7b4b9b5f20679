import { describeDuration } from '../../core/lifecycle/calendar.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { latePartsOf, ownLimit } from './_incidents.ts';

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
      default: ownLimit,
      says: 'How long after the end of a major incident its report and review may be missing.',
    },
  },
  summary: 'Every major incident has a lead, and is reported and reviewed within the own limit.',
  fix: 'Complete the record: `lead`, `reported_to`, and `reviewed` with day and participants.',
  *check({ sms, text }) {
    for (const incident of itemsOfType(sms, 'major-incident-report')) {
      const late = latePartsOf(sms, incident, text('limit'));
      if (late === null) continue;
      const { detected, due } = late;
      yield {
        item: incident.id,
        place: placeOfField(incident, 'detected'),
        message: `The major incident ${incident.id} of ${detected} has ${listWords(late.parts.map((part) => part.words))}. Expected all of it by ${due}, ${describeDuration(text('limit'))} after the end of the incident: complete the record.`,
        due,
      };
    }
  },
});
