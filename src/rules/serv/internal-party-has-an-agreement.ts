import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { componentsOf, isInsideScope, partyNamed } from './_parties.ts';
import type { Component, Party } from './_parties.ts';
import { deliveredServices, isComingVersion, named, stateWords } from './_services.ts';

/** A component of which it is known who supplies it. */
type Supplied = Component & { readonly party: Party };

export default defineRule({
  id: 'SERV-012',
  name: 'internal-party-has-an-agreement',
  severity: 'error',
  basis: 'std',
  clause: '8.3.4.2',
  level: 'essential',
  types: ['ola'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary:
    'What an internal supplier or a customer supplies to a delivered service is covered by an agreement in force with them.',
  fix: 'Agree with the party what it supplies to which levels, and list the services under `supports`.',
  *check({ sms, note }) {
    const agreements = itemsOfType(sms, 'ola');
    const parts = deliveredServices(sms).flatMap((service) => componentsOf(sms, service).filter(isInternal));
    for (const [key, supplied] of Map.groupBy(parts, (part) => part.party.key)) {
      const own = agreements.filter((ola) => partyNamed(sms, textField(ola, 'party'))?.key === key);
      const open = supplied.filter(({ service }) => !own.some((ola) => ola.inForce && supports(sms, ola, service)));
      const [first] = open;
      if (first === undefined) continue;
      const coming = own.find((ola) => isComingVersion(ola, sms.asOf));
      if (coming === undefined) yield finding(first, open, own);
      else
        note(
          `Whether an agreement with ${first.party.words} is in force cannot be said: the file holds the coming version of ${coming.id}.`,
          'Only the history of the file shows the version in force.',
          first.service.id,
        );
    }
  },
});

function isInternal(part: Component): part is Supplied {
  const isOther = part.by === 'internal-supplier' || part.by === 'customer';
  return isOther && part.party !== null && !isInsideScope(part.party);
}

/** The agreement names the service, or an agreement with a customer that covers it. */
function supports(sms: Sms, ola: Item, service: Item): boolean {
  return idsAt(sms, ola, 'supports').some((id) => {
    const target = sms.items.get(id);
    return id === service.id || (target?.type.key === 'sla' && idsAt(sms, target, 'covers').includes(service.id));
  });
}

function finding(first: Supplied, open: readonly Supplied[], own: readonly Item[]): Draft {
  const services = [...new Map(open.map(({ service }) => [service.id, service])).values()];
  const valid = own.filter((ola) => ola.inForce);
  const what = `${first.party.words} supplies "${first.name}" to ${listWords(services.map(named))}`;
  const lack =
    valid.length === 0
      ? 'but no agreement with it is in force'
      : `but ${listWords(valid.map((ola) => ola.id))} with it ${valid.length === 1 ? 'does' : 'do'} not name ${services.length === 1 ? 'the service' : 'these services'} under \`supports\``;
  return {
    item: first.service.id,
    place: first.place,
    message: `${what}, ${lack}. Expected an agreement (OLA) with \`party: ${first.party.item?.id ?? first.party.words}\` that supports ${services.length === 1 ? 'it' : 'them'}.`,
    related: [
      ...open.slice(1).map((part) => ({
        item: part.service.id,
        message: `"${part.name}" comes from ${part.party.words} too`,
        place: part.place,
      })),
      ...own.map((ola) => ({ item: ola.id, message: `is ${stateWords(ola)}`, place: ola.place })),
    ],
  };
}
