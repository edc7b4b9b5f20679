import { compareDates, dayAfter } from '../lifecycle/calendar.ts';
import { dateField, mapsField, textField } from '../model/fields.ts';
import type { Approval } from '../model/item.ts';
import type { Commit } from './commit.ts';
import { reasonsOfCommits } from './commit-reason.ts';
import type { LineState, Revision } from './revisions.ts';
import type { ItemSnapshot } from './snapshot.ts';
import { digestsOf } from './snapshot.ts';
import type { DatedState } from './terms.ts';
import { isApproving, lastTerm, statedFirstDay } from './terms.ts';

/** One version of an item: its text, who stands behind it, when it was in force. */
export interface ItemVersion {
  /** `MAJOR.MINOR`, or the position of the version where the item has no numbers. */
  readonly version: string;
  /** Of a text that took the place of another under the same number: the day it was merged (`textsInForce`). */
  readonly textOf?: string;
  /** The approved text; where no approval is bound to a text, the last one that carried the number. */
  readonly snapshot: ItemSnapshot;
  /** The digest of an approval is that of the text. */
  readonly isBound: boolean;
  /** Commits that made it out of the version before, oldest first; changes of layout are among them. */
  readonly revisions: readonly Revision[];
  /** Entries that speak of it, as the latest state states them. */
  readonly entries: readonly Approval[];
  readonly approvedOn: string | null;
  /** Under light control, where the owner's merge is the approval: the commit of the line that brought it, and its day. */
  readonly merged: { readonly commit: Commit; readonly on: string } | null;
  /** Day on which the approval was taken back on the judged line; null where it stands, or there was none. */
  readonly takenBackOn: string | null;
  /** First day in force; null while it is not approved, and where it ended before it began. */
  readonly from: string | null;
  /**
   * First day it is no longer in force: that of the next version, of what supersedes the item, of its end, or the day on which its
   * approval was taken back; null while it is.
   */
  readonly to: string | null;
  /** What changed and why, as the item states it, else the subject lines of the commits. */
  readonly reasons: readonly string[];
}

/** What versions are told apart by. */
export interface VersionSources {
  /** All commits that changed the item, oldest first. */
  readonly revisions: readonly Revision[];
  /** Its states on the judged line, oldest first. */
  readonly line: readonly LineState[];
  /** The item as it is judged, which may not be committed yet. */
  readonly current: ItemSnapshot | null;
  /** Under light control the merge is the approval. */
  readonly isLight: boolean;
  /** Day on which a commit entered the repository. */
  readonly dayOf: (commit: Commit) => string;
  /** The day judged, which is that of what is not committed yet. */
  readonly asOf: string;
}

/**
 * Versions of a document that states version numbers, oldest first.
 *
 * Texts of a branch count only through an approval that is bound to them; numbers that never reached the judged line are no
 * versions.
 *
 * @param sources history of the item
 */
export function versionsOf(sources: VersionSources): readonly ItemVersion[] {
  const dated = datedStates(sources);
  const states = dated.map(({ snapshot }) => snapshot);
  const numbers = [...new Set(states.flatMap(({ version }) => version ?? []))];
  const entries = latestEntries(states);
  const texts = numbers.flatMap((version) => {
    const text = textOf(version, entries, states, sources.revisions);
    return text === null ? [] : [{ version, ...text }];
  });
  const earlierFirstDays = new Set<string>();
  let position = 0;
  const versions = texts.map(({ version, snapshot, isBound }): ItemVersion => {
    const own = entries.filter((entry) => entry.version === version);
    const at = sources.revisions.findIndex(({ after }) => after !== null && sameText(after, snapshot));
    const end = at < 0 ? sources.revisions.length : lastOfRun(sources.revisions, at, snapshot) + 1;
    const revisions = sources.revisions.slice(position, Math.max(position, end));
    position = Math.max(position, end);
    const carrier = states.findLast((state) => state.version === version) ?? snapshot;
    const term = lastTerm({ version, states: dated, isLight: sources.isLight, earlierFirstDays });
    for (const state of states) if (state.version === version) earlierFirstDays.add(statedFirstDay(state) ?? '');
    return {
      version,
      snapshot,
      isBound,
      revisions,
      entries: own,
      approvedOn: term?.approvedOn ?? null,
      merged: term?.merged ?? null,
      takenBackOn: term?.takenBackOn ?? null,
      from: term?.from ?? null,
      to: earliest([statedEnd(version, carrier, states.at(-1) ?? carrier), term?.takenBackOn ?? null]),
      reasons: reasonsOf(version, states.at(-1) ?? carrier, revisions),
    };
  });
  return withEnds(versions);
}

