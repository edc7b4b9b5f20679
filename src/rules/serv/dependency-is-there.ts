import { itemsOfType } from '../../core/model/items-of-type.ts';
import { defineRule } from '../define-rule.ts';
import { isCommentedOn, isGone, itemsNamedIn, named } from './_services.ts';

export default defineRule({
  id: 'SERV-009',
  name: 'dependency-is-there',
  severity: 'warn',
  basis: 'std',
  clause: '8.2.2',
  level: 'essential',
  types: ['service'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'No service depends on a service that has ended, or on something that is no service.',
  fix: 'Correct `depends_on`, or say in the text of the page how the service still depends on it.',
  *check({ sms }) {
    for (const service of itemsOfType(sms, 'service')) {
      if (isGone(service) || !service.inView) continue;
      for (const { item: target, place } of itemsNamedIn(sms, service, 'depends_on')) {
        if (target.type.key !== 'service') {
          yield {
            item: service.id,
            place,
            message: `${named(service)} depends on ${named(target)}, which is no service. Expected services; what other parties supply stands under \`components\`.`,
            actual: target.id,
          };
        } else if (isGone(target) && !isCommentedOn(sms, service, target)) {
          yield {
            item: service.id,
            place,
            message: `${named(service)} depends on ${named(target)}, which is ${target.state}. Expected services that exist, or a sentence on the page that says how it still depends on ${target.id}.`,
            actual: target.id,
            related: [{ item: target.id, message: `is ${target.state}`, place: target.place }],
          };
        }
      }
    }
  },
});
