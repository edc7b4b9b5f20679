import type { SignatureVerdict } from '../../core/control/signature-verdict.ts';
import type { Signer } from '../../core/control/signer-keys.ts';
import { statedAgreements } from '../../core/history/agreements.ts';
import type { CommitDays } from '../../core/history/commit-days.ts';
import type { Commit } from '../../core/history/commit.ts';
import type { Identify } from '../../core/history/identities.ts';
import { ownRuleChanges } from '../../core/history/own-rule-changes.ts';
import type { SettingsPast, SettingsState } from '../../core/history/settings-state.ts';
import type { GitRepository } from '../git/git-repository.ts';
import { verifyObjectSignature } from '../signatures/commit-signature.ts';
import type { Keyring } from '../signatures/keyring.ts';

/** Verdict on the signature of a commit; null where the commit cannot be read. */
export type JudgeCommit = (commit: Commit) => Promise<SignatureVerdict | null>;

/**
 * Builds the judge of signatures of commits; each commit is read once.
 *
 * @param repository holds the commits
 * @param keyring keys that are believed
 * @param days the day each commit counts for
 */
export function commitJudge(repository: GitRepository, keyring: Keyring, days: CommitDays): JudgeCommit {
  const verdicts = new Map<string, SignatureVerdict | null>();
  return async (commit) => {
    const known = verdicts.get(commit.id);
    if (known !== undefined) return known;
    const object = await repository.readObject(commit.id);
    const verdict = object === null ? null : await verifyObjectSignature(object, keyring, days.get(commit.id) ?? '');
    verdicts.set(commit.id, verdict);
    return verdict;
  };
}

/** What signers of commits to the settings are found with. */
export interface SignerSources {
  readonly settings: readonly SettingsState[];
  readonly commits: readonly Commit[];
  readonly identify: Identify;
  readonly judge: JudgeCommit;
}

/** Who signed the commits to the settings, and the branches they merged, that name people who agreed. */
export async function signersOfSettings(sources: SignerSources): Promise<SettingsPast['signerOf']> {
  const { settings, commits, identify, judge } = sources;
  const wanted = new Set(
    [...settings, ...ownRuleChanges(sources)].flatMap(({ commit }) =>
      commit === null ? [] : [commit.id, ...commit.parents.slice(1)],
    ),
  );
  const signers = new Map<string, Signer>();
  for (const commit of commits) {
    if (!wanted.has(commit.id) || statedAgreements(commit, identify).length === 0) continue;
    const verdict = await judge(commit);
    if (verdict?.result === 'good' && verdict.signer !== null) signers.set(commit.id, verdict.signer);
  }
  return ({ id }) => signers.get(id) ?? null;
}
