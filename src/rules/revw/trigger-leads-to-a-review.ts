import { dayOf, statesOf } from '../../core/history/item-states.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { wholeReviews } from '../../core/model/review-log.ts';
import { isAnswered, namedBy } from './_triggers.ts';

/** Types that can make a document wrong. */
const triggers: ReadonlySet<string> = new Set([
  'change',
  'major-incident-report',
  'security-incident',
  'nonconformity',
  'external-document',
]);

export default defineRule({
  id: 'REVW-006',
  name: 'trigger-leads-to-a-review',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether documents were reviewed after a change, an incident or a nonconformity that names them',
  summary: 'A document is looked at again after a change, incident, nonconformity or new edition that names it.',
  fix: 'Review it on that occasion, and log `trigger`.',
  *check({ sms, asOf }) {
    if (sms.history === null) return;
    for (const item of sms.items.values()) {
      if (item.type.lifecycle !== 'document' || item.storage !== 'file' || !item.inForce || !item.inView) continue;
      const last = lastLook(item, asOf);
      if (last === null) continue;
      const open = triggersOf(sms, item).filter(
        ({ from, day }) => compareDates(day, last) > 0 && compareDates(day, asOf) <= 0 && !isAnswered(item, from.id),
      );
      const [first, ...others] = open.sort((a, b) => compareDates(a.day, b.day));
      if (first === undefined) continue;
      yield {
        item: item.id,
        place: item.place,
        keys: [item.id, ...item.claims.map(({ clause }) => clause)],
        message: `${first.from.id} (${first.from.title}) names ${item.id} since ${first.day}, and ${item.id} was last looked at on ${last}. Expected a review on that occasion: log it with \`trigger: ${first.from.id}\`; "no change" is an outcome.`,
        related: [first, ...others].map(({ from, day }) => ({
          item: from.id,
          message: `names it since ${day}`,
          place: from.place,
        })),
      };
    }
  },
});

function lastLook(item: Item, asOf: string): string | null {
  const reviews = wholeReviews(item).flatMap((entry) => dateField(entry, 'at') ?? []);
  const approvals = item.approvals.flatMap(({ action, on }) => (action === 'withdrawn' ? [] : (on ?? [])));
  return (
    [...reviews, ...approvals, ...(approvals.length === 0 ? [item.effectiveFrom] : [])]
      .filter((day) => day !== null && compareDates(day, asOf) <= 0)
      .map((day) => day ?? '')
      .sort(compareDates)
      .at(-1) ?? null
  );
}

interface Trigger {
  readonly from: Item;
  readonly day: string;
}

function triggersOf(sms: Sms, item: Item): readonly Trigger[] {
  return namedBy(sms, item).flatMap((id) => {
    const from = sms.items.get(id);
    if (from === undefined || !triggers.has(from.type.key) || !from.inView || from.status === 'rejected') return [];
    const day =
      from.type.key === 'external-document' ? newEdition(sms, from) : (from.date ?? namedSince(sms, from, item.id));
    return day === null ? [] : [{ from, day }];
  });
}

/** Day on which another edition of a document from outside was entered; null while there was only one. */
function newEdition(sms: Sms, from: Item): string | null {
  const states = statesOf(sms, from.id);
  const edition = textField(from, 'edition');
  const before = states.findLastIndex(
    ({ snapshot }) => snapshot !== null && textField(snapshot.stated, 'edition') !== edition,
  );
  const entered = states[before + 1];
  return before < 0 || entered === undefined || entered.commit === null || sms.history === null
    ? null
    : dayOf(sms.history, entered.commit);
}

/** Day on which a row without a day of its own first named the document. */
function namedSince(sms: Sms, from: Item, target: string): string | null {
  const first = statesOf(sms, from.id).find(
    ({ snapshot }) => snapshot !== null && JSON.stringify(snapshot.stated).toLowerCase().includes(target.toLowerCase()),
  );
  return first === undefined || first.commit === null ? null : first.day;
}
