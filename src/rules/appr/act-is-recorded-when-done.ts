import { isOfVersion } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { daysBetween } from '../../core/lifecycle/calendar.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { describeCommit } from './_history.ts';
import { describePerson } from './_topic.ts';

const words: Readonly<Record<string, string>> = { reviewed: 'review', approved: 'approval', agreed: 'agreement' };

export default defineRule({
  id: 'APPR-019',
  name: 'act-is-recorded-when-done',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether a review or an approval was recorded before the day it states',
  summary: 'No review and no approval is recorded before the day it states.',
  fix: 'State the day on which it was done. Let whoever holds the role on that day act, and use `effective_from` for a later first day.',
  *check({ sms }) {
    const { history } = sms;
    if (history === null) return;
    for (const item of sms.items.values()) {
      for (const entry of item.approvals) {
        const noun = words[entry.action];
        if (noun === undefined || entry.on === null || !isOfVersion(item, entry)) continue;
        const { commit } = history.proofOf(item, entry);
        const day = commit === null ? undefined : history.days.get(commit.id);
        // Where somebody was a time zone ahead, their day had begun.
        if (commit === null || day === undefined || daysBetween(day, entry.on) <= 1) continue;
        yield {
          item: item.id,
          place: placeOfPath(item, 'approvals', [entry.index, 'on']),
          message: `The ${noun} of ${item.id} by ${describePerson(sms, entry.by)} is dated ${entry.on}, but it was recorded before, with ${describeCommit(history, commit)}. Expected the day on which it was done${believed(sms).items.get(entry.by)?.type.key === 'person' ? ', by somebody who held the role on that day' : ''}.`,
          actual: entry.on,
          expected: day,
        };
        break;
      }
    }
  },
});
