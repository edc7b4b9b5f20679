import type { Approval, Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { gradeApproval } from './approval-proof.ts';
import type { Commit } from './commit.ts';
import type { History } from './history.ts';
import { statementKey } from './versions.ts';
import { versionsOver } from './versions-over.ts';

/**
 * The same past under other files: those of a change that is not written yet, and so in no commit.
 *
 * @param history the past, as it was read
 * @param before the model it was read for
 * @param after the model with the change
 * @param changed files that the change writes
 */
export function historyUnder(history: History, before: Sms, after: Sms, changed: Iterable<string>): History {
  const dayOf = (commit: Commit): string => history.days.get(commit.id) ?? '';
  return {
    ...history,
    uncommitted: new Set([...history.uncommitted, ...changed]),
    ...versionsOver({ sms: after, found: history, dayOf }),
    proofOf: (item, entry) =>
      isKnown(before.items.get(item.id), entry)
        ? history.proofOf(item, entry)
        : gradeApproval({
            entry,
            ownSignature: null,
            commit: null,
            commitSignature: null,
            recordedBy: null,
            writtenAs: null,
            paper: null,
            nameOf: (person) => after.items.get(person)?.title ?? person,
          }),
    textOf: (snapshot) =>
      snapshot.blob === '' ? (after.items.get(snapshot.id)?.facts?.body ?? '') : history.textOf(snapshot),
    factsOf: (snapshot) =>
      snapshot.blob === '' ? (after.items.get(snapshot.id)?.facts ?? null) : history.factsOf(snapshot),
  };
}

/** The file had the entry before, so that its proof is known. */
function isKnown(before: Item | undefined, entry: Approval): boolean {
  if (before === undefined) return false;
  return before.approvals.some(
    (other) =>
      statementKey(other) === statementKey(entry) &&
      other.hasSignature === entry.hasSignature &&
      other.proofSha256 === entry.proofSha256,
  );
}
