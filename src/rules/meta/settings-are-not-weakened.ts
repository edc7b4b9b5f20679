import { authorsOf } from '../../core/history/identities.ts';
import type { CommitIdentity } from '../../core/history/identities.ts';
import { dayOf, describeCommit } from '../../core/history/item-states.ts';
import type { SettingsPast, SettingsState } from '../../core/history/settings-state.ts';
import { parsePerson, trailersOf } from '../../core/history/trailers.ts';
import { believed } from '../../core/control/believed.ts';
import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { historyRemedy } from './_missing-history.ts';
import { weakerIn } from './_weaker-settings.ts';

const settingsFile = 'clausebook.yaml';
const asked = 'whether rules were switched off, control lowered or intervals lengthened without anybody agreeing';

export default defineRule({
  id: 'META-006',
  name: 'settings-are-not-weakened',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history', 'base'],
  looksForItself: true,
  question: asked,
  summary: 'No setting is weakened (rules, control, intervals, what is looked at) without somebody who agrees.',
  fix: 'Have the change approved: a commit to clausebook.yaml with `Approved-by: Name <address>` of somebody who may approve documents.',
  *check(context) {
    const past = context.sms.history ?? context.sms.settingsPast;
    if (past === null) {
      context.note(`Not evaluated: ${asked}.`, historyRemedy(context.sms));
      return;
    }
    const states = sinceApproval(context.sms, past);
    const [first] = past.settings;
    const comparison = {
      ...context,
      since: first === undefined || first.commit === null ? null : dayOf(past, first.commit),
    };
    const now = states.at(-1)?.settings ?? null;
    const reported = new Set<string>();
    for (let at = states.length - 1; at > 0 && now !== null; at -= 1) {
      const [before, after] = [states[at - 1], states[at]];
      if (before?.settings === null || before === undefined || after?.settings === null || after === undefined)
        continue;
      const weaker = weakerIn(comparison, before.settings, after.settings);
      // What was taken back since is no matter any more.
      const still = weaker.filter(
        ({ key }) =>
          !reported.has(key) &&
          before.settings !== null &&
          weakerIn(comparison, before.settings, now).some((other) => other.key === key),
      );
      if (still.length === 0) continue;
      for (const { key } of still) reported.add(key);
      yield {
        place: startOfFile(settingsFile),
        message: `${capital(still.map(({ says }) => says).join('; '))}, in ${describeCommit(past, after.commit)}, and nobody who may approve documents agreed. Expected \`Approved-by: Name <address>\` in that commit or a later one to ${settingsFile}: the settings are a controlled document.`,
      };
    }
  },
});

/** States from the last one that somebody approved; from the first one where nobody ever did. */
function sinceApproval(sms: Sms, past: SettingsPast): readonly SettingsState[] {
  const approved = past.settings.findLastIndex((state) => isApproved(sms, past, state));
  return past.settings.slice(Math.max(0, approved));
}

/** Somebody else than its authors, in a role that may approve documents, agreed to the commit or merged it. */
function isApproved(sms: Sms, past: SettingsPast, { commit }: SettingsState): boolean {
  if (commit === null) return false;
  const day = dayOf(past, commit);
  const brought =
    commit.parents.length > 1 ? past.commits.filter((other) => commit.parents.slice(1).includes(other.id)) : [commit];
  const authors = new Set(
    brought.flatMap((one) => authorsOf(one, past.identify)).flatMap(({ person }) => person ?? []),
  );
  const named = [commit, ...brought].flatMap((one) =>
    trailersOf(one.message).flatMap((trailer): readonly CommitIdentity[] => {
      const parsed = /^(?:approved|reviewed)-by$/i.test(trailer.key) ? parsePerson(trailer.value) : null;
      return parsed === null ? [] : [past.identify(parsed.name, parsed.email)];
    }),
  );
  const merged = commit.parents.length > 1 ? [past.identify(commit.author.name, commit.author.email)] : [];
  return [...named, ...merged].some(
    ({ person }) => person !== null && !authors.has(person) && mayApprove(sms, person, day),
  );
}

function mayApprove(sms: Sms, person: string, day: string): boolean {
  const trusted = believed(sms);
  const roles = new Set(Object.values(trusted.settings.approvers).flat());
  return rolesOfPerson(trusted, person, day).some(
    ({ role }) => roles.has(role) || trusted.items.get(role)?.fields['top_management'] === true,
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
