import { compareDates } from '../lifecycle/calendar.ts';
import type { Commit } from './commit.ts';
import { reasonsOfCommits } from './commit-reason.ts';
import type { History } from './history.ts';
import type { LineState, Revision } from './revisions.ts';
import type { ItemSnapshot } from './snapshot.ts';
import type { ItemVersion } from './versions.ts';

/** A text that a merge brought under a number that was there already. */
interface MergedText {
  readonly snapshot: ItemSnapshot;
  readonly commit: Commit;
  readonly on: string;
  /** Place of the commit on the line. */
  readonly at: number;
}

const claimed: ReadonlySet<string> = new Set(['approved', 'agreed']);

/**
 * Versions with every text that was in force under their numbers. Under light control each merge is an approval, so that a text
 * merged under the number of another takes its place; all other versions are as they were. Of one day the last text counts.
 *
 * @param history what Git knows
 * @param versions versions of one item, oldest first
 * @param id id of the item
 */
export function textsInForce(
  history: Pick<History, 'line' | 'days'>,
  versions: readonly ItemVersion[],
  id: string,
): readonly ItemVersion[] {
  const line = history.line.get(id) ?? [];
  return versions.flatMap((version) => split(version, mergedTexts(version, line, history), line));
}

function mergedTexts(
  { version, merged, approvedOn, from, to }: ItemVersion,
  line: readonly LineState[],
  { days }: Pick<History, 'days'>,
): readonly MergedText[] {
  const begin = merged === null ? -1 : line.findIndex(({ commit }) => commit.id === merged.commit.id);
  if (merged === null || begin < 0 || approvedOn !== null || from === null) return [];
  const texts: MergedText[] = [];
  line.forEach(({ snapshot, commit }, at) => {
    if (at < begin || snapshot === null || snapshot.version !== version || !claimed.has(snapshot.status ?? '')) return;
    const on = at === begin ? merged.on : (days.get(commit.id) ?? merged.on);
    const isOver = to !== null && compareDates(on, to) >= 0;
    if (isOver || texts.at(-1)?.snapshot.digest === snapshot.digest) return;
    if (texts.at(-1)?.on === on) texts.pop();
    texts.push({ snapshot, commit, on, at });
  });
  return texts;
}

function split(version: ItemVersion, texts: readonly MergedText[], line: readonly LineState[]): readonly ItemVersion[] {
  if (texts.length < 2) return [version];
  const place = new Map(line.map(({ commit }, at) => [commit.id, at]));
  const at = ({ arrival }: Revision): number => place.get(arrival.id) ?? 0;
  const { from } = version;
  const ofFirst = reasonsOf(version.revisions.filter((revision) => at(revision) <= (texts[0]?.at ?? 0)));
  const laterReasons = new Set(reasonsOf(version.revisions).filter((subject) => !ofFirst.includes(subject)));
  return texts.map((text, index): ItemVersion => {
    const next = texts[index + 1];
    const isFirst = index === 0;
    const since = isFirst || from === null ? from : later(text.on, from);
    const until = next === undefined ? version.to : later(next.on, from ?? next.on);
    const isNever = since === null || (until !== null && compareDates(until, since) <= 0);
    const first = isFirst ? 0 : (texts[index - 1]?.at ?? 0) + 1;
    const revisions = version.revisions.filter(
      (revision) => at(revision) >= first && (next === undefined || at(revision) <= text.at),
    );
    return {
      ...version,
      ...(isFirst ? {} : { textOf: text.on }),
      snapshot: text.snapshot,
      revisions,
      merged: { commit: text.commit, on: text.on },
      from: isNever ? null : since,
      to: isNever ? null : until,
      reasons: isFirst ? version.reasons.filter((reason) => !laterReasons.has(reason)) : reasonsOf(revisions),
    };
  });
}

function reasonsOf(revisions: readonly Revision[]): readonly string[] {
  const changes = revisions.filter(({ kind, isBulk }) => kind === 'content' && !isBulk);
  return reasonsOfCommits(changes.map(({ commit }) => commit.message));
}

function later(a: string, b: string): string {
  return compareDates(a, b) >= 0 ? a : b;
}
