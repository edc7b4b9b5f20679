import { dateField, mapField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { intervalsOf, intervalsOfClause } from '../../core/trace/intervals.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import { defineRule } from '../define-rule.ts';
import { inForceOf, named } from './_services.ts';
import { wholeReviews } from '../../core/model/review-log.ts';

const clause = '8.3.3';
/** A review of the agreement itself: a report on its targets is another activity of the same clause. */
const activity =
  /(?:review|look|prüf|durchs|überarbeit)[^.]*(?:agreement|\bslas?\b|vereinbarung)|(?:agreement|\bslas?\b|vereinbarung)[^.]*(?:review|look|prüf|durchs|überarbeit)/i;

export default defineRule({
  id: 'SERV-006',
  name: 'agreement-is-reviewed',
  severity: 'error',
  basis: 'own',
  clause,
  level: 'essential',
  types: ['sla'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  summary: 'Every agreement with a customer is reviewed in the interval that a process has set for agreements.',
  fix: 'Go through the agreement with the customer, and log the outcome under `review.log`; "no change" is an outcome.',
  *check({ sms }) {
    const isPlanned = intervalsOfClause(intervalsOf(sms), clause).some(
      (interval) => !interval.isOneCase && activity.test(interval.activity),
    );
    if (!isPlanned) return;
    for (const sla of inForceOf(sms, 'sla')) {
      if (hasOwnReview(sla)) continue;
      const last = lastReview(sms, sla);
      const state = dutyState(sms, { clause, activity, last, since: sla.effectiveFrom });
      if (!state.isOverdue || state.due === null) continue;
      yield {
        item: sla.id,
        place: sla.place,
        message: `${named(sla)} ${last === null ? 'has not been reviewed yet' : `was last agreed or reviewed on ${last}`}${state.detail}. Go through it with the customer, and log the outcome under \`review.log\`.`,
        due: state.due,
        related:
          state.holder === null ? [] : [{ item: state.holder.id, message: 'sets the interval', place: state.place }],
      };
    }
  },
});

/** An interval or day in the agreement itself is kept by REVW-002. */
function hasOwnReview(sla: Item): boolean {
  const review = mapField(sla, 'review') ?? {};
  return review['interval'] !== undefined || review['due'] !== undefined;
}

/** Agreeing on a version is a look at it; so is an entry in the log, and a record that says that it reviews the agreement. */
function lastReview(sms: Sms, sla: Item): string | null {
  const logged = wholeReviews(sla).map((entry) => dateField(entry, 'at'));
  const agreed = sla.approvals.filter((entry) => entry.action !== 'withdrawn').map((entry) => entry.on);
  const recorded = (sms.relationsTo.get(sla.id) ?? [])
    .filter((relation) => relation.verb === 'reviews')
    .flatMap((relation) => sms.items.get(relation.from) ?? [])
    .map((record) => (record.countsAsEvidence ? record.date : null));
  return (
    [...logged, ...agreed, ...recorded]
      .filter((day) => day !== null && day <= sms.asOf)
      .sort()
      .at(-1) ?? null
  );
}
