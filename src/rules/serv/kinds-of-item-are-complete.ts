import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { isOfServices, kindsOfItem, lackingDetails } from './_configuration.ts';
import { inForceOf, named } from './_services.ts';

const mostNamed = 5;

export default defineRule({
  id: 'SERV-022',
  name: 'kinds-of-item-are-complete',
  severity: 'error',
  basis: 'derived',
  clause: '8.2.6',
  level: 'standard',
  types: ['plan'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'The kinds of configuration item include services, and every kind has the details that the clause wants.',
  fix: 'Add a row for services, or the detail to the kinds that lack it; or say once what is recorded of every item.',
  *check({ sms }) {
    const plans = configurationPlans(sms);
    const [first] = plans;
    if (first === undefined) return;
    if (!plans.some((plan) => kindsOfItem(plan).some(isOfServices))) {
      yield {
        item: first.id,
        place: placeOfPath(first, 'ci_types', []),
        message: `No kind of configuration item in ${listWords(plans.map(named))} is a service. Expected services among the kinds: clause 8.2.6 wants them kept as configuration items.`,
      };
    }
    for (const plan of plans) yield* lacks(plan);
  },
});

/** Plans in force that list kinds; where none are listed, the missing field is another finding. */
function configurationPlans(sms: Sms): readonly Item[] {
  return inForceOf(sms, 'plan').filter((plan) => plan.kind?.key === 'configuration' && kindsOfItem(plan).length > 0);
}

function* lacks(plan: Item): Iterable<Draft> {
  const lackingIn = lackingDetails(plan);
  const incomplete = kindsOfItem(plan).flatMap((kind) => {
    const missing = lackingIn(kind);
    return missing.length === 0 ? [] : [{ ...kind, missing }];
  });
  const [first] = incomplete;
  if (first === undefined) return;
  const words = incomplete.slice(0, mostNamed).map(({ name, missing }) => `"${name}" (${missing.join(', ')})`);
  const more = incomplete.length - words.length;
  yield {
    item: plan.id,
    place: placeOfPath(plan, 'ci_types', [first.index]),
    message: `${named(plan)} does not ask for every detail that clause 8.2.6 wants: ${listWords(more > 0 ? [...words, `${more} more`] : words)}. Expected an identifier, a description, the status and the relations of every item; say it in the row, or once for all kinds.`,
  };
}
