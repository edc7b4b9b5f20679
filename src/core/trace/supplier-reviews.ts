import { booleanField, dateField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import { wholeReviews } from '../model/review-log.ts';
import type { Sms } from '../model/sms.ts';
import { idsAt } from './field-references.ts';
import type { RecurringDuty } from './recurring-duty.ts';

/** A review that is owed again and again: of the performance of a supplier, or of one of its contracts. */
export interface SupplierReview {
  /** The supplier, or the contract. */
  readonly item: Item;
  readonly isContract: boolean;
  readonly duty: RecurringDuty;
}

const clause = '8.3.4.1';

/**
 * Reviews that are owed of a supplier and its contracts in force; none of a supplier without one, since there is nothing yet that could be
 * held against anything.
 *
 * @param sms the model
 * @param supplier item of type supplier
 */
export function reviewsOfSupplier(sms: Sms, supplier: Item): readonly SupplierReview[] {
  const contracts = itemsOfType(sms, 'supplier-contract').filter(
    (item) => item.inForce && idsAt(sms, item, 'supplier').includes(supplier.id),
  );
  const [since] = contracts.flatMap((contract) => contract.effectiveFrom ?? []).sort();
  if (since === undefined) return [];
  const last = latest(sms, [...reviewDays(sms, supplier, false), ...loggedDays(supplier)]);
  const stated =
    supplier.fields['review_interval'] === undefined ? {} : { setBy: { item: supplier, field: 'review_interval' } };
  return [
    {
      item: supplier,
      isContract: false,
      duty: { clause, activity: /perform|monitor|leistung/i, last, since, ...stated },
    },
    ...contracts.map((contract): SupplierReview => {
      const agreed = contract.approvals.flatMap((entry) => entry.on ?? []).filter((day) => day > since);
      const looked = latest(sms, [...reviewDays(sms, supplier, true), ...loggedDays(contract), ...agreed]);
      return {
        item: contract,
        isContract: true,
        duty: { clause, activity: /contract|vertr[aä]g/i, last: looked, since: contract.effectiveFrom },
      };
    }),
  ];
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
