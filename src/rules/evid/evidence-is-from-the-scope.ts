import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { countingItems } from './_counting-items.ts';
import { clauseWithTitle, placeOfClaim } from './_topic.ts';

export default defineRule({
  id: 'EVID-007',
  name: 'evidence-is-from-the-scope',
  severity: 'warn',
  basis: 'derived',
  clause: '4.3',
  level: 'essential',
  types: ['service'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'What shows a clause is about services inside the scope.',
  fix: 'Name the clause in an item about a service inside the scope, or take the service into the scope.',
  *check({ sms }) {
    for (const state of sms.clauseStates.values()) {
      const { clause, standard } = state;
      const counting = countingItems(sms, state);
      const [first] = counting;
      if (first === undefined || !counting.every((item) => isOutside(sms, item))) continue;
      const services = [...new Set(counting.flatMap((item) => servicesOf(sms, item).map(({ id }) => id)))];
      yield {
        item: first.id,
        place: placeOfClaim(first, standard, clause),
        clause,
        keys: [clause],
        message: `Clause ${clauseWithTitle(sms, standard, clause)} is shown only by ${listWords(
          counting.map(({ id }) => id),
          5,
        )}, and that is about ${listWords(services, 5)}, outside the scope. Expected something about a service inside the scope, or about the SMS as a whole.`,
        actual: listWords(services, 5),
      };
    }
  },
});

/** True for an out-of-scope service, and for what names services in its fields and none of them is inside the scope. */
function isOutside(sms: Sms, item: Item): boolean {
  const services = servicesOf(sms, item);
  return services.length > 0 && services.every(({ fields }) => fields['in_scope'] === false);
}

/** The service itself, the one it is a part of, or those that its fields name; a link in the text says little. */
function servicesOf(sms: Sms, item: Item): readonly Item[] {
  const own = [item.id, item.parent ?? ''].flatMap((id) => sms.items.get(id) ?? []).filter(isService);
  if (own.length > 0) return own;
  const named = (sms.relationsFrom.get(item.id) ?? []).filter(({ path }) => path !== null).map(({ to }) => to);
  return [...new Set(named)].flatMap((id) => sms.items.get(id) ?? []).filter(isService);
}

function isService({ type }: Item): boolean {
  return type.key === 'service';
}
