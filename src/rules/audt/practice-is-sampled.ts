import { textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { sectionText } from '../serv/_sections.ts';
import { reportedAudits } from './_report-parts.ts';

const documents = /document[- ]review|documents?\b|dokument/i;
const practice =
  /interview|\btalk|\bspoke|\bask(?:ed|ing)?\b|conversation|observ|watch|\bvisit|walk|sampl|\brecords?\b|ticket|\bcases?\b|gespräch|befrag|beobacht|stichprobe|aufzeichnung|nachweis|begehung/i;

export default defineRule({
  id: 'AUDT-010',
  name: 'practice-is-sampled',
  severity: 'info',
  basis: 'practice',
  clause: '9.2.1',
  level: 'essential',
  types: ['audit'],
  needs: ['files'],
  summary: 'An internal audit looks at what people do, not only at what is written.',
  fix: 'In the next audit talk with those who do the work, and draw a sample of records.',
  *check({ sms }) {
    for (const audit of reportedAudits(sms)) {
      const text = methodOf(audit);
      if (!documents.test(text) || practice.test(text) || hasSamples(audit)) continue;
      yield {
        item: audit.id,
        place: placeOfField(audit, 'method'),
        message: `As its method ${audit.id} (${audit.title}) names documents only: no interview, no observation, no sample of records. Whether people work as the documents say cannot be seen that way. Look at practice in the next audit.`,
      };
    }
  },
});

function methodOf(audit: Item): string {
  return [...textsField(audit, 'method'), sectionText(audit, 'Method and samples') ?? ''].join(' ');
}

function hasSamples(audit: Item): boolean {
  const samples = audit.fields['samples'];
  return Array.isArray(samples) && samples.length > 0;
}
