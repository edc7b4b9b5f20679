import { meansHeading } from '../../core/model/heading-meaning.ts';
import { defineRule } from '../define-rule.ts';
import { lastWithoutDecision } from './_decisions.ts';

export default defineRule({
  id: 'MREV-003',
  name: 'review-leads-to-decisions',
  severity: 'error',
  basis: 'std',
  clause: '9.3',
  level: 'essential',
  types: ['management-review'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'The minutes of the management review hold decisions on improvement and change; "no need" is one.',
  fix: 'Decide in an extra meeting or in the next review, and record it under `decisions`; "no need for change" is a decision.',
  *check({ sms }) {
    const review = lastWithoutDecision(sms);
    if (review === null) return;
    yield {
      item: review.id,
      place: review.facts?.headings.find((heading) => meansHeading(heading, 'Decisions'))?.place ?? review.place,
      message: `The minutes of ${review.id} of ${review.date} hold no decision. Expected at least one under \`decisions\`, on improvement or on a change of the SMS or the services, or that none is needed.`,
    };
  },
});
