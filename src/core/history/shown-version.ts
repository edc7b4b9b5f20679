import { approvalBinding, currentApproval } from '../control/approval.ts';
import { versionOnDay } from '../control/version-on-day.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { History } from './history.ts';
import type { ItemSnapshot } from './snapshot.ts';
import { snapshotOfItem } from './snapshot.ts';
import { versionInForce } from './versions.ts';

/**
 * Why the text in the file is not shown. `broken`: it is not the text that was approved; `unapproved`: it is called approved
 * and nobody approved it; `draft`: it is the draft of the next version; `later`: it came, or comes, after the day judged; `gone`:
 * there is no file any more. `lost`: it is shown all the same, since no commit holds the text that its approval is bound to.
 */
export type WhyInstead = 'broken' | 'unapproved' | 'draft' | 'later' | 'gone' | 'lost';

/** The version of a document that is shown in place of the text in its file. */
export interface ShownVersion {
  readonly why: WhyInstead;
  /** Number of the version; null under light control without numbers. */
  readonly version: string | null;
  readonly snapshot: ItemSnapshot;
  readonly approvedOn: string | null;
  /** What the file holds, or held last. */
  readonly ofFile: ItemSnapshot;
  /** Of what is gone: the day its file left. */
  readonly goneOn?: string;
  /** Of what is lost: the text under another id that the approval is bound to. */
  readonly former?: ItemSnapshot;
}

const open: ReadonlySet<string> = new Set(['draft', 'in-review', 'negotiation']);

/**
 * The last approved version of a document whose file holds something else, as far as history knows it.
 *
 * @param sms the model that is judged
 * @param item an item of it
 * @returns null where the text in the file is the one to show, or nothing better is known
 */
export function shownInstead(sms: Sms, item: Item): ShownVersion | null {
  const { history, asOf } = sms;
  const hasVersions = item.type.lifecycle === 'document' || item.type.lifecycle === 'agreement';
  if (history === null || !hasVersions || item.storage !== 'file') return null;
  const stated = whyNotTheFile(item, asOf);
  // A draft that was begun after the day is none of that day.
  const why = stated === 'draft' && changedLater(history, item, asOf) ? 'later' : stated;
  const found = why === null ? null : approvedBefore(history, item, why, asOf);
  const shown = found ?? (item.control === 'full' ? null : onTheLine(history, sms, item, why));
  if (shown === null || shown.snapshot.digest === item.digest || history.factsOf(shown.snapshot) === null) return null;
  return { ...shown, ofFile: snapshotOfItem(item) };
}

function changedLater(history: History, item: Item, asOf: string): boolean {
  const last = history.line.get(item.id)?.at(-1);
  return last !== undefined && compareDates(history.days.get(last.commit.id) ?? asOf, asOf) > 0;
}

function whyNotTheFile(item: Item, asOf: string): WhyInstead | null {
  if (open.has(item.status)) return 'draft';
  if (item.status !== 'approved' && item.status !== 'agreed') return null;
  if (versionOnDay(item, asOf).kind !== 'in-file') return 'later';
  if (item.control !== 'full') return null;
  if (approvalBinding(item).kind === 'broken') return 'broken';
  return currentApproval(item) === null ? 'unapproved' : null;
}

type Found = Omit<ShownVersion, 'ofFile'>;

function approvedBefore(history: History, item: Item, why: WhyInstead, asOf: string): Found | null {
  const known = history
    .versionsOf(item)
    .filter(
      ({ approvedOn, takenBackOn, from, isBound, snapshot, version }) =>
        approvedOn !== null &&
        compareDates(approvedOn, asOf) <= 0 &&
        from !== null &&
        compareDates(from, asOf) <= 0 &&
        (takenBackOn === null || compareDates(takenBackOn, asOf) > 0) &&
        snapshot.digest !== item.digest &&
        (isBound || version !== item.version),
    );
  // Where the text approved last is lost, the one before is still the last that anybody approved.
  const version = why === 'broken' || why === 'unapproved' ? (known.at(-1) ?? null) : versionInForce(known, asOf);
  return version === null
    ? null
    : { why, version: version.version, snapshot: version.snapshot, approvedOn: version.approvedOn };
}

/** Under light control the merge is the approval: the state of the line at the end of the day is what was in force. */
function onTheLine(history: History, sms: Pick<Sms, 'asOf'>, item: Item, why: WhyInstead | null): Found | null {
  const states = (history.line.get(item.id) ?? []).filter(
    ({ commit }) => compareDates(history.days.get(commit.id) ?? sms.asOf, sms.asOf) <= 0,
  );
  const isUnderWay = why === 'draft';
  const last = states.at(-1)?.snapshot ?? null;
  const snapshot = isUnderWay
    ? (states.findLast((state) => state.snapshot !== null && isClaimed(state.snapshot))?.snapshot ?? null)
    : last;
  if (snapshot === null || !isClaimed(snapshot)) return null;
  // Changes that are in no commit yet are the business of the preview, not of the version in force.
  const isLatest = states.length === (history.line.get(item.id) ?? []).length;
  if (!isUnderWay && isLatest) return null;
  return { why: isUnderWay ? 'draft' : 'later', version: snapshot.version, snapshot, approvedOn: null };
}

function isClaimed({ status }: ItemSnapshot): boolean {
  return status === 'approved' || status === 'agreed';
}
