import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { deliveredServices, isCommentedOn, itemsNamedIn, named } from './_services.ts';
import type { NamedItem } from './_services.ts';

const ranks: readonly string[] = ['critical', 'high', 'medium', 'low'];

export default defineRule({
  id: 'SERV-026',
  name: 'dependencies-make-sense',
  severity: 'info',
  basis: 'practice',
  clause: '8.2.2',
  level: 'essential',
  types: ['service'],
  needs: ['files'],
  judges: 'in-force',
  summary:
    'Services do not depend on each other in a circle, and a critical service does not lean on a less critical one.',
  fix: 'Correct `depends_on` or the criticality, or say on the page why it is right; name the other service there.',
  *check({ sms }) {
    const services = deliveredServices(sms);
    const told = new Set<Item>();
    for (const service of services) {
      const circle = told.has(service) ? null : circleFrom(sms, service, services);
      const [next] = circle ?? [];
      if (circle === null || next === undefined) continue;
      circle.forEach(({ item }) => told.add(item));
      if (circle.some(({ item }, index) => isCommentedOn(sms, circle.at(index - 1)?.item ?? service, item))) continue;
      yield {
        item: service.id,
        place: next.place,
        message: `${named(service)} depends on itself: ${[service.id, ...circle.map(({ item }) => item.id)].join(' → ')}. Expected an order in which services can be restarted, or a word on one of the pages that says how the circle is broken.`,
        related: circle.map(({ item, place }) => ({ item: item.id, message: 'is part of the circle', place })),
      };
    }
    for (const service of services) {
      if (rankOf(service) !== 0) continue;
      for (const { item: target, place } of itemsNamedIn(sms, service, 'depends_on')) {
        const rank = rankOf(target);
        if (!services.includes(target) || rank === null || rank === 0 || isCommentedOn(sms, service, target)) continue;
        yield {
          item: service.id,
          place,
          message: `${named(service)} is critical and depends on ${named(target)}, which is rated ${ranks[rank] ?? ''}. Expected what a critical service needs to be as critical, or a word on the page that says why it need not be.`,
          related: [{ item: target.id, message: `is rated ${ranks[rank] ?? ''}`, place: target.place }],
        };
      }
    }
  },
});

function rankOf(service: Item): number | null {
  const rank = ranks.indexOf((textField(service, 'criticality') ?? '').toLowerCase());
  return rank < 0 ? null : rank;
}

/** The shortest way from a service back to itself, without its beginning; null where there is none. */
function circleFrom(sms: Sms, start: Item, services: readonly Item[]): readonly NamedItem[] | null {
  const ways: (readonly NamedItem[])[] = [[]];
  const seen = new Set<Item>();
  for (const way of ways) {
    const end = way.at(-1)?.item ?? start;
    for (const next of itemsNamedIn(sms, end, 'depends_on')) {
      if (next.item === start) return [...way, next];
      if (seen.has(next.item) || !services.includes(next.item)) continue;
      seen.add(next.item);
      ways.push([...way, next]);
    }
  }
  return null;
}
