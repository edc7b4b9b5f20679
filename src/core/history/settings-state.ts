import type { Settings } from '../model/settings.ts';
import type { Commit } from './commit.ts';

/** `clausebook.yaml` as one commit left it. */
export interface SettingsState {
  /** Commit of the first-parent line; null for the work tree. */
  readonly commit: Commit | null;
  /** Null where it is no valid configuration, or gone. */
  readonly settings: Settings | null;
}
