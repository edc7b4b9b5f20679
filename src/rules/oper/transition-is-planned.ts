import { compareDates } from '../../core/lifecycle/calendar.ts';
import { booleanField, dateField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { deployedOn, isSettled } from './_changes.ts';
import { affectedServices, carriesOut, takesAway, transitionPlans } from './_transitions.ts';

export default defineRule({
  id: 'OPER-005',
  name: 'transition-is-planned',
  severity: 'error',
  basis: 'std',
  clause: '8.5.1.2',
  level: 'standard',
  types: ['service-transition-plan'],
  needs: ['files'],
  summary:
    'What could hit services hard, removes or transfers one goes through design and transition, with a transition plan.',
  fix: 'Write the transition plan and name the change or the service in it; correct the route of the change.',
  *check({ sms, note }) {
    const explained = new Set<string>();
    for (const change of itemsOfType(sms, 'change')) {
      if (!takesTheLongWay(sms, change) || isSettled(sms, change)) continue;
      if (transitionPlans(sms).some((plan) => carriesOut(sms, plan, change))) continue;
      const services = affectedServices(sms, change);
      for (const service of services) explained.add(service.id);
      const what = services.length === 0 ? '' : ` on ${listWords(services.map(({ id }) => id))}`;
      const route = textField(change, 'route');
      const why =
        route === '8.5.2'
          ? `has the route 8.5.2`
          : `has potential major impact${what}${route === null ? '' : `, but the route ${route}`}`;
      yield {
        item: change.id,
        place: placeOfField(change, route === null ? 'potential_major' : 'route'),
        message: `${change.id} (${change.title}) ${why}, and no transition plan names it. Expected a service transition plan for it: write one${route === '8.5.2' ? '' : ', and let the change take the route 8.5.2'}.`,
        related: services.map((service) => ({ item: service.id, message: 'is affected', place: service.place })),
      };
    }
    for (const service of itemsOfType(sms, 'service')) {
      const due = explained.has(service.id) ? null : wantedPlan(sms, service);
      if (due === null || isSettled(sms, service)) continue;
      if (due === 'unknown day')
        note(
          `Whether ${service.id} needed a transition plan cannot be said: it is ${service.status}, and nothing says since when.`,
          'State its last day as `effective_to`, or write the plan by which it was taken away.',
          service.id,
        );
      else
        yield {
          item: service.id,
          place: placeOfField(service, 'status'),
          message: `${service.id} (${service.title}) is \`${service.status}\`, and no transition plan ${due === 'removal' ? 'for its removal or transfer ' : ''}names it. Expected a service transition plan with this \`service\`: write one.`,
        };
    }
  },
});

/** Approved or beyond, and by its route or its potential impact a matter of design and transition. */
function takesTheLongWay(sms: Sms, change: Item): boolean {
  const isApproved =
    ['approved', 'scheduled', 'deployed', 'failed', 'reviewed'].includes(change.status) ||
    (change.status === 'closed' && textField(change, 'outcome') !== null);
  const isMajor = booleanField(change, 'potential_major') === true && affectedServices(sms, change).length > 0;
  const day = deployedOn(change) ?? change.date;
  return change.inView && isApproved && (isMajor || textField(change, 'route') === '8.5.2') && !isHistory(sms, day);
}

/** What kind of plan a service needs by the state it is in; `unknown day`: nothing says when it was taken away. */
function wantedPlan(sms: Sms, service: Item): 'transition' | 'removal' | 'unknown day' | null {
  if (booleanField(service, 'in_scope') === false || !service.inView) return null;
  const plans = transitionPlans(sms).filter((plan) => idsAt(sms, plan, 'service').includes(service.id));
  if (service.status === 'in-transition') return plans.length > 0 ? null : 'transition';
  if (!['retiring', 'retired', 'transferred'].includes(service.status) || plans.some(takesAway)) return null;
  if (service.status === 'retiring') return 'removal';
  const last = dateField(service, 'effective_to');
  if (last === null) return 'unknown day';
  return isHistory(sms, last) ? null : 'removal';
}

function isHistory({ settings }: Sms, day: string | null): boolean {
  const starts = [settings.inForceFrom, settings.adopted].filter((start) => start !== null);
  return day !== null && starts.some((start) => compareDates(day, start) < 0);
}
