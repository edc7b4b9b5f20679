import { listWords } from '../../core/model/list-words.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { deliveredServices, isComingVersion } from './_services.ts';

export default defineRule({
  id: 'SERV-003',
  name: 'delivered-service-has-an-agreement',
  severity: 'error',
  basis: 'std',
  clause: '8.3.3',
  level: 'essential',
  types: ['sla'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Every service delivered to a customer is covered by an agreement in force with that customer.',
  fix: 'Agree on the service with the customer, internal customers too, and list it under `covers`.',
  *check({ sms, note }) {
    const agreements = itemsOfType(sms, 'sla');
    for (const service of deliveredServices(sms)) {
      if (service.state !== 'live') continue;
      const covering = agreements.filter((sla) => idsAt(sms, sla, 'covers').includes(service.id));
      const without = idsAt(sms, service, 'customers').filter(
        (customer) =>
          sms.items.get(customer)?.inForce === true &&
          !covering.some((sla) => sla.inForce && isWith(sms, sla, customer)),
      );
      if (without.length === 0) continue;
      const others = covering.filter((sla) => without.some((customer) => isWith(sms, sla, customer)));
      const coming = others.filter((sla) => isComingVersion(sla, sms.asOf));
      if (without.every((customer) => coming.some((sla) => isWith(sms, sla, customer)))) {
        const ids = listWords(coming.map((sla) => sla.id));
        note(
          `Whether ${service.id} is covered by an agreement cannot be said: the file holds the coming version of ${ids}.`,
          'Only the history of the file shows the version in force.',
          service.id,
        );
        continue;
      }
      yield {
        item: service.id,
        place: placeOfField(service, 'customers'),
        message: `${service.id} (${service.title}) is delivered to ${listWords(without.map((id) => named(sms, id)))}, but no agreement in force covers it. Expected an agreement with each customer that names the service under \`covers\`.`,
        related: others.map((sla) => ({ item: sla.id, message: whyNot(sla), place: sla.place })),
      };
    }
  },
});

function isWith(sms: Sms, sla: Item, customer: string): boolean {
  return idsAt(sms, sla, 'customer').includes(customer);
}

function named(sms: Sms, id: string): string {
  return `${id} (${sms.items.get(id)?.title ?? id})`;
}

function whyNot(sla: Item): string {
  const from = sla.effectiveFrom;
  return `covers it and is not in force: ${sla.state === 'agreed' && from !== null ? `begins on ${from}` : sla.state}`;
}
