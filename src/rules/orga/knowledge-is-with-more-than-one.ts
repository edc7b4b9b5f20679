import { holdersOfRole } from '../../core/control/role-holders.ts';
import { hasField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { deliveredServices } from '../serv/_services.ts';

/** Written knowledge by which somebody else could run a service. */
const written: ReadonlySet<string> = new Set(['procedure', 'knowledge-article', 'continuity-plan']);

export default defineRule({
  id: 'ORGA-012',
  name: 'knowledge-is-with-more-than-one',
  severity: 'warn',
  basis: 'practice',
  clause: '7.6',
  level: 'advanced',
  types: ['role'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'What it takes to run a critical service is known to more than one person, or written down.',
  fix: 'Name a deputy for the role, or write an instruction for the service and link the two.',
  *check({ sms, asOf }) {
    const critical = deliveredServices(sms).filter((service) => textField(service, 'criticality') === 'critical');
    for (const [id, services] of Map.groupBy(critical, (service) => service.owner)) {
      const role = sms.items.get(id ?? '');
      if (role?.type.key !== 'role' || hasField(role, 'deputy')) continue;
      const people = new Set(holdersOfRole(sms, role.id, asOf).map((holder) => holder.person));
      const [person] = people;
      const bare = services.filter((service) => !isWrittenDown(sms, service, role));
      if (people.size !== 1 || person === undefined || bare.length === 0) continue;
      yield {
        item: role.id,
        keys: [role.id],
        place: placeOfField(role, 'posts'),
        message: `Only ${person} (${sms.items.get(person)?.title ?? person}) holds ${role.id} (${role.title}), which answers for ${listWords(bare.map((service) => `${service.id} (${service.title})`))}, rated critical; there is no deputy, and no instruction speaks of ${bare.length === 1 ? 'the service' : 'these services'}. Expected one of the two.`,
        related: bare.map((service) => ({ item: service.id, message: 'is rated critical', place: service.place })),
      };
    }
  },
});

/** Something written in force names the service or the role, or is named by them. */
function isWrittenDown(sms: Sms, service: Item, role: Item): boolean {
  const named = [service, role].flatMap(({ id }) => [
    ...(sms.relationsFrom.get(id) ?? []).map(({ to }) => to),
    ...(sms.relationsTo.get(id) ?? []).filter(({ path }) => path?.at(-1) !== 'owner').map(({ from }) => from),
  ]);
  return named.some((id) => {
    const item = sms.items.get(id);
    return item?.inForce === true && written.has(item.type.key);
  });
}
