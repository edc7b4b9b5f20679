import { compareDates, daysBetween } from '../lifecycle/calendar.ts';
import { dateField } from '../model/fields.ts';
import type { Approval } from '../model/item.ts';
import type { Commit } from './commit.ts';
import type { ItemSnapshot } from './snapshot.ts';

/** An item at one moment of the judged line. */
export interface DatedState {
  readonly snapshot: ItemSnapshot;
  /** Commit of the line; null for what is in no commit yet. */
  readonly commit: Commit | null;
  /** Day it entered the repository; the day judged for what is in no commit yet. */
  readonly day: string;
}

/** The time of a version that began with an approval or, under light control, with a merge. */
export interface Term {
  /** Day of the approval that began it; null where the merge is the approval. */
  readonly approvedOn: string | null;
  /** The merge, where that is the approval. */
  readonly merged: { readonly commit: Commit; readonly on: string } | null;
  /** First day in force, as it was stated before that day had passed. */
  readonly from: string;
  /** Digest of the text as it began. */
  readonly digest: string;
  /** Day on which the approval was taken back on the line; null where it stands. */
  readonly takenBackOn: string | null;
}

/** What tells when a version was in force. */
export interface TermSources {
  readonly version: string;
  /** States of the item on the judged line, oldest first. */
  readonly states: readonly DatedState[];
  /** Under light control the merge is the approval. */
  readonly isLight: boolean;
  /** First days that earlier versions state: whoever did not change one when the next version began states none for it. */
  readonly earlierFirstDays: ReadonlySet<string>;
}

const claimed: ReadonlySet<string> = new Set(['approved', 'agreed', 'effective', 'superseded', 'expired']);
const underWay: ReadonlySet<string> = new Set(['draft', 'in-review', 'negotiation']);
const approving: ReadonlySet<string> = new Set(['approved', 'agreed']);

/** True for an entry by which a text is approved or agreed. */
export function isApproving({ action }: Pick<Approval, 'action'>): boolean {
  return approving.has(action);
}

/**
 * The last term of a version: begun by the state of the line that first calls it approved, ended where the line takes that back.
 * The line does so when the same text, or one that stood there before under the number, is a draft again, or when it goes back to an
 * earlier version. A draft with a new text leaves the approved one in force, whatever number it bears.
 *
 * @param sources the version and the states of the item
 * @returns null where it was never approved
 */
export function lastTerm(sources: TermSources): Term | null {
  const { version, states } = sources;
  /** Texts under the number up to its approval, that of the approval among them. */
  const texts = new Set<string>();
  const earlier = new Set<string>();
  let term: Term | null = null;
  for (const state of states) {
    const { snapshot, day } = state;
    const number = snapshot.version ?? '';
    if (number !== version) {
      if (texts.size === 0) earlier.add(number);
      else if (earlier.has(number)) term = takenBack(term, day);
      continue;
    }
    if (underWay.has(snapshot.status ?? 'draft') && texts.has(snapshot.digest)) term = takenBack(term, day);
    if (claimed.has(snapshot.status ?? ''))
      term = begun(sources, state, term) ?? (term === null ? null : postponed(term, state));
    if (term === null || term.takenBackOn !== null || term.digest === snapshot.digest) texts.add(snapshot.digest);
  }
  return term ?? toldLater(sources);
}

function takenBack(term: Term | null, day: string): Term | null {
  return term === null || term.takenBackOn !== null ? term : { ...term, takenBackOn: day };
}

/** A new term; null where the state begins none. */
function begun(sources: TermSources, state: DatedState, term: Term | null): Term | null {
  const { snapshot, commit, day } = state;
  const entries = approvalsOf(snapshot, sources.version);
  const isOther = term !== null && term.digest !== snapshot.digest && binds(entries, snapshot);
  if (term !== null && term.takenBackOn === null && !isOther) return null;
  const approvedOn = lastDay(entries);
  const merged = approvedOn === null && sources.isLight && commit !== null ? { commit, on: day } : null;
  const since = approvedOn ?? merged?.on ?? null;
  if (since === null) return null;
  const from = firstDay(snapshot, since, merged === null, sources.earlierFirstDays);
  return { approvedOn, merged, from, digest: snapshot.digest, takenBackOn: null };
}

/**
 * The first day as stated. A document is in force from its approval at the earliest; an agreement may begin before it is signed, and
 * where the merge is the approval the text may be older than the repository.
 */
function firstDay(
  snapshot: ItemSnapshot,
  since: string,
  isApproved: boolean,
  earlierFirstDays: ReadonlySet<string>,
): string {
  const ofDocument = dateField(snapshot.stated, 'effective_from');
  const stated = statedFirstDay(snapshot);
  if (stated === null || compareDates(stated, since) >= 0) return stated ?? since;
  const isEarlyByRight = ofDocument === null || !isApproved;
  return isEarlyByRight && !earlierFirstDays.has(stated) ? stated : since;
}

/** The first day that a state of a document or agreement states. */
export function statedFirstDay({ stated }: Pick<ItemSnapshot, 'stated'>): string | null {
  return dateField(stated, 'effective_from') ?? dateField(stated, 'from');
}

/** So many days later a first day that was put forward may still be recorded, as an approval may. */
export const daysToRecord = 14;

/** Another first day counts while the one before has not come, and reaches back no further than things take to be recorded. */
function postponed(term: Term, { snapshot, day }: DatedState): Term {
  const stated = dateField(snapshot.stated, 'effective_from');
  if (stated === null || stated === term.from || compareDates(term.from, day) < 0) return term;
  const isPromptly = daysBetween(stated, day) <= daysToRecord;
  return { ...term, from: latest([isPromptly ? stated : day, term.approvedOn ?? stated]) };
}

/** A version that stood on the line as a draft only: the file of a later one may tell of its approval. */
function toldLater({ version, states }: TermSources): Term | null {
  const known = states.findLast(({ snapshot }) => snapshot.version === version);
  const last = states.at(-1)?.snapshot;
  if (known === undefined || last === undefined || last.version === version) return null;
  const approvedOn = lastDay(approvalsOf(last, version));
  if (approvedOn === null) return null;
  const { digest } = known.snapshot;
  return { approvedOn, merged: null, from: approvedOn, digest, takenBackOn: null };
}

function approvalsOf(snapshot: ItemSnapshot, version: string): readonly Approval[] {
  return snapshot.approvals.filter((entry) => isApproving(entry) && (entry.version ?? snapshot.version) === version);
}

function binds(entries: readonly Approval[], { digest }: ItemSnapshot): boolean {
  return entries.some((entry) => entry.digest === digest);
}

function lastDay(entries: readonly Approval[]): string | null {
  const days = entries.flatMap(({ on }) => on ?? []);
  return days.length === 0 ? null : latest(days);
}

function latest(days: readonly string[]): string {
  return days.toSorted(compareDates).at(-1) ?? '';
}
