import { authorship, contributions } from '../../core/history/authorship.ts';
import type { Contribution } from '../../core/history/authorship.ts';
import { commitDays } from '../../core/history/commit-days.ts';
import type { Commit } from '../../core/history/commit.ts';
import type { History } from '../../core/history/history.ts';
import type { CommitIdentity } from '../../core/history/identities.ts';
import { identifierOverTime } from '../../core/history/identities-over-time.ts';
import type { Revision, Revisions } from '../../core/history/revisions.ts';
import { revisionsOf } from '../../core/history/revisions.ts';
import type { SettingsState } from '../../core/history/settings-state.ts';
import { itemsOfStates } from '../../core/history/item-of-state.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { withoutLooseFields, withUnreadable } from '../../core/history/unreadable-states.ts';
import type { ItemVersion } from '../../core/history/versions.ts';
import { versionsOver } from '../../core/history/versions-over.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import { fileKinds } from '../../core/model/files-of-sms.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Kept } from '../check-memory.ts';
import type { GitRepository } from '../git/git-repository.ts';
import { sha256 } from '../sha256.ts';
import { lostTags } from '../git/lost-tags.ts';
import { orderCommits } from '../git/order-commits.ts';
import type { FileState, FileStates, WantedItem } from './file-states.ts';
import { readFileStates } from './file-states.ts';
import { gradeEntries } from './grade-entries.ts';
import { signersOfSettings } from './judge-commits.ts';
import { keyArrivals } from './key-arrivals.ts';
import type { SideCommits } from './read-sides.ts';
import { namedPaths } from './named-assets.ts';
import { snapshotReader } from './read-snapshots.ts';

/** What history is read for. */
export interface HistoryRequest {
  readonly repository: GitRepository;
  /** Commits reachable from the one that is judged (the first), with paths from the root of the SMS. */
  readonly commits: readonly Commit[];
  /** Commits beside them that count all the same. */
  readonly sides: SideCommits;
  /** The model that is judged. */
  readonly sms: Sms;
  /** Gives people and keys: the trusted base, else the model that is judged. */
  readonly believed: Sms;
  /** Files whose state in the work tree is in no commit. */
  readonly uncommitted: ReadonlySet<string>;
  /** Branch that is checked out; null when none is, or another commit is read. */
  readonly branch: string | null;
  /** The commit that is judged lies on the protected branch. */
  readonly isProtected: boolean;
  /** Commits that the protected branch does not lead to yet. */
  readonly unmerged: ReadonlySet<string>;
  /** `clausebook.yaml` over time. */
  readonly settings: readonly SettingsState[];
  /** Ids of the items whose past is asked for; null for all. */
  readonly only: ReadonlySet<string> | null;
  /** States of files that are read already. */
  readonly kept: Kept<FileState> | null;
}

/**
 * Sorts what Git knows of an SMS by item, and verifies the signatures of its approvals.
 *
 * @param request repository, commits, model
 * @returns null when there is no commit
 */
