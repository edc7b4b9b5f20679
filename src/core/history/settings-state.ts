import type { Settings } from '../model/settings.ts';
import type { CommitDays } from './commit-days.ts';
import type { Commit } from './commit.ts';
import type { CommitProof } from './agreements.ts';

/** `clausebook.yaml` as one commit left it. */
export interface SettingsState {
  /** Commit of the first-parent line; null for the work tree. */
  readonly commit: Commit | null;
  /** Null where it is no valid configuration, or gone. */
  readonly settings: Settings | null;
}

/** The settings over time, and what tells who changed them. */
export interface SettingsPast extends CommitProof {
  /** `clausebook.yaml` on the first-parent line, oldest first; the state in the work tree last, where it is in no commit. */
  readonly settings: readonly SettingsState[];
  /** Reachable commits, children before parents. */
  readonly commits: readonly Commit[];
  readonly days: CommitDays;
}
