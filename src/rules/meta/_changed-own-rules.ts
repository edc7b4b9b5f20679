import type { Commit } from '../../core/history/commit.ts';
import { dayOf, isTakenOver } from '../../core/history/item-states.ts';
import type { OwnRuleChange } from '../../core/history/own-rule-changes.ts';
import { ownRuleChanges } from '../../core/history/own-rule-changes.ts';
import type { SettingsPast, SettingsState } from '../../core/history/settings-state.ts';
import type { Sms } from '../../core/model/sms.ts';
import { agreedIn } from './_settings-agreement.ts';

/** Rules of the organization that a commit changed or took out, and nobody agreed to. */
export interface ChangedOwnRules {
  readonly commit: Commit;
  /** Files that are not as they were before it, in the order of their paths. */
  readonly changed: readonly string[];
  /** Files of those that are no longer there. */
  readonly gone: ReadonlySet<string>;
}

/**
 * Changes to the code of rules that nobody who may agree is shown to have agreed to. What a changed rule still finds cannot be told, so
 * every file counts that is not as it was agreed, or at first; a rule more weakens nothing.
 *
 * @param sms people and roles
 * @param past commits and settings over time
 * @returns latest first; a file stands with the latest of its changes
 */
export function changedOwnRules(sms: Sms, past: SettingsPast): readonly ChangedOwnRules[] {
  const all = ownRuleChanges(past);
  const today = new Map(all.flatMap(({ changes }) => changes.map(({ path, after }) => [path, after] as const)));
  const there = new Set(today.values());
  const moments = momentsOf(past, new Set(all.map(({ commit }) => commit)));
  const isAgreed = agreedIn(sms, past, moments);
  const isTrusted = ({ commit }: OwnRuleChange): boolean =>
    isTakenOver(sms, dayOf(past, commit)) ||
    isAgreed(
      commit,
      moments.findIndex((moment) => moment.commit === commit),
    );
  const { trusted, changedBy } = trustedStates(all, isTrusted);
  const open = [...trusted].flatMap(([path, blob]) => (blob === null || there.has(blob) ? [] : [path])).sort();
  return all.toReversed().flatMap(({ commit }): readonly ChangedOwnRules[] => {
    const changed = open.filter((path) => changedBy.get(path) === commit);
    return changed.length === 0
      ? []
      : [{ commit, changed, gone: new Set(changed.filter((path) => today.get(path) === null)) }];
  });
}

/** What each file held when somebody last agreed to it, or at first; and the last commit that changed it without that. */
function trustedStates(
  all: readonly OwnRuleChange[],
  isTrusted: (change: OwnRuleChange) => boolean,
): { readonly trusted: ReadonlyMap<string, string | null>; readonly changedBy: ReadonlyMap<string, Commit> } {
  const trusted = new Map<string, string | null>();
  const changedBy = new Map<string, Commit>();
  for (const change of all) {
    const isAgreed = isTrusted(change);
    for (const { path, before, after } of change.changes) {
      if (!isAgreed) changedBy.set(path, change.commit);
      if (isAgreed) trusted.set(path, after);
      else if (!trusted.has(path)) trusted.set(path, before ?? after);
    }
  }
  return { trusted, changedBy };
}

/** Commits to the settings or the rules, oldest first; the work tree last. Each can say who agreed to what came before it. */
function momentsOf(past: SettingsPast, ofRules: ReadonlySet<Commit>): readonly Pick<SettingsState, 'commit'>[] {
  const ofSettings = new Set(past.settings.map(({ commit }) => commit));
  const oldestFirst = past.commits.toReversed().filter((commit) => ofSettings.has(commit) || ofRules.has(commit));
  return oldestFirst.map((commit) => ({ commit }));
}
