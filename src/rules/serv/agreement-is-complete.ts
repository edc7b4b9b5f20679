import { hasField } from '../../core/model/fields.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { missingParts } from './_sections.ts';
import type { Part } from './_sections.ts';
import { isAgreed } from './_services.ts';

const parts: readonly Part[] = [
  { field: 'targets', heading: 'Targets', name: 'targets' },
  { field: 'workload_limits', heading: 'Workload limits', name: 'workload limits' },
  { field: 'exceptions', heading: 'Exceptions', name: 'exceptions', mayBeNone: true },
];
const requirements: Part = {
  field: 'requirements',
  heading: 'Requirements',
  name: 'documented requirements behind it',
};

export default defineRule({
  id: 'SERV-005',
  name: 'agreement-is-complete',
  severity: 'error',
  basis: 'std',
  clause: '8.3.3',
  level: 'essential',
  types: ['sla'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  subsumes: ['CONT-003'],
  summary: 'An agreement has targets, workload limits and exceptions, and rests on documented requirements.',
  fix: 'Complete the agreement with the customer and have the new version agreed. "None" is an answer for exceptions.',
  *check({ sms }) {
    for (const sla of itemsOfType(sms, 'sla')) {
      if (!isAgreed(sla, sms.asOf)) continue;
      const missing = [...missingParts(sla, parts), ...(restsOnRequirements(sms, sla) ? [] : [requirements])];
      const [first] = missing;
      if (first === undefined) continue;
      yield {
        item: sla.id,
        place: placeOfField(sla, first === requirements ? 'covers' : first.field),
        message: `${sla.id} (${sla.title}) has ${listWords(missing.map((part) => `no ${part.name}`))}. Expected targets, workload limits, exceptions (or the word "none") and services whose requirements are written down.`,
      };
    }
  },
});

/** Silent as long as one covered service says what it has to fulfil: the others are judged by SERV-008. */
function restsOnRequirements(sms: Sms, sla: Item): boolean {
  const services = idsAt(sms, sla, 'covers').flatMap((id) => sms.items.get(id) ?? []);
  return (
    services.length === 0 ||
    hasField(sla, 'based_on') ||
    services.some((service) => service.type.key === 'service' && missingParts(service, [requirements]).length === 0)
  );
}
