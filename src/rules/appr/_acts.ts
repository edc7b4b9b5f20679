import { believed } from '../../core/control/believed.ts';
import { replacedDocuments } from '../../core/control/replacement.ts';
import { isOfVersion } from '../../core/control/authority.ts';
import { isTakenOver } from '../../core/history/taken-over.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { DatedApproval } from './_topic.ts';
import { claimsApproval, datedApprovals } from './_topic.ts';

/** A right that an act needs: to approve or to end a document. */
export interface NeededRight {
  readonly object: Item;
  readonly action: 'approved' | 'withdrawn';
}

/** An act of control on a document or agreement, with the entries that record it. One good entry is enough. */
export interface RecordedAct {
  /** Whose file holds the entries. */
  readonly item: Item;
  readonly kind: 'approval' | 'withdrawal';
  /** What whoever acts needs a right to: approving a document that replaces another ends that one too. */
  readonly rights: readonly NeededRight[];
  readonly entries: readonly DatedApproval[];
}

/** Words for an act. */
export const actWords = {
  approval: { noun: 'approval', past: 'approved', verb: 'approve' },
  withdrawal: { noun: 'withdrawal', past: 'withdrew', verb: 'withdraw' },
} as const;

/**
 * Acts that begin or end what is under full control: approvals of what claims to be approved, withdrawals, and approvals of what
 * is under light control itself but takes the place of something under full control. Only acts that have an entry.
 *
 * @param sms people, items, day to judge
 */
export function recordedActs(sms: Sms): readonly RecordedAct[] {
  return [...sms.items.values()]
    .flatMap((item) => [...approvalActs(sms, item), ...withdrawalActs(sms, item)])
    .filter(({ entries }) => entries.length > 0);
}

/**
 * The approval of a document or agreement that somebody has to have the right to; its entries may be missing.
 *
 * @param sms people, items, day to judge
 * @param item any item
 */
export function approvalActs(sms: Sms, item: Item): readonly RecordedAct[] {
  if (!claimsApproval(sms, item)) return [];
  const isFull = item.control === 'full';
  const replaced = replacedDocuments(sms, item);
  if (!isFull && replaced.length === 0) return [];
  const entries = datedApprovals(sms, item);
  return [
    {
      item,
      kind: 'approval',
      rights: [
        ...(isFull ? [{ object: item, action: 'approved' as const }] : []),
        ...replaced.map((object) => ({ object, action: 'withdrawn' as const })),
      ],
      // Under light control nothing else holds an approval against the text.
      entries: isFull ? entries : entries.filter((entry) => entry.digest === item.digest),
    },
  ];
}

/**
 * The withdrawal of the version in the file. The other side of an agreement may end it too, and shows it with a proof; no right of
 * ours is needed for that.
 *
 * @param sms people, items, day to judge
 * @param item any item
 */
export function withdrawalActs(sms: Sms, item: Item): readonly RecordedAct[] {
  if (item.control !== 'full') return [];
  const entries = item.approvals.filter(
    (entry): entry is DatedApproval =>
      entry.action === 'withdrawn' &&
      isOfVersion(item, entry) &&
      entry.by !== '' &&
      entry.on !== null &&
      entry.on <= sms.asOf &&
      !isOfOtherSide(sms, item, entry),
  );
  return entries.length === 0
    ? []
    : [{ item, kind: 'withdrawal', rights: [{ object: item, action: 'withdrawn' }], entries }];
}

/**
 * True for an act that entered the repository with or before the day on which the SMS was taken over (`adopted`): what was before
 * that day no commit can show. A withdrawal made since then is none of it, however old its text.
 *
 * @param sms history and settings
 * @param act one of `recordedActs`
 */
export function isTakenOverAct(sms: Sms, { item, kind, entries }: RecordedAct): boolean {
  const { history } = sms;
  const { adopted } = sms.settings;
  if (kind === 'approval' || history === null || adopted === null) return isTakenOver(sms, item);
  return entries.every((entry) => {
    const { commit } = history.proofOf(item, entry);
    const day = commit === null ? undefined : history.days.get(commit.id);
    return day !== undefined && compareDates(day, adopted) <= 0;
  });
}

function isOfOtherSide(sms: Sms, item: Item, entry: Approval): boolean {
  return (
    item.type.lifecycle === 'agreement' && entry.hasProof && believed(sms).items.get(entry.by)?.type.key !== 'person'
  );
}