export async function loadHistory(request: HistoryRequest): Promise<History | null> {
  const { repository, commits, sms, believed, uncommitted } = request;
  const [head] = commits;
  if (head === undefined) return null;
  const { joining, ofBase } = request.sides;
  const known = inOrder(commits, joining);
  const all = inOrder(known, ofBase);
  const states = await readFileStates(repository, all, {
    items: wantedItems(request),
    kinds: fileKinds(sms.settings),
    namedIn: (texts) => namedPaths(texts, sms),
    kept: request.kept,
  });
  const factsOf = (path: string, blob: string): SourceFacts | null => states.of(path, blob)?.facts ?? null;
  const read = withUnreadable(snapshotReader(states, all, head, sms), { commits: all, factsOf, sms });
  const { revisions, line } = revisionsOf(all, read, head);
  const isOfBase = isOneOf(ofBase);
  const found = { revisions: parted(revisions, (revision) => !isOfBase(revision)), line };
  const days = commitDays(known, believed.settings.timeZone);
  const identify = identifierOverTime({ sms, believed, line, commits: known, head, days });
  const textOf = (snapshot: ItemSnapshot): string => textOfSnapshot(snapshot, states, sms);
  const linesOf = (snapshot: ItemSnapshot): readonly string[] => textOf(snapshot).split('\n');
  const contributionsTo = (version: ItemVersion): readonly Contribution[] =>
    contributions(version.revisions, identify, linesOf);
  const lost = await lostTags(repository, known, head);
  const dayOf = (commit: Commit): string => days.get(commit.id) ?? '';
  const { versionsOf: versions, replacementsOf } = versionsOver({ sms, found, dayOf });
  const authorsOf = (id: string, version: string | null): readonly CommitIdentity[] => {
    const item = sms.items.get(id);
    const parts = item === undefined ? undefined : versions(item).find((candidate) => candidate.version === version);
    const { adopted } = believed.settings;
    const written = parts === undefined ? [] : contributionsTo(parts);
    return written.some(({ commit }) => adopted !== null && compareDates(dayOf(commit), adopted) <= 0)
      ? []
      : written.flatMap(({ authors }) => authors);
  };
  const { settings } = request;
  const enteredOn = await keyArrivals({ repository, believed, found, commits, days, settings });
  const { proofOf, judgeCommit, keyProblems } = await gradeEntries({
    repository,
    sms,
    believed,
    found,
    identify,
    days,
    enteredOn,
    authorsOf,
  });
  return {
    head,
    commits: known,
    tags: (await repository.tags()).map(({ name, commit }) => ({
      name,
      commit,
      standing: lost.get(name) ?? 'elsewhere',
    })),
    limits: repository.limits,
    uncommitted,
    branch: request.branch,
    isProtected: request.isProtected,
    // Those of a merge that is under way arrive with the commit that ends it.
    unmerged: new Set([...request.unmerged, ...joining.map(({ id }) => id)]),
    settings,
    identify,
    signerOf: await signersOfSettings({ settings, commits: known, identify, judge: judgeCommit }),
    revisions: found.revisions,
    ofBase: statesIn(parted(revisions, isOfBase)),
    line: found.line,
    versionsOf: versions,
    replacementsOf,
    days,
    contributionsTo,
    authorsOf: (version) => authorship(contributionsTo(version)),
    keyProblems,
    proofOf,
    textOf,
    factsOf: (snapshot) =>
      snapshot.blob === ''
        ? (sms.items.get(snapshot.id)?.facts ?? null)
        : (states.of(snapshot.file, snapshot.blob)?.facts ?? null),
    itemOf: itemsOfStates(sms, (file, blob) => states.of(file, blob), sha256),
    blobOf: states.blobOf,
  };
}

/** Without sides the commits are in order already. */
function inOrder(commits: readonly Commit[], side: readonly Commit[]): readonly Commit[] {
  return side.length === 0 ? commits : orderCommits([...commits, ...side]);
}

function isOneOf(commits: readonly Commit[]): (revision: Revision) => boolean {
  const ids = new Set(commits.map(({ id }) => id));
  return ({ commit }) => ids.has(commit.id);
}

function parted(revisions: Revisions['revisions'], isWanted: (revision: Revision) => boolean): Revisions['revisions'] {
  return new Map(
    [...revisions].flatMap(([id, all]) => {
      const wanted = all.filter(isWanted);
      return wanted.length === 0 ? [] : [[id, wanted] as const];
    }),
  );
}

function statesIn(revisions: Revisions['revisions']): History['ofBase'] {
  return new Map([...revisions].map(([id, all]) => [id, all.flatMap(({ after }) => after ?? [])]));
}

function wantedItems({ only, sms }: HistoryRequest): readonly WantedItem[] | null {
  return only === null ? null : [...only].map((id) => ({ id, file: sms.items.get(id)?.file ?? null }));
}

function textOfSnapshot(snapshot: ItemSnapshot, states: FileStates, sms: Sms): string {
  if (snapshot.storage !== 'file' && snapshot.storage !== 'register') return JSON.stringify(snapshot.stated, null, 1);
  if (snapshot.blob === '') return sms.items.get(snapshot.id)?.facts?.body ?? '';
  const text = states.bodyOf(snapshot.file, snapshot.blob);
  return snapshot.isUnreadable === true ? withoutLooseFields(text) : text;
}
