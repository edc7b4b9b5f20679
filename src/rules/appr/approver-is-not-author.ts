import { authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import { isWeighty, mayApproveOwnWork, ownWorkRule, partWritten, shareOf } from '../../core/history/independence.ts';
import { isTakenOver } from '../../core/history/taken-over.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { approvedDocuments } from './_history.ts';
import { provedEntries, rightfulEntries } from './_proved.ts';
import { describePerson } from './_topic.ts';

export default defineRule({
  id: 'APPR-003',
  name: 'approver-is-not-author',
  severity: ownWorkRule.severity,
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history', 'base'],
  parameters: {
    share: {
      default: ownWorkRule.share,
      says: 'Part of the changed lines of a version that its approver may have written.',
    },
  },
  question: 'whether anybody approved a version that they wrote themselves',
  summary: 'Nobody approves a version that they wrote themselves.',
  fix: 'Let another authorised person approve. The standard does not ask for it; an accepted suggestion is fine.',
  *check({ sms, note, text }) {
    const { history } = sms;
    if (history === null) return;
    const limit = shareOf(text('share'));
    const unclear: string[] = [];
    const takenOver: string[] = [];
    for (const document of approvedDocuments(sms)) {
      const { item } = document;
      const version = history.versionsOf(item).find((candidate) => candidate.version === item.version);
      const entries = provedEntries(sms, item, rightfulEntries(sms, document));
      const last = entries.at(-1);
      if (
        version === undefined ||
        last === undefined ||
        mayApproveOwnWork(authorityFor(believed(sms), item, 'approved', last.on))
      )
        continue;
      if (isTakenOver(sms, item)) {
        takenOver.push(item.id);
        continue;
      }
      const parts = history.contributionsTo(version);
      const shares = entries.map((entry) => partWritten(parts, entry.by, history.proofOf(item, entry).commit));
      if (shares.some(({ most }) => most <= limit)) continue;
      if (shares.some(({ least }) => least <= limit)) {
        unclear.push(item.id);
        continue;
      }
      const percent = Math.round((shares.at(-1)?.least ?? 1) * 100);
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [last.index, 'by']),
        ...(isWeighty(item) ? { severity: 'error' as const } : {}),
        message: `${describePerson(sms, last.by)} approved version ${version.version} of ${item.id} on ${last.on} and wrote ${percent} % of the lines that changed for it. Expected the approval of an authorised person who wrote at most ${text('share')}.`,
        actual: `${percent} %`,
        expected: text('share'),
      };
    }
    if (unclear.length > 0)
      note(
        `Whether ${listWords(unclear)} was approved by others than its authors cannot be said: commits of it were made under names that stand in no register, or hold text and approval of several people at once.`,
        'State every Git identity of a person under `git_identities`; merge with the single commits kept.',
      );
    if (takenOver.length > 0)
      note(
        `Who wrote ${listWords(takenOver)} is not known: it was taken over as it was.`,
        'Nothing to do; the next version is judged.',
      );
  },
});
