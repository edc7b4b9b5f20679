import { hasField, mapField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { availability, hasRequirements, requirementsAbout, statesRequirement } from './_requirements.ts';
import { deliveredServices, inForceOf, named } from './_services.ts';
import { targetsOf } from './_targets.ts';

export default defineRule({
  id: 'SERV-014',
  name: 'service-has-availability-target',
  severity: 'error',
  basis: 'std',
  clause: '8.7.1',
  level: 'essential',
  types: ['service'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Every live service in scope has an availability requirement and a target for it.',
  fix: 'Set `availability` with target and window, and write the requirement it comes from into the table under "Requirements".',
  *check({ sms }) {
    for (const service of deliveredServices(sms)) {
      if (service.state !== 'live') continue;
      const missing = [
        // A service without any requirements is reported by SERV-008.
        ...(statesRequirement(service, availability) || !hasRequirements(service)
          ? []
          : [{ field: 'requirements', words: 'no availability requirement' }]),
        ...(hasTarget(sms, service) ? [] : [{ field: 'availability', words: 'no availability target' }]),
      ];
      const last = missing.at(-1);
      if (last === undefined) continue;
      yield {
        item: service.id,
        place: placeOfField(service, last.field),
        message: `${named(service)} is live and has ${missing.map(({ words }) => words).join(' and ')}. Expected a requirement that says how much of the time it has to be usable, and a figure to measure it by: \`availability: {target: "99.5 %", window: P1M}\`.`,
      };
    }
  },
});

/** A figure in the field, in a requirement about availability, or in an agreement in force for this service. */
function hasTarget(sms: Sms, service: Item): boolean {
  const stated = mapField(service, 'availability');
  if (stated === null ? hasField(service, 'availability') : textField(stated, 'target') !== null) return true;
  if (requirementsAbout(service, availability).some(({ fields }) => /\d/.test(textField(fields, 'value') ?? '')))
    return true;
  return inForceOf(sms, 'sla').some((sla) => {
    const covered = idsAt(sms, sla, 'covers');
    return targetsOf(sla).some(
      ({ kind, what }) =>
        kind === availability.kind && covered.includes(service.id) && (covered.length === 1 || names(what, service)),
    );
  });
}

function names(what: string, service: Item): boolean {
  const words = what.toLowerCase();
  return words.includes(service.title.toLowerCase()) || words.includes(service.id.toLowerCase());
}