/**
 * The versions of an item whose place another takes: none is in force any more from that day on.
 *
 * @param versions its versions
 * @param day first day of what takes its place; null where nothing does
 */
export function endedBy(versions: readonly ItemVersion[], day: string | null): readonly ItemVersion[] {
  return day === null ? versions : versions.map((version) => inForceUntil(version, earliest([version.to, day])));
}

/** A time for which another item takes the place of one. */
export interface Replacement {
  /** Id of what takes the place. */
  readonly heir: string;
  /** First day. */
  readonly from: string;
  /** Day from which its text no longer says so, or it is no longer in force; null while it is. */
  readonly to: string | null;
}

/**
 * The versions of an item whose place others take for a time. What began before does not come back by itself; what begins after
 * that time was decided anew.
 *
 * @param versions its versions
 * @param replacements when others take its place
 */
export function endedByReplacement(
  versions: readonly ItemVersion[],
  replacements: readonly Replacement[],
): readonly ItemVersion[] {
  return versions.map((version) => {
    const { from } = version;
    const days = replacements.flatMap((time) =>
      from === null || time.to === null || compareDates(from, time.to) < 0 ? [time.from] : [],
    );
    return days.length === 0 ? version : inForceUntil(version, earliest([version.to, ...days]));
  });
}

/**
 * The version in force on a day; null where none was.
 *
 * @param versions versions of one item, oldest first
 * @param day the day asked for
 */
export function versionInForce(versions: readonly ItemVersion[], day: string): ItemVersion | null {
  const valid = versions.filter(
    ({ from, to }) => from !== null && compareDates(from, day) <= 0 && (to === null || compareDates(day, to) < 0),
  );
  return valid.at(-1) ?? null;
}

/** What the line held, and what is not committed yet. */
function datedStates({ line, current, dayOf, asOf }: VersionSources): readonly DatedState[] {
  const states = line.flatMap(({ commit, snapshot }): readonly DatedState[] =>
    snapshot === null ? [] : [{ snapshot, commit, day: dayOf(commit) }],
  );
  return current === null ? states : [...states, { snapshot: current, commit: null, day: asOf }];
}

/** The first day out of force that the latest states tell: of a withdrawal, else of an end that the version states itself. */
function statedEnd(version: string, carrier: ItemSnapshot, last: ItemSnapshot): string | null {
  const days = [carrier, last].flatMap((state) =>
    state.approvals
      .filter((entry) => entry.action === 'withdrawn' && (entry.version ?? state.version) === version)
      .flatMap(({ on }) => on ?? []),
  );
  return days.toSorted(compareDates).at(-1) ?? endOf(carrier);
}

/** The first day out of force that a document or agreement states for itself. */
function endOf({ stated }: ItemSnapshot): string | null {
  const end = dateField(stated, 'effective_to');
  if (end !== null || textField(stated, 'renewal') === 'automatic') return end;
  const lastDay = dateField(stated, 'to');
  return lastDay === null ? null : dayAfter(lastDay);
}

