import { authorship, contributions } from '../../core/history/authorship.ts';
import type { Contribution } from '../../core/history/authorship.ts';
import { commitDays } from '../../core/history/commit-days.ts';
import type { Commit } from '../../core/history/commit.ts';
import type { History } from '../../core/history/history.ts';
import { identifier } from '../../core/history/identities.ts';
import { revisionsOf } from '../../core/history/revisions.ts';
import type { SettingsState } from '../../core/history/settings-state.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { snapshotOfItem } from '../../core/history/snapshot.ts';
import type { ItemVersion } from '../../core/history/versions.ts';
import { versionsOf } from '../../core/history/versions.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { GitRepository } from '../git/git-repository.ts';
import { lostTags } from '../git/lost-tags.ts';
import type { FileStates } from './file-states.ts';
import { readFileStates } from './file-states.ts';
import { gradeEntries } from './grade-entries.ts';
import { snapshotReader } from './read-snapshots.ts';

/** What history is read for. */
export interface HistoryRequest {
  readonly repository: GitRepository;
  /** Commits reachable from the one that is judged (the first), with paths from the root of the SMS. */
  readonly commits: readonly Commit[];
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
  /** `clausebook.yaml` over time. */
  readonly settings: readonly SettingsState[];
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
  const states = await readFileStates(repository, commits);
  const found = revisionsOf(commits, snapshotReader(states, commits, sms));
  const identify = identifier(believed);
  const { proofOf, keyProblems } = await gradeEntries({ repository, sms, believed, found, identify });
  const textOf = (snapshot: ItemSnapshot): string => textOfSnapshot(snapshot, states, sms);
  const linesOf = (snapshot: ItemSnapshot): readonly string[] => textOf(snapshot).split('\n');
  const contributionsTo = (version: ItemVersion): readonly Contribution[] =>
    contributions(version.revisions, identify, linesOf);
  const lost = await lostTags(repository, new Set(commits.map(({ id }) => id)));
  const days = commitDays(commits, believed.settings.timeZone);
  const versions = new Map<string, readonly ItemVersion[]>();
  return {
    head,
    commits,
    tags: (await repository.tags()).map(({ name, commit }) => ({ name, commit, isLost: lost.has(name) })),
    limits: repository.limits,
    uncommitted,
    branch: request.branch,
    isProtected: request.isProtected,
    settings: request.settings,
    identify,
    revisions: found.revisions,
    line: found.line,
    versionsOf: (item) => {
      const known = versions.get(item.id);
      if (known !== undefined) return known;
      const made = versionsOf({
        revisions: found.revisions.get(item.id) ?? [],
        line: found.line.get(item.id) ?? [],
        // The file as it is: the model may hold another version of it, in force on the day that is judged.
        current: snapshotOfItem(sms.items.get(item.id) ?? item),
        dayOfMerge: item.control === 'light' ? (commit) => days.get(commit.id) ?? '' : null,
      });
      versions.set(item.id, made);
      return made;
    },
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
  };
}

function textOfSnapshot(snapshot: ItemSnapshot, states: FileStates, sms: Sms): string {
  if (snapshot.storage !== 'file' && snapshot.storage !== 'register') return JSON.stringify(snapshot.stated, null, 1);
  if (snapshot.blob === '') return sms.items.get(snapshot.id)?.facts?.body ?? '';
  return states.bodyOf(snapshot.file, snapshot.blob);
}
