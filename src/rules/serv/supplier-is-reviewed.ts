import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import type { RecurringDuty } from '../../core/trace/recurring-duty.ts';
import { reviewsOfSupplier } from '../../core/trace/supplier-reviews.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { inForceOf } from './_services.ts';

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
      // Without a contract SERV-010 speaks.
      for (const { item, isContract, duty } of reviewsOfSupplier(sms, supplier)) {
        const subject = `${isContract ? '' : 'The performance of '}${item.id} (${item.title})`;
        yield* overdue(sms, item, duty, subject);
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
