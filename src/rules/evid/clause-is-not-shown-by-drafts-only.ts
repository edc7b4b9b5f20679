import { listWords } from '../../core/model/list-words.ts';
import { defineRule } from '../define-rule.ts';
import { clauseWithTitle, placeOfClaim } from './_topic.ts';

const reasons: Readonly<Record<string, string>> = {
  draft: 'not yet in force or closed',
  'not-in-force': 'not in force',
  expired: 'expired or replaced',
  withdrawn: 'withdrawn',
  later: 'in force or dated later',
};

export default defineRule({
  id: 'EVID-002',
  name: 'clause-is-not-shown-by-drafts-only',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.4',
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'At least one of the items that name a clause counts on the day judged.',
  fix: 'Bring one of them into effect: have the draft approved, close the record, or replace what has ended.',
  *check({ sms }) {
    for (const { standard, clause, state, evidence } of sms.clauseStates.values()) {
      if (state !== 'draft-only') continue;
      const known = evidence.flatMap((link) => {
        const item = sms.items.get(link.item);
        return item?.inView === true ? [{ item, why: reasons[link.reason] ?? link.reason }] : [];
      });
      const [first] = known;
      if (first === undefined) continue;
      const named = known.map(({ item, why }) => `${item.id} (${why})`);
      yield {
        item: first.item.id,
        place: placeOfClaim(first.item, standard, clause),
        clause,
        keys: [clause],
        message: `Clause ${clauseWithTitle(sms, standard, clause)} is named only by ${listWords(named, 5)}. Expected an item that is in force or closed on ${sms.asOf}; bring one into effect.`,
        actual: listWords(named, 5),
        expected: 'an item in force, or a closed record',
        related: known
          .slice(1)
          .map(({ item, why }) => ({ item: item.id, message: `${item.title}: ${why}`, place: item.place })),
      };
    }
  },
});
