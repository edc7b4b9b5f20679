import { currentApproval } from '../../core/control/approval.ts';
import type { Revision } from '../../core/history/revisions.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { approvedDocuments, describeCommit } from './_history.ts';
import { describePerson } from './_topic.ts';

export default defineRule({
  id: 'APPR-008',
  name: 'unbound-text-is-unchanged',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  subsumes: ['VERS-007'],
  question: 'whether a text whose approval records no digest is still the one that was approved',
  summary: 'A text whose approval records no digest has not changed since the approval was recorded.',
  fix: 'Approve again; `clausebook approve` records the digest.',
  *check({ sms }) {
    const { history } = sms;
    if (history === null) return;
    for (const { item } of approvedDocuments(sms)) {
      const entry = currentApproval(item);
      if (entry === null || entry.digest !== null) continue;
      const { commit } = history.proofOf(item, entry);
      if (commit === null) continue;
      const revisions: readonly Revision[] = history.revisions.get(item.id) ?? [];
      const at = revisions.findIndex((revision) => revision.commit.id === commit.id);
      const approved = revisions[at]?.after?.digest;
      if (approved === undefined || approved === item.digest) continue;
      const change = revisions.slice(at + 1).findLast(({ kind }) => kind === 'content');
      const where = change === undefined ? 'what stands in the work tree' : describeCommit(history, change.commit);
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [entry.index]),
        message: `${describePerson(sms, entry.by)} approved ${item.id}${entry.on === null ? '' : ` on ${entry.on}`} without a digest, and ${where} changed its content after the entry was recorded. Expected the text that was approved, or a new approval.`,
        actual: item.digest,
        expected: approved,
      };
    }
  },
});
