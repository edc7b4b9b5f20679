import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import { isWithin } from '../../core/standard/clause-reference.ts';
import { defineRule } from '../define-rule.ts';
import { countingItems } from './_counting-items.ts';
import { clauseWithTitle, placeOfClaim } from './_topic.ts';

export default defineRule({
  id: 'EVID-015',
  name: 'own-clauses-are-shown-by-ourselves',
  severity: 'info',
  basis: 'derived',
  clause: '1.2',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'Clauses 4 and 5 are shown by the organization itself, not by what others do for it.',
  fix: 'Name the clause in an item of your own: scope, policy, plan, minutes.',
  *check({ sms }) {
    const standard = sms.catalogue.primaryStandard;
    for (const state of sms.clauseStates.values()) {
      const { clause } = state;
      if (state.standard !== standard || !['4', '5'].some((chapter) => isWithin(clause, chapter))) continue;
      const counting = countingItems(sms, state);
      const [first] = counting;
      if (first === undefined || !counting.every(isOfOthers)) continue;
      yield {
        item: first.id,
        place: placeOfClaim(first, standard, clause),
        clause,
        keys: [clause],
        message: `Clause ${clauseWithTitle(sms, standard, clause)} is shown only by what others do or write: ${listWords(
          counting.map(({ id }) => id),
          5,
        )}. The organization itself has to show clauses 4 and 5 (1.2). Expected an item of your own that names the clause.`,
      };
    }
  },
});

const ofOthers: ReadonlySet<string> = new Set(['supplier', 'supplier-contract', 'ola', 'external-document']);

function isOfOthers({ type, kind }: Item): boolean {
  return ofOthers.has(type.key) || (type.key === 'report' && kind?.key === 'supplier');
}
