import { authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import type { Contribution } from '../../core/history/authorship.ts';
import type { History } from '../../core/history/history.ts';
import { isTakenOver } from '../../core/history/taken-over.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import type { DatedApproval } from './_topic.ts';
import { approvedDocuments, columnOf, rightfulEntries } from './_history.ts';
import { describePerson } from './_topic.ts';

/** Documents by which everything else is judged. */
const weighty: ReadonlySet<string> = new Set(['scope', 'policy', 'authority-matrix']);

export default defineRule({
  id: 'APPR-003',
  name: 'approver-is-not-author',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history', 'base'],
  parameters: {
    share: { default: '20 %', says: 'Part of the changed lines of a version that its approver may have written.' },
  },
  question: 'whether anybody approved a version that they wrote themselves',
  summary: 'Nobody approves a version that they wrote themselves.',
  fix: 'Let another authorised person approve. The standard does not ask for it; an accepted suggestion is fine.',
  *check({ sms, note, text }) {
    const { history } = sms;
    if (history === null) return;
    const limit = Number.parseFloat(text('share')) / 100;
    const unclear: string[] = [];
    const takenOver: string[] = [];
    for (const document of approvedDocuments(sms)) {
      const { item } = document;
      const version = history.versionsOf(item).find((candidate) => candidate.version === item.version);
      const entries = rightfulEntries(sms, document);
      const last = entries.at(-1);
      if (
        version === undefined ||
        last === undefined ||
        needsNoOther(authorityFor(believed(sms), item, 'approved', last.on))
      )
        continue;
      if (isTakenOver(sms, item)) {
        takenOver.push(item.id);
        continue;
      }
      const parts = history.contributionsTo(version);
      const shares = entries.map((entry) => sharesOf(history, item, entry, parts));
      if (shares.some(({ most }) => most <= limit)) continue;
      if (shares.some(({ least }) => least <= limit)) {
        unclear.push(item.id);
        continue;
      }
      const percent = Math.round((shares.at(-1)?.least ?? 1) * 100);
      yield {
        item: item.id,
        place: placeOfPath(item, 'approvals', [last.index, 'by']),
        ...(weighty.has(item.type.key) ? { severity: 'error' as const } : {}),
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

/** The matrix may say that the approver need not be somebody else. */
function needsNoOther(authority: ReturnType<typeof authorityFor>): boolean {
  const stated = columnOf(authority, 'independent');
  return stated.length > 0 && stated.every((value) => value !== null && /^(?:no|false|nein)$/i.test(value.trim()));
}

/** The part of the lines that somebody wrote for certain, and at most. */
function sharesOf(
  history: History,
  item: Item,
  entry: DatedApproval,
  parts: readonly Contribution[],
): { readonly least: number; readonly most: number } {
  const total = parts.reduce((sum, { lines }) => sum + lines, 0);
  const brought = history.proofOf(item, entry).commit;
  let [least, most] = [0, 0];
  for (const { commit, lines, authors } of parts) {
    const isOwn = authors.some(({ person }) => person === entry.by);
    // A squash names whoever committed the approval among the authors of the text.
    const isMixed = commit.id === brought?.id && authors[0]?.person !== entry.by;
    if (isOwn && !isMixed) least += lines;
    if (isOwn || authors.some(({ person, isBot }) => person === null && !isBot)) most += lines;
  }
  return total === 0 ? { least: 0, most: 0 } : { least: least / total, most: most / total };
}
