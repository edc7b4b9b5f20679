import type { Commit } from '../../core/history/commit.ts';
import type { History } from '../../core/history/history.ts';
import type { Revision } from '../../core/history/revisions.ts';
import { digestsOf } from '../../core/history/snapshot.ts';
import type { Approval, Item } from '../../core/model/item.ts';

/** Commits that were made anew together, as by a rebase, carry nearly one time. */
const togetherSeconds = 600;

/** The commit with which the approved text came; of an entry without digest the text that stood there with it. */
export function firstWithText(history: History, item: Item, entry: Approval, brought: Commit | null): Revision | null {
  const revisions = history.revisions.get(item.id) ?? [];
  const digest = entry.digest ?? revisions.find(({ commit }) => commit.id === brought?.id)?.after?.digest ?? '';
  const found = revisions.filter(({ after }) => after !== null && digestsOf(after).includes(digest));
  const days = (revision: Revision): string => history.days.get(revision.commit.id) ?? '';
  return found.reduce<Revision | null>(
    (first, revision) => (first === null || days(revision) < days(first) ? revision : first),
    null,
  );
}

/**
 * Text and entry reached the judged line with one commit or merge, or were made anew together; on a branch that is not merged yet they
 * will.
 */
export function isTogether(history: History, item: Item, written: Revision, brought: Commit): boolean {
  const entry = (history.revisions.get(item.id) ?? []).find(({ commit }) => commit.id === brought.id);
  return (
    entry?.arrival.id === written.arrival.id ||
    (history.unmerged.has(brought.id) && history.unmerged.has(written.commit.id)) ||
    Math.abs(brought.committer.at - written.commit.committer.at) <= togetherSeconds
  );
}