/** A version ends when a later one begins; it goes on where the approval of that one was taken back. */
function withEnds(versions: readonly ItemVersion[]): readonly ItemVersion[] {
  return versions.map((version, index) => {
    const later = versions.slice(index + 1).filter(({ takenBackOn }) => takenBackOn === null);
    return inForceUntil(version, earliest([version.to, ...later.map(({ from }) => from)]));
  });
}

/** What would end before it begins is never in force. */
function inForceUntil(version: ItemVersion, to: string | null): ItemVersion {
  const { from } = version;
  const isNever = from === null || (to !== null && compareDates(to, from) <= 0);
  return isNever ? { ...version, from: null, to: null } : { ...version, to };
}

/**
 * Every entry there ever was, each as it was stated last; an entry is known by what it says, not by its signature. One that names no
 * version is about the version it was first stated with: that it still stands beside the next one approves nothing.
 */
function latestEntries(states: readonly ItemSnapshot[]): readonly Approval[] {
  const entries = new Map<string, Approval>();
  for (const state of states)
    for (const entry of state.approvals) {
      const key = entryKey(entry);
      entries.set(key, withVersion(entry, entries.get(key)?.version ?? state.version));
    }
  return [...entries.values()];
}

function withVersion(entry: Approval, version: string | null): Approval {
  return entry.version === null && version !== null ? { ...entry, version } : entry;
}

/** What makes an approval entry the one it is: act, person, day, version, digest. */
export function entryKey({ action, by, on, version, digest }: Approval): string {
  return [action, by.toLowerCase(), on ?? '', version ?? '', digest ?? ''].join('\n');
}

/**
 * What an approval entry states: the act, and the role in which it was done. With another role it is another statement, as for the
 * signature of an entry.
 */
export function statementKey(entry: Approval): string {
  return `${entryKey(entry)}\n${entry.role?.toLowerCase() ?? ''}`;
}

function textOf(
  version: string,
  entries: readonly Approval[],
  states: readonly ItemSnapshot[],
  revisions: readonly Revision[],
): { readonly snapshot: ItemSnapshot; readonly isBound: boolean } | null {
  const digests = new Set(
    entries.flatMap((entry) => (entry.version === version && isApproving(entry) ? (entry.digest ?? []) : [])),
  );
  const known = [...revisions.flatMap(({ after }) => after ?? []), ...states];
  const bound = known.findLast(
    (state) => state.version === version && digestsOf(state).some((digest) => digests.has(digest)),
  );
  if (bound !== undefined) return { snapshot: bound, isBound: true };
  const last = states.findLast((state) => state.version === version);
  return last === undefined ? null : { snapshot: last, isBound: false };
}

/** A text that was changed and put back before the next version belongs to its version with everything between. */
function lastOfRun(revisions: readonly Revision[], at: number, snapshot: ItemSnapshot): number {
  let last = at;
  for (let index = at + 1; index < revisions.length; index += 1) {
    const after = revisions[index]?.after ?? null;
    if (after === null || after.version !== snapshot.version) break;
    if (sameText(after, snapshot)) last = index;
  }
  return last;
}

function sameText(a: ItemSnapshot, b: ItemSnapshot): boolean {
  return a.digest === b.digest && a.version === b.version;
}

function reasonsOf(version: string, latest: ItemSnapshot, revisions: readonly Revision[]): readonly string[] {
  const stated = mapsField(latest.stated, 'changes')
    .filter((entry) => textField(entry, 'version') === version)
    .flatMap((entry) => textField(entry, 'what') ?? textField(entry, 'summary') ?? textField(entry, 'reason') ?? []);
  if (stated.length > 0) return stated;
  const telling = revisions.filter(({ kind, isBulk }) => (kind === 'content' || kind === 'added') && !isBulk);
  return reasonsOfCommits(telling.map(({ commit }) => commit.message));
}

function earliest(days: readonly (string | null)[]): string | null {
  return days.filter((day) => day !== null).toSorted(compareDates)[0] ?? null;
}
