import { describeCommit, isTakenOver, statesOf } from '../../core/history/item-states.ts';
import type { ItemState } from '../../core/history/item-states.ts';
import { isSameThing } from '../iden/_standing.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

const over: ReadonlySet<string> = new Set(['withdrawn', 'terminated', 'superseded']);

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
  fix: 'Start a new version.',
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
      yield {
        item: item.id,
        place: placeOfPath(item, 'status', []),
        message: `${version} was ${end.snapshot.status ?? 'withdrawn'} in ${describeCommit(history, end.commit)} and opened again in ${describeCommit(history, next.commit)}. Expected a new version: who holds the old one cannot know that it is valid again.`,
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
    if (!isOver(end.snapshot.status) || isOver(next.snapshot.status)) continue;
    return end.snapshot.version === next.snapshot.version && next.snapshot.version === current.version
      ? { end, next }
      : null;
  }
  return null;
}

function isOver(status: string | null): boolean {
  return status !== null && over.has(status);
}
