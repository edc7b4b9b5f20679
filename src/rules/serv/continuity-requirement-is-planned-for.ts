import { hasField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { continuity, requirementsAbout, statesRequirement } from './_requirements.ts';
import { deliveredServices, isComingVersion, named, stateWords } from './_services.ts';

export default defineRule({
  id: 'SERV-029',
  name: 'continuity-requirement-is-planned-for',
  severity: 'warn',
  basis: 'derived',
  clause: '8.7.2',
  level: 'essential',
  types: ['continuity-plan'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Every service with a continuity requirement is protected by a continuity plan in force.',
  fix: 'Add the service to `protects` of a continuity plan, with how it is kept up and brought back; one plan may cover many.',
  *check({ sms, note }) {
    const plans = itemsOfType(sms, 'continuity-plan');
    for (const service of deliveredServices(sms)) {
      const place = placeOfRequirement(service);
      const naming = plans.filter((plan) => protects(sms, plan, service));
      if (place === null || naming.some((plan) => plan.inForce)) continue;
      const coming = naming.find((plan) => isComingVersion(plan, sms.asOf));
      if (coming !== undefined) {
        note(
          `Whether ${service.id} is protected by a continuity plan cannot be said: the file holds the coming version of ${coming.id}.`,
          'Only the history of the file shows the version in force.',
          service.id,
        );
        continue;
      }
      const others = listWords(naming.map((plan) => `${plan.id}, which is ${stateWords(plan)}`));
      yield {
        item: service.id,
        place,
        message: `${named(service)} has a continuity requirement, but no continuity plan in force protects it${others === '' ? '' : ` (only ${others})`}. Expected a plan that names it under \`protects\`.`,
        related: naming.map((plan) => ({ item: plan.id, message: `is ${stateWords(plan)}`, place: plan.place })),
      };
    }
  },
});

/** Where the requirement is stated; null for a service that has none. */
function placeOfRequirement(service: Item): Place | null {
  const [row] = requirementsAbout(service, continuity);
  if (row !== undefined) return placeOfPath(service, 'requirements', [row.index]);
  if (hasField(service, 'continuity')) return placeOfField(service, 'continuity');
  return statesRequirement(service, continuity) ? placeOfField(service, 'requirements') : null;
}

/** The plan names the service in its list, or in the table of what is held meanwhile. */
function protects(sms: Sms, plan: Item, service: Item): boolean {
  const lines = mapsField(plan, 'requirements').map((line) => (textField(line, 'service') ?? '').toLowerCase());
  return (
    idsAt(sms, plan, 'protects').includes(service.id) ||
    lines.some((line) => line.includes(service.id.toLowerCase()) || line === service.title.toLowerCase())
  );
}
