import { isOfVersion } from '../../core/control/authority.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { approvedDocuments } from './_history.ts';
import { describePerson } from './_topic.ts';

export default defineRule({
  id: 'APPR-013',
  name: 'reviewer-is-not-approver',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Review and approval are the acts of two people.',
  fix: 'Have a second pair of eyes review it.',
  *check({ sms }) {
    for (const { item, entries } of approvedDocuments(sms)) {
      const reviews = item.approvals.filter((entry) => entry.action === 'reviewed' && isOfVersion(item, entry));
      const [review] = reviews;
      // Two people are there as soon as any reviewer is not the only approver.
      if (review === undefined || reviews.some(({ by }) => entries.some((entry) => entry.by !== by))) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [review.index, 'by']),
        message: `${describePerson(sms, review.by)} both reviewed and approved ${item.version === null ? item.id : `version ${item.version} of ${item.id}`}. Expected two people, since a document under full control is reviewed and approved.`,
        actual: review.by,
      };
    }
  },
});
