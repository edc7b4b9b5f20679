import type { KeyProblem, Signer } from '../control/signer-keys.ts';
import type { SourceFacts } from '../model/facts.ts';
import type { Approval, Item } from '../model/item.ts';
import type { ApprovalProof } from './approval-proof.ts';
import type { Authorship, Contribution } from './authorship.ts';
import type { CommitDays } from './commit-days.ts';
import type { Commit, HistoryLimit } from './commit.ts';
import type { Identify } from './identities.ts';
import type { LineState, Revision } from './revisions.ts';
import type { ItemSnapshot } from './snapshot.ts';
import type { SettingsState } from './settings-state.ts';
import type { ItemVersion, Replacement } from './versions.ts';

/**
 * How a tag stands to the judged line: a branch leads to it, or it never was of the line as far as anything shows (`elsewhere`); the
 * line holds other commits in the place of those it names (`replaced`); or the same ones once more (`repeated`).
 */
export type TagStanding = 'elsewhere' | 'replaced' | 'repeated';

/** A tag with the commit it names. */
export interface TaggedCommit {
  readonly name: string;
  readonly commit: string;
  readonly standing: TagStanding;
}

/**
 * What Git knows of an SMS: the commits reachable from the one that is judged, sorted by item. Absent where nothing reliable
 * can be said; what is missing in part stands in `limits`.
 */
export interface History {
  /** The commit that is judged, or on whose top the work tree is. */
  readonly head: Commit;
  /** Reachable commits, children before parents; while a merge is under way in the work tree, those that it brings too. */
  readonly commits: readonly Commit[];
  readonly tags: readonly TaggedCommit[];
  readonly limits: readonly HistoryLimit[];
  /** Files whose state in the work tree is in no commit. */
  readonly uncommitted: ReadonlySet<string>;
  /** Branch that is checked out; null when none is, or a commit is read that is not checked out. */
  readonly branch: string | null;
  /** The commit that is judged lies on the protected branch. */
  readonly isProtected: boolean;
  /** Commits that the protected branch does not lead to yet: what a merge will bring it at once. */
  readonly unmerged: ReadonlySet<string>;
  /** `clausebook.yaml` on the first-parent line, oldest first; the state in the work tree last, where it is in no commit. */
  readonly settings: readonly SettingsState[];
  /** People behind commits. */
  readonly identify: Identify;
  /** Whose key signed a commit to the settings that names people who agreed; null where none that is known did. */
  readonly signerOf: (commit: Commit) => Signer | null;
  /** Commits that changed an item, oldest first; also for ids that are gone. */
  readonly revisions: ReadonlyMap<string, readonly Revision[]>;
  /** States of items that commits of the trusted base left, and none that is judged builds on; without a base none. */
  readonly ofBase: ReadonlyMap<string, readonly ItemSnapshot[]>;
  /** States of an item on the first-parent line, oldest first. */
  readonly line: ReadonlyMap<string, readonly LineState[]>;
  /** Versions of a document with version numbers, oldest first; worked out once. */
  versionsOf(item: Item): readonly ItemVersion[];
  /** When others take the place of an item, earliest first. */
  replacementsOf(item: Item): readonly Replacement[];
  /** The day each commit entered the repository, as far as the commits can tell. */
  readonly days: CommitDays;
  /** What each commit wrote of a version, oldest first. */
  contributionsTo(version: ItemVersion): readonly Contribution[];
  /** Who wrote a version, most first. */
  authorsOf(version: ItemVersion): readonly Authorship[];
  /** Stated keys that cannot be read and so prove nothing. */
  readonly keyProblems: readonly KeyProblem[];
  /** How well an approval entry of an item is proved. */
  proofOf(item: Item, entry: Approval): ApprovalProof;
  /** Text of a state of an item without frontmatter; of a row its fields. */
  textOf(snapshot: ItemSnapshot): string;
  /** The file of a state as it was parsed; null for lines of data, and where the state is no longer there. */
  factsOf(snapshot: ItemSnapshot): SourceFacts | null;
  /** Git blob of a picture or attachment with this SHA-256; null where no commit holds such a file. */
  blobOf(sha256: string): string | null;
  /** The item that a state of its file stated; null where it cannot be made from that file alone. */
  itemOf(snapshot: ItemSnapshot): Item | null;
}
