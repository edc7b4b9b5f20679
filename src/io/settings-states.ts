import type { Commit } from '../core/history/commit.ts';
import { firstParentLine } from '../core/history/revisions.ts';
import type { SettingsState } from '../core/history/settings-state.ts';
import type { Settings } from '../core/model/settings.ts';
import type { GitRepository } from './git/git-repository.ts';
import { parseSettings, settingsFile } from './load-settings.ts';

/** What the states of the settings are read from. */
export interface SettingsSources {
  readonly repository: GitRepository;
  /** Commits with paths from the root of the SMS, children before parents. */
  readonly commits: readonly Commit[];
  /** The file of the work tree where it is in no commit; null otherwise. */
  readonly own: Uint8Array | null;
}

/**
 * Reads `clausebook.yaml` as it was over time on the first-parent line.
 *
 * @param sources repository and commits
 * @returns oldest first
 */
export async function readSettingsStates(sources: SettingsSources): Promise<readonly SettingsState[]> {
  const { repository, commits, own } = sources;
  const changed = firstParentLine(commits).flatMap((commit) => {
    const changes = commit.parents.length > 1 ? commit.brought : commit.changes;
    const change = changes.find(({ path }) => path === settingsFile);
    return change === undefined ? [] : [{ commit, blob: change.after }];
  });
  const blobs = await repository.readBlobs([...new Set(changed.flatMap(({ blob }) => blob ?? []))]);
  const states = changed.map(({ commit, blob }): SettingsState => ({
    commit,
    settings: settingsOf(blob === null ? undefined : blobs.get(blob)),
  }));
  return own === null ? states : [...states, { commit: null, settings: settingsOf(own) }];
}

/** A state that no longer fits the schema of today says nothing. */
function settingsOf(bytes: Uint8Array | undefined): Settings | null {
  if (bytes === undefined) return null;
  try {
    return parseSettings(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
