import { believed } from '../../core/control/believed.ts';
import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { provedAgreements } from '../../core/history/agreements.ts';
import type { Commit } from '../../core/history/commit.ts';
import { authorsOf } from '../../core/history/identities.ts';
import { dayOf } from '../../core/history/item-states.ts';
import type { SettingsPast, SettingsState } from '../../core/history/settings-state.ts';
import type { Sms } from '../../core/model/sms.ts';

/** Who made a change to the settings, and who agreed to what they say by then. */
interface Standing {
  readonly authors: ReadonlySet<string>;
  readonly agreed: readonly string[];
}

/** Whether somebody agreed to a commit, in it or in one of the states of the settings from a position on. */
export type IsAgreed = (commit: Commit | null, from: number) => boolean;

/**
 * Builds the answer to whether somebody agreed to a change: somebody else than its authors, in a role that may approve documents.
 *
 * @param sms people and roles
 * @param past the settings over time
 * @param states states of the settings, oldest first
 */
export function agreedIn(sms: Sms, past: SettingsPast, states: readonly Pick<SettingsState, 'commit'>[]): IsAgreed {
  const standings = states.map(({ commit }) => standingOf(sms, past, commit));
  return (commit, from) => {
    const own = standingOf(sms, past, commit);
    return [own, ...standings.slice(from)].some(({ agreed }) => agreed.some((person) => !own.authors.has(person)));
  };
}

const nobody: Standing = { authors: new Set(), agreed: [] };

function standingOf(sms: Sms, past: SettingsPast, commit: Commit | null): Standing {
  if (commit === null) return nobody;
  const merged = commit.parents.slice(1);
  const brought = merged.length === 0 ? [commit] : past.commits.filter(({ id }) => merged.includes(id));
  const day = dayOf(past, commit);
  const named = [...new Set([commit, ...brought])].flatMap((one) => provedAgreements(one, past));
  return {
    authors: new Set(brought.flatMap((one) => authorsOf(one, past.identify)).flatMap(({ person }) => person ?? [])),
    agreed: [...named, ...(merged.length === 0 ? [] : mergedBy(past, commit))].filter((person) =>
      mayApprove(sms, person, day),
    ),
  };
}

/** A platform makes merges in the name of whoever clicked. */
function mergedBy({ identify }: SettingsPast, commit: Commit): readonly string[] {
  const { person, flaw } = identify(commit.author.name, commit.author.email, commit);
  return person === null || flaw !== undefined ? [] : [person];
}

function mayApprove(sms: Sms, person: string, day: string): boolean {
  const trusted = believed(sms);
  const roles = new Set(Object.values(trusted.settings.approvers).flat());
  return rolesOfPerson(trusted, person, day).some(
    ({ role }) => roles.has(role) || trusted.items.get(role)?.fields['top_management'] === true,
  );
}
