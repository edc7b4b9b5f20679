import type { Settings } from '../model/settings.ts';
import type { Commit, PathChange } from './commit.ts';
import { firstParentLine } from './revisions.ts';
import type { SettingsPast } from './settings-state.ts';

/** What a commit changed in the folder that held the rules of the organization then. */
export interface OwnRuleChange {
  readonly commit: Commit;
  readonly changes: readonly PathChange[];
}

/**
 * Says of a path whether it belongs to the rules of the organization; what only explains them does not.
 *
 * @param settings `own_rules`
 */
export function ownRuleFiles({ ownRules }: Pick<Settings, 'ownRules'>): (path: string) => boolean {
  if (ownRules === null) return () => false;
  const folder = ownRules.replace(/^\.\//, '').replace(/\/+$/, '');
  const start = folder === '.' || folder === '' ? '' : `${folder}/`;
  return (path) => path.startsWith(start) && /\.(?:[cm]?[jt]s|json)$/i.test(path);
}

/**
 * Changes to the rules of the organization on the first-parent line, from the commit on that first named their folder.
 *
 * @param past commits and settings over time
 * @returns oldest first
 */
export function ownRuleChanges({
  commits,
  settings,
}: Pick<SettingsPast, 'commits' | 'settings'>): readonly OwnRuleChange[] {
  const stateOf = new Map(settings.map((state) => [state.commit?.id, state.settings]));
  let isOwnRule = ownRuleFiles({ ownRules: null });
  return firstParentLine(commits).flatMap((commit): readonly OwnRuleChange[] => {
    const brought = commit.parents.length > 1 ? commit.brought : commit.changes;
    const changes = brought.filter(({ path }) => isOwnRule(path));
    const now = stateOf.get(commit.id) ?? null;
    if (now !== null) isOwnRule = ownRuleFiles(now);
    return changes.length === 0 ? [] : [{ commit, changes }];
  });
}
