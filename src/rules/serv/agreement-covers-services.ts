import { textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { deliveredServices, isAgreed, isGone, itemsNamedIn, named } from './_services.ts';

export default defineRule({
  id: 'SERV-004',
  name: 'agreement-covers-services',
  severity: 'error',
  basis: 'derived',
  clause: '8.3.3',
  level: 'essential',
  types: ['sla'],
  needs: ['files'],
  judges: 'in-force',
  subsumes: ['SERV-003'],
  summary: 'Every agreement with a customer covers at least one service, and no service that has ended.',
  fix: 'Correct `covers`, and have the new version agreed with the customer.',
  *check({ sms }) {
    for (const sla of itemsOfType(sms, 'sla')) {
      if (!isAgreed(sla, sms.asOf)) continue;
      if (textsField(sla, 'covers').length === 0) {
        yield {
          item: sla.id,
          keys: [sla.id, ...deliveredTo(sms, idsAt(sms, sla, 'customer'))],
          place: placeOfField(sla, 'covers'),
          message: `${named(sla)} covers no service. Expected \`covers\` with the services that the agreement is about.`,
          actual: 'no service',
        };
        continue;
      }
      const wrong = itemsNamedIn(sms, sla, 'covers').filter(({ item }) => item.type.key !== 'service' || isGone(item));
      const [first] = wrong;
      if (first === undefined) continue;
      yield {
        item: sla.id,
        place: first.place,
        message: `${named(sla)} covers ${listWords(wrong.map(({ item }) => `${item.id} (${item.title}; ${whyWrong(item)})`))}. Expected services that are delivered or planned.`,
        actual: listWords(wrong.map(({ item }) => item.id)),
        related: wrong.map(({ item }) => ({ item: item.id, message: `is ${whyWrong(item)}`, place: item.place })),
      };
    }
  },
});

/** Services of which SERV-003 would say that they lack an agreement with these customers. */
function deliveredTo(sms: Sms, customers: readonly string[]): readonly string[] {
  return deliveredServices(sms)
    .filter((service) => idsAt(sms, service, 'customers').some((id) => customers.includes(id)))
    .map((service) => service.id);
}

function whyWrong(item: Item): string {
  return item.type.key === 'service' ? item.state : 'no service';
}
