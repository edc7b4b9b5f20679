import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { missingParts } from './_sections.ts';
import type { Part } from './_sections.ts';
import { deliveredServices, named } from './_services.ts';

const parts: readonly Part[] = [
  { field: 'outcome', heading: 'What you get', name: 'outcome' },
  { field: 'depends_on', heading: 'Dependencies', name: 'dependencies', mayBeNone: true },
];

export default defineRule({
  id: 'SERV-016',
  name: 'catalogue-entry-is-complete',
  severity: 'warn',
  basis: 'std',
  clause: '8.2.4',
  level: 'essential',
  types: ['service'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary:
    'The entry of every delivered service says what those who use it get from it, and which services it depends on.',
  fix: 'Write the outcome under "What you get", for the reader, and list the services under `depends_on`; the list may be empty.',
  *check({ sms }) {
    for (const service of deliveredServices(sms)) {
      const missing = missingParts(service, parts);
      const [first] = missing;
      if (first === undefined) continue;
      yield {
        item: service.id,
        place: placeOfField(service, first.field),
        message: `${named(service)} is in the catalogue and says nothing of its ${missing.map((part) => part.name).join(' and its ')}. Expected what somebody gets from the service (under "What you get"), and \`depends_on\` with the services it needs; an empty list says that it needs none.`,
      };
    }
  },
});
