import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { isInCycle, spanOf } from '../../core/trace/audits.ts';
import type { Span } from '../../core/trace/audits.ts';
import { auditReports } from '../audt/_reports.ts';
import { defineRule } from '../define-rule.ts';
import { heldReviews, plannedReviews } from '../../core/trace/held-reviews.ts';

export default defineRule({
  id: 'MREV-007',
  name: 'review-follows-the-audit-cycle',
  severity: 'info',
  basis: 'practice',
  clause: '9.3',
  level: 'essential',
  types: ['audit-programme', 'management-review'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  summary: 'After the last audit report of a cycle top management looks at what the audits found.',
  fix: 'Hold the next review soon, and put audits and reviews into an order in which each review can use the reports.',
  *check({ sms }) {
    const [ended, review] = [lastEndedCycle(sms), heldReviews(sms).at(-1)];
    if (ended === null || review === undefined) return;
    const { programme, cycle } = ended;
    const report = auditReports(sms)
      .filter(({ audit }) => isInCycle(sms, audit, programme, cycle))
      .at(-1);
    if (report === undefined || compareDates(review.date, report.on) >= 0) return;
    const [next] = plannedReviews(sms).filter(({ date }) => compareDates(date, report.on) >= 0);
    yield {
      item: review.id,
      place: placeOfField(review, 'date'),
      message: `The audit cycle of ${programme.id} ended on ${cycle.to} and its last report, ${report.audit.id}, came on ${report.on}; the last management review, ${review.id}, was held before, on ${review.date}. Expected a review that can use the results of the whole cycle. ${next === undefined ? 'Plan one' : `${next.id} is entered for ${next.date}: hold it and close the minutes`}.`,
      due: cycle.to,
      related: [
        { item: programme.id, message: `cycle until ${cycle.to}`, place: programme.place },
        { item: report.audit.id, message: `reported on ${report.on}`, place: report.audit.place },
        ...(next === undefined ? [] : [{ item: next.id, message: 'is not closed', place: next.place }]),
      ],
    };
  },
});

interface EndedCycle {
  readonly programme: Item;
  readonly cycle: Span;
}

/** The cycle that ended last before the day judged. */
function lastEndedCycle(sms: Sms): EndedCycle | null {
  return (
    itemsOfType(sms, 'audit-programme')
      .flatMap((programme): readonly EndedCycle[] => {
        const cycle = programme.inForce ? spanOf(programme, 'cycle') : null;
        return cycle === null || compareDates(cycle.to, sms.asOf) >= 0 ? [] : [{ programme, cycle }];
      })
      .sort((a, b) => compareDates(a.cycle.to, b.cycle.to))
      .at(-1) ?? null
  );
}
