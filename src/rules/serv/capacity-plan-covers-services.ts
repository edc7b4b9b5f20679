import { mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { capacityPlans } from './_capacity.ts';
import { deliveredServices, named } from './_services.ts';

export default defineRule({
  id: 'SERV-015',
  name: 'capacity-plan-covers-services',
  severity: 'info',
  basis: 'derived',
  clause: '8.4.3',
  level: 'essential',
  types: ['plan'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'The capacity plan looks at every live service in scope.',
  fix: 'Add the service to the forecast, with its demand and what there is for it.',
  *check({ sms }) {
    const plans = capacityPlans(sms);
    const [first] = plans;
    const services = deliveredServices(sms).filter((service) => service.state === 'live');
    const left = services.filter((service) => !plans.some((plan) => speaksOf(sms, plan, service)));
    // A plan that names no service at all is arranged in another way, by resource for example.
    if (first === undefined || left.length === 0 || left.length === services.length) return;
    yield {
      item: first.id,
      place: placeOfField(first, 'forecast'),
      message: `${listWords(plans.map(({ id }) => id))} ${plans.length === 1 ? 'says' : 'say'} nothing of ${listWords(left.map(named))}. Expected a line of the forecast for every live service in scope, if only that there is enough.`,
      related: left.map((service) => ({ item: service.id, message: 'is live', place: service.place })),
    };
  },
});

/** The plan names the service: in its forecast, by a link, or anywhere in its text. */
function speaksOf(sms: Sms, plan: Item, service: Item): boolean {
  const words = `${plan.facts?.body ?? ''} ${mapsField(plan, 'forecast')
    .map((row) => textField(row, 'service') ?? '')
    .join(' ')}`;
  return (
    (sms.relationsFrom.get(plan.id) ?? []).some(({ to }) => to === service.id) ||
    words.toLowerCase().includes(service.title.toLowerCase()) ||
    words.match(/[A-Z]{2,6}-[\w-]*\d/g)?.includes(service.id) === true
  );
}
