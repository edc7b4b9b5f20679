import { mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { componentsOf, isInsideScope, partyNamed } from './_parties.ts';
import { deliveredServices, named } from './_services.ts';

export default defineRule({
  id: 'SERV-013',
  name: 'other-parties-are-named',
  severity: 'error',
  basis: 'std',
  clause: '8.2.3.1',
  level: 'essential',
  types: ['service', 'process'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Every part that comes from somebody else names who that is, and not everything comes from others.',
  fix: 'Name the party, by its id where it has one.',
  *check({ sms }) {
    const services = deliveredServices(sms);
    for (const service of services) {
      const open = componentsOf(sms, service).filter((part) => part.by !== 'own' && part.party === null);
      yield* unnamed(service, open, 'components');
    }
    for (const process of itemsOfType(sms, 'process')) {
      if (!process.inForce) continue;
      const open = mapsField(process, 'outsourced_parts').flatMap((part, index) =>
        partyNamed(sms, textField(part, 'party')) === null
          ? [{ name: textField(part, 'part') ?? `part ${index + 1}`, place: partPlace(process, index) }]
          : [],
      );
      yield* unnamed(process, open, 'outsourced_parts');
    }
    yield* nothingLeft(sms, services);
  },
});

function partPlace(process: Item, index: number): Place {
  return placeOfPath(process, 'outsourced_parts', [index]);
}

function* unnamed(
  item: Item,
  parts: readonly { readonly name: string; readonly place: Place }[],
  field: 'components' | 'outsourced_parts',
): Iterable<Draft> {
  const [first] = parts;
  if (first === undefined) return;
  const names = listWords(parts.map(({ name }) => `"${name}"`));
  const expected =
    field === 'components'
      ? '`party` with the supplier, the customer or the unit, or `by: own`'
      : 'the party in the table of the parts that others do';
  yield {
    item: item.id,
    place: first.place,
    message: `${named(item)} does not say who supplies ${names}. Expected ${expected}.`,
  };
}

/** Own parts are seldom listed where only one or two services are written down with care: then nothing can be said. */
function* nothingLeft(sms: Sms, services: readonly Item[]): Iterable<Draft> {
  const [first] = services;
  const lists = services.map((service) => componentsOf(sms, service));
  if (first === undefined || lists.some((parts) => parts.length === 0)) return;
  const parts = lists.flat();
  const isOwn = parts.some(({ by, party }) => by === null || by === 'own' || (party !== null && isInsideScope(party)));
  const [part] = parts;
  if (isOwn || part === undefined) return;
  yield {
    item: first.id,
    place: part.place,
    severity: 'warn',
    message: `Every component of every service in scope (${listWords(services.map(({ id }) => id))}) comes from another party. Expected at least a part that the organization supplies itself; add it with \`by: own\`, or think about the scope: not everything may lie with others.`,
    fix: 'Add what you supply yourselves; if nothing is left, conformity is at stake.',
    related: services.slice(1).map(({ id, place }) => ({ item: id, message: 'lists no part of its own', place })),
  };
}
