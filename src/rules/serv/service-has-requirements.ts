import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { missingParts } from './_sections.ts';
import type { Part } from './_sections.ts';
import { deliveredServices } from './_services.ts';

const parts: readonly Part[] = [
  { field: 'requirements', heading: 'Requirements', name: 'requirements' },
  { field: 'criticality', heading: 'Criticality', name: 'criticality' },
];

export default defineRule({
  id: 'SERV-008',
  name: 'service-has-requirements',
  severity: 'error',
  basis: 'std',
  clause: '8.2.2',
  level: 'essential',
  types: ['service'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Every delivered service in scope has documented requirements and a criticality.',
  fix: 'Write the requirements into the table under "Requirements", and state `criticality` with its reason in the text.',
  *check({ sms }) {
    for (const service of deliveredServices(sms)) {
      const missing = missingParts(service, parts);
      const [first] = missing;
      if (first === undefined) continue;
      const names = missing.map((part) => part.name).join(' and no ');
      yield {
        item: service.id,
        place: placeOfField(service, first.field),
        message: `${service.id} (${service.title}) is ${service.state} and has no ${names}. Expected what the service has to fulfil, agreed with those who use it, and how critical it is.`,
      };
    }
  },
});
