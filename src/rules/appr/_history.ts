import type { Commit } from '../../core/history/commit.ts';
import type { History } from '../../core/history/history.ts';
import { describeCommit as nameCommit } from '../../core/history/item-states.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { RecordedAct } from './_acts.ts';
import { approvalActs } from './_acts.ts';

/**
 * Approvals of documents and agreements under full control that claim approval and have an entry with person and day.
 *
 * @param sms the model
 */
export function approvedDocuments(sms: Sms): readonly RecordedAct[] {
  return [...sms.items.values()].flatMap((item) =>
    item.control === 'full' ? approvalActs(sms, item).filter(({ entries }) => entries.length > 0) : [],
  );
}

/** `the commit of 2026-03-05 by Dan Frost ("Correct a word")`. */
export function describeCommit(history: History, commit: Commit): string {
  return `${nameCommit(history, commit)} ("${commit.message.split('\n', 1)[0] ?? ''}")`;
}
