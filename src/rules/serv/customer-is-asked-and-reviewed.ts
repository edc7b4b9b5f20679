import { dateField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { intervalsOf, intervalsOfClause } from '../../core/trace/intervals.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { inForceOf, named } from './_services.ts';
import { wholeReviews } from '../../core/model/review-log.ts';

const clause = '8.3.2';
const review = /review|trend|outcome|meet|durchspr|bespr|gespräch|überprüf/i;
const satisfaction = /satisf|zufrieden/i;

export default defineRule({
  id: 'SERV-027',
  name: 'customer-is-asked-and-reviewed',
  severity: 'warn',
  basis: 'own',
  clause,
  level: 'essential',
  types: ['customer'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  subsumes: ['EVID-006'],
  summary:
    'Services are gone through with every customer, and satisfaction is measured, in the intervals that were set.',
  fix: 'Hold the service review and file its minutes with the customer under `with`; ask a representative sample and file the report.',
  *check({ sms }) {
    for (const customer of inForceOf(sms, 'customer')) yield* lateReview(sms, customer);
    yield* lateSurvey(sms);
  },
});

function* lateReview(sms: Sms, customer: Item): Iterable<Draft> {
  const agreements = inForceOf(sms, 'sla').filter((sla) => idsAt(sms, sla, 'customer').includes(customer.id));
  const [since] = agreements.flatMap((sla) => sla.effectiveFrom ?? []).sort();
  const isOwn = textField(customer, 'review_interval') !== null;
  // Without an agreement SERV-003 speaks, without an interval EVID-012.
  if (since === undefined || (!isOwn && !isPlanned(sms, review))) return;
  const minutes = itemsOfType(sms, 'meeting-record').filter(
    (record) =>
      record.countsAsEvidence &&
      textField(record, 'meeting_kind') === 'service-review' &&
      idsAt(sms, record, 'with').includes(customer.id),
  );
  const logged = agreements.flatMap((sla) => wholeReviews(sla));
  const last = latest(sms, [...minutes.map(({ date }) => date), ...logged.map((entry) => dateField(entry, 'at'))]);
  const setBy = isOwn ? { setBy: { item: customer, field: 'review_interval' } } : {};
  const state = dutyState(sms, { clause, activity: review, last, since, ...setBy });
  if (!state.isOverdue || state.due === null) return;
  yield {
    item: customer.id,
    keys: [customer.id, clause],
    place: customer.place,
    due: state.due,
    message: `The services ${last === null ? `have not been gone through with ${named(customer)} yet` : `were last gone through with ${named(customer)} on ${last}`}${state.detail}. Expected the minutes of a service review with the customer since then.`,
  };
}

function* lateSurvey(sms: Sms): Iterable<Draft> {
  if (!isPlanned(sms, satisfaction)) return;
  const reports = itemsOfType(sms, 'report').filter(
    (report) => report.kind?.key === 'satisfaction' && report.countsAsEvidence,
  );
  const last = latest(
    sms,
    reports.map(({ date }) => date),
  );
  const state = dutyState(sms, { clause, activity: satisfaction, last });
  if (!state.isOverdue || state.due === null || state.holder === null) return;
  yield {
    item: state.holder.id,
    keys: [state.holder.id, clause],
    place: state.place,
    due: state.due,
    message: `Satisfaction of the customers ${last === null ? 'has not been measured yet' : `was last measured on ${last}`}${state.detail}. Expected a report of a representative sample since then.`,
    related: reports.map(({ id, place, date }) => ({ item: id, message: `report of ${date ?? 'no day'}`, place })),
  };
}

function isPlanned(sms: Sms, activity: RegExp): boolean {
  return intervalsOfClause(intervalsOf(sms), clause).some(
    (interval) => !interval.isOneCase && activity.test(interval.activity),
  );
}

function latest(sms: Sms, days: readonly (string | null)[]): string | null {
  return (
    days
      .filter((day) => day !== null && day <= sms.asOf)
      .sort()
      .at(-1) ?? null
  );
}
