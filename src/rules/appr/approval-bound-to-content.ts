import { approvalBinding, currentApproval } from '../../core/control/approval.ts';
import { isTextInView } from '../../core/control/version-on-day.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'APPR-002',
  name: 'approval-bound-to-content',
  severity: 'block',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  subsumes: ['VERS-002', 'VERS-007', 'APPR-008', 'APPR-009', 'EVID-013', 'IDEN-010'],
  summary: 'The text of a document is the text that was approved.',
  fix: 'Look at what changed. Raise the version and have it approved, or restore the approved text.',
  *check({ sms, asOf }) {
    for (const item of sms.items.values()) {
      if (item.control !== 'full' || (item.status !== 'approved' && item.status !== 'agreed')) continue;
      // A text approved later is out of view; where there was one before it, META-001 says so.
      if (!isTextInView(item, asOf)) continue;
      const binding = approvalBinding(item);
      const approval = currentApproval(item);
      if (binding.kind !== 'broken' || approval === null) continue;
      const on = binding.on === null ? '' : ` on ${binding.on}`;
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [approval.index, 'digest']),
        message: `The content of ${item.id} differs from the content approved${on}${item.version === null ? '' : ` as version ${item.version}`}. Expected the approved text, or a new version with its own approval.`,
        actual: item.digest,
        expected: binding.digest,
      };
    }
  },
});
