import { isOfVersion } from '../../core/control/authority.ts';
import { describeCommit, isTakenOver, statesOf } from '../../core/history/item-states.ts';
import type { ItemState } from '../../core/history/item-states.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { entryKey } from '../../core/history/versions.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import { isSameThing } from '../iden/_standing.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

const over: ReadonlySet<string> = new Set(['withdrawn', 'terminated', 'superseded']);
const approving: ReadonlySet<string> = new Set(['approved', 'agreed']);

export default defineRule({
  id: 'LIFE-001',
  name: 'withdrawn-stays-withdrawn',
  severity: 'info',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether a version that was withdrawn or superseded was opened again',
  summary: 'A version that was withdrawn or superseded is not opened again under its number.',
  fix: 'Put the end back. What is needed again is a new document, or a new version (raise the number by hand, since `clausebook revise` opens none of what has ended). Where another document names this one under `supersedes`, that one lets go of it first.',
  *check({ sms }) {
    const { history } = sms;
    if (history === null) return;
    for (const item of sms.items.values()) {
      if (item.type.lifecycle !== 'document' && item.type.lifecycle !== 'agreement') continue;
      const states = statesOf(sms, item.id);
      const reopened = reopening(states);
      if (reopened === null || isTakenOver(sms, reopened.end.day)) continue;
      const { end, next } = reopened;
      if (end.snapshot === null || next.snapshot === null || !isSameThing(history, end.snapshot, next.snapshot))
        continue;
      const version = next.snapshot.version === null ? item.id : `Version ${next.snapshot.version} of ${item.id}`;
      const isTakenBack = item.control === 'full' && isDecision(end.snapshot) && !isApprovedAnew(item, end.snapshot);
      yield {
        item: item.id,
        place: placeOfPath(item, 'status', []),
        message: `${version} was ${wordOf(end.snapshot)} in ${describeCommit(history, end.commit)} and opened again in ${describeCommit(history, next.commit)}${isTakenBack ? ', and nobody approved that' : ''}. Expected a new version${isTakenBack ? ' with an approval of its own' : ''}: who holds the old one cannot know that it is valid again.`,
        ...(isTakenBack ? { severity: 'error' as const } : {}),
      };
    }
  },
});

/** The last end of the version in the file, and the state that took it back. */
function reopening(states: readonly ItemState[]): { readonly end: ItemState; readonly next: ItemState } | null {
  const current = states.at(-1)?.snapshot ?? null;
  if (current === null || isOver(current.status)) return null;
  for (let at = states.length - 2; at >= 0; at -= 1) {
    const [end, next] = [states[at], states[at + 1]];
    if (end?.snapshot === undefined || next === undefined) return null;
    // A file that was away in between is the business of IDEN-004.
    if (end.snapshot === null || next.snapshot === null) return null;
    if (!isReopened(end.snapshot, next.snapshot)) continue;
    return end.snapshot.version === next.snapshot.version && next.snapshot.version === current.version
      ? { end, next }
      : null;
  }
  return null;
}

/** The state is taken back, or the entry that ended the version is gone. */
function isReopened(end: ItemSnapshot, next: ItemSnapshot): boolean {
  if (isOver(next.status)) return false;
  return isOver(end.status) || (withdrawals(end).length > 0 && withdrawals(next).length === 0);
}

function withdrawals({ approvals, version }: ItemSnapshot): readonly Approval[] {
  return approvals.filter(
    (entry) => entry.action === 'withdrawn' && (entry.version === null || entry.version === version),
  );
}

/** Somebody ended it; that a file calls itself superseded is no act. */
function isDecision(end: ItemSnapshot): boolean {
  return end.status !== 'superseded' || withdrawals(end).length > 0;
}

function wordOf(end: ItemSnapshot): string {
  return isOver(end.status) ? (end.status ?? '') : 'withdrawn';
}

/** An approval of the version that was not there when it ended, and is no older than its end. */
function isApprovedAnew(item: Item, end: ItemSnapshot): boolean {
  const known = new Set(end.approvals.map((entry) => entryKey(entry)));
  const ended = withdrawals(end).flatMap(({ on }) => on ?? []);
  return item.approvals.some(
    (entry) =>
      approving.has(entry.action) &&
      isOfVersion(item, entry) &&
      !known.has(entryKey(entry)) &&
      entry.on !== null &&
      ended.every((day) => entry.on !== null && compareDates(day, entry.on) <= 0),
  );
}

function isOver(status: string | null): boolean {
  return status !== null && over.has(status);
}
