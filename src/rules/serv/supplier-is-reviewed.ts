import { booleanField, dateField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import type { RecurringDuty } from '../../core/trace/recurring-duty.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { inForceOf } from './_services.ts';
import { wholeReviews } from '../../core/model/review-log.ts';

export default defineRule({
  id: 'SERV-011',
  name: 'supplier-is-reviewed',
  severity: 'error',
  basis: 'std',
  clause: '8.3.4.1',
  level: 'essential',
  types: ['supplier'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  summary: 'Every external supplier has a role that manages it, and its performance and contract are reviewed in time.',
  fix: 'Hold the review and file it as a supplier report, or log it under `review.log` of the supplier or contract.',
  *check({ sms }) {
    for (const supplier of inForceOf(sms, 'supplier')) {
      if (supplier.owner === null) {
        yield {
          item: supplier.id,
          place: supplier.place,
          message: `Nobody manages ${supplier.id} (${supplier.title}). Expected \`owner\` with the role that answers for the supplier.`,
          fix: 'Name the role under `owner`.',
        };
      }
      const contracts = inForceOf(sms, 'supplier-contract').filter((item) =>
        idsAt(sms, item, 'supplier').includes(supplier.id),
      );
      const [since] = contracts.flatMap((contract) => contract.effectiveFrom ?? []).sort();
      // Without a contract SERV-010 speaks; there is nothing yet that could be held against anything.
      if (since === undefined) continue;
      const last = latest(sms, [...reviewDays(sms, supplier, false), ...loggedDays(supplier)]);
      const stated =
        supplier.fields['review_interval'] === undefined ? {} : { setBy: { item: supplier, field: 'review_interval' } };
      const performance = { clause: '8.3.4.1', activity: /perform|monitor|leistung/i, last, since, ...stated };
      yield* overdue(sms, supplier, performance, `The performance of ${supplier.id} (${supplier.title})`);
      for (const contract of contracts) {
        const agreed = contract.approvals.flatMap((entry) => entry.on ?? []);
        const looked = latest(sms, [
          ...reviewDays(sms, supplier, true),
          ...loggedDays(contract),
          ...agreed.filter((day) => day > since),
        ]);
        const duty = {
          clause: '8.3.4.1',
          activity: /contract|vertr[aä]g/i,
          last: looked,
          since: contract.effectiveFrom,
        };
        yield* overdue(sms, contract, duty, `${contract.id} (${contract.title})`);
      }
    }
  },
});

function* overdue(sms: Sms, item: Item, duty: RecurringDuty, subject: string): Iterable<Draft> {
  const state = dutyState(sms, duty);
  if (!state.isOverdue) return;
  const before = duty.last === null ? 'has not been reviewed yet' : `was last reviewed on ${duty.last}`;
  yield {
    item: item.id,
    place: item.place,
    message: `${subject} ${before}${state.detail}. Review it against what is needed today, and record the result.`,
    ...(state.due === null ? {} : { due: state.due }),
    related:
      state.holder === null || state.holder === item
        ? []
        : [{ item: state.holder.id, message: 'sets or keeps the interval', place: state.place }],
  };
}

/** Days of issued supplier reviews that name the supplier; for contracts only those that looked at the contract. */
function reviewDays(sms: Sms, supplier: Item, ofContract: boolean): readonly string[] {
  return itemsOfType(sms, 'report').flatMap((report) =>
    report.kind?.key === 'supplier' &&
    report.countsAsEvidence &&
    report.date !== null &&
    (!ofContract || booleanField(report, 'contract_reviewed') === true) &&
    idsAt(sms, report, 'parties').includes(supplier.id)
      ? [report.date]
      : [],
  );
}

function loggedDays(item: Item): readonly string[] {
  return wholeReviews(item).flatMap((entry) => dateField(entry, 'at') ?? []);
}

function latest(sms: Sms, days: readonly string[]): string | null {
  return (
    days
      .filter((day) => day <= sms.asOf)
      .sort()
      .at(-1) ?? null
  );
}
