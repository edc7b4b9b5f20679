import { actingRoles, authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import type { Commit } from '../../core/history/commit.ts';
import type { History } from '../../core/history/history.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { claimsApproval, datedApprovals } from './_topic.ts';
import type { DatedApproval } from './_topic.ts';

/** A document under full control that claims to be approved, with the entries that say so. */
export interface ApprovedDocument {
  readonly item: Item;
  readonly entries: readonly DatedApproval[];
}

/**
 * Documents and agreements under full control that claim approval and have an entry with person and day.
 *
 * @param sms the model
 */
export function approvedDocuments(sms: Sms): readonly ApprovedDocument[] {
  return [...sms.items.values()].flatMap((item) => {
    if (item.control !== 'full' || !claimsApproval(sms, item)) return [];
    const entries = datedApprovals(sms, item);
    return entries.length === 0 ? [] : [{ item, entries }];
  });
}

/**
 * Entries by people who had the right to approve on that day; all of them where nobody had, or nothing says who may.
 *
 * @param sms people and rights
 * @param document item and entries
 */
export function rightfulEntries(sms: Sms, { item, entries }: ApprovedDocument): readonly DatedApproval[] {
  const judging = believed(sms);
  const rightful = entries.filter((entry) => {
    const authority = authorityFor(judging, item, 'approved', entry.on);
    return authority !== null && actingRoles(judging, authority, entry.by, entry.on).length > 0;
  });
  return rightful.length === 0 ? entries : rightful;
}

/** `the commit of 2026-03-05 by Dan Frost ("Correct a word")`. */
export function describeCommit(history: History, commit: Commit): string {
  const subject = commit.message.split('\n', 1)[0] ?? '';
  return `the commit of ${history.days.get(commit.id) ?? ''} by ${commit.author.name} ("${subject}")`;
}
