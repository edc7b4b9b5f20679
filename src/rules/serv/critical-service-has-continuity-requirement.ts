import { hasField, textField } from '../../core/model/fields.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { continuity, hasRequirements, statesRequirement } from './_requirements.ts';
import { deliveredServices, named } from './_services.ts';

export default defineRule({
  id: 'SERV-028',
  name: 'critical-service-has-continuity-requirement',
  severity: 'error',
  basis: 'std',
  clause: '8.7.2',
  level: 'essential',
  types: ['service'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Every critical service in scope says how soon it must be back after a disaster, and with which data.',
  fix: 'Write a line of the kind `continuity` into the table under "Requirements", for example RTO 4 h, RPO 1 h.',
  *check({ sms }) {
    for (const service of deliveredServices(sms)) {
      if (textField(service, 'criticality')?.toLowerCase() !== 'critical') continue;
      // A service without any requirements is reported by SERV-008.
      if (hasField(service, 'continuity') || !hasRequirements(service) || statesRequirement(service, continuity))
        continue;
      yield {
        item: service.id,
        place: placeOfField(service, 'requirements'),
        message: `${named(service)} is rated critical and has no continuity requirement. Expected a line of the kind \`continuity\` among its requirements: how soon it must be back after a disaster, and how much data may be lost.`,
      };
    }
  },
});
