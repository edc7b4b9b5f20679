import { authorsOf } from '../../core/history/identities.ts';
import type { CommitIdentity } from '../../core/history/identities.ts';
import { dayOf, describeCommit } from '../../core/history/item-states.ts';
import type { SettingsState } from '../../core/history/settings-state.ts';
import { parsePerson, trailersOf } from '../../core/history/trailers.ts';
import { believed } from '../../core/control/believed.ts';
import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { isAtLeast } from '../../core/finding/order.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import type { RuleContext } from '../define-rule.ts';

const settingsFile = 'clausebook.yaml';

export default defineRule({
  id: 'META-006',
  name: 'settings-are-not-weakened',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history', 'base'],
  question: 'whether rules were switched off or intervals lengthened without anybody agreeing',
  summary: 'No rule is switched off or lowered, and no interval lengthened, without somebody who agrees.',
  fix: 'Have the change approved: a commit to clausebook.yaml with `Approved-by: Name <address>` of somebody who may approve documents.',
  *check(context) {
    const { history } = context.sms;
    if (history === null) return;
    const states = sinceApproval(context.sms, history.settings);
    const now = states.at(-1)?.settings ?? null;
    const reported = new Set<string>();
    for (let at = states.length - 1; at > 0 && now !== null; at -= 1) {
      const [before, after] = [states[at - 1], states[at]];
      if (before?.settings === null || before === undefined || after?.settings === null || after === undefined)
        continue;
      const weaker = weakerIn(context, before.settings, after.settings);
      // What was taken back since is no matter any more.
      const still = weaker.filter(
        ({ key }) =>
          !reported.has(key) &&
          before.settings !== null &&
          weakerIn(context, before.settings, now).some((other) => other.key === key),
      );
      if (still.length === 0) continue;
      for (const { key } of still) reported.add(key);
      yield {
        place: startOfFile(settingsFile),
        message: `${capital(still.map(({ says }) => says).join('; '))}, in ${describeCommit(history, after.commit)}, and nobody who may approve documents agreed. Expected \`Approved-by: Name <address>\` in that commit or a later one to ${settingsFile}: the settings are a controlled document.`,
      };
    }
  },
});

/** States from the last one that somebody approved; from the first one where nobody ever did. */
function sinceApproval(sms: Sms, states: readonly SettingsState[]): readonly SettingsState[] {
  const approved = states.findLastIndex((state) => isApproved(sms, state));
  return states.slice(Math.max(0, approved));
}

/** Somebody else than its authors, in a role that may approve documents, agreed to the commit or merged it. */
function isApproved(sms: Sms, { commit }: SettingsState): boolean {
  const { history } = sms;
  if (history === null || commit === null) return false;
  const day = dayOf(history, commit);
  const brought =
    commit.parents.length > 1
      ? history.commits.filter((other) => commit.parents.slice(1).includes(other.id))
      : [commit];
  const authors = new Set(
    brought.flatMap((one) => authorsOf(one, history.identify)).flatMap(({ person }) => person ?? []),
  );
  const named = [commit, ...brought].flatMap((one) =>
    trailersOf(one.message).flatMap((trailer): readonly CommitIdentity[] => {
      const parsed = /^(?:approved|reviewed)-by$/i.test(trailer.key) ? parsePerson(trailer.value) : null;
      return parsed === null ? [] : [history.identify(parsed.name, parsed.email)];
    }),
  );
  const merged = commit.parents.length > 1 ? [history.identify(commit.author.name, commit.author.email)] : [];
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

interface Weaker {
  readonly key: string;
  readonly says: string;
}

function weakerIn({ ruleOf, asOf }: RuleContext, before: Settings, after: Settings): readonly Weaker[] {
  const found: Weaker[] = [];
  for (const id of new Set([...Object.keys(before.rules), ...Object.keys(after.rules)])) {
    const rule = ruleOf(id);
    if (rule === null) continue;
    const [old, now] = [before.rules[id]?.severity ?? rule.severity, after.rules[id]?.severity ?? rule.severity];
    if (now === 'off' && old !== 'off') found.push({ key: id, says: `${id} was switched off` });
    else if (now !== 'off' && old !== 'off' && old !== now && !isAtLeast(now, old))
      found.push({ key: id, says: `${id} was lowered from ${old} to ${now}` });
    for (const [name, parameter] of Object.entries(rule.parameters ?? {})) {
      const [a, b] = [
        before.rules[id]?.parameters?.[name] ?? parameter.default,
        after.rules[id]?.parameters?.[name] ?? parameter.default,
      ];
      if (isMore(String(b), String(a), asOf))
        found.push({ key: `${id} ${name}`, says: `\`${name}\` of ${id} was raised from ${a} to ${b}` });
    }
  }
  for (const type of new Set([...Object.keys(before.reviewInterval), ...Object.keys(after.reviewInterval)])) {
    const [a, b] = [intervalOf(before, type), intervalOf(after, type)];
    if (isMore(b, a, asOf))
      found.push({
        key: `interval ${type}`,
        says: `the interval of review ${type === 'default' ? 'of everything else' : `of ${type.replaceAll('-', ' ')}`} was lengthened from ${describeDuration(a)} to ${describeDuration(b)}`,
      });
  }
  for (const type of new Set([...Object.keys(before.minimumGrade), ...Object.keys(after.minimumGrade)])) {
    const [a, b] = [gradeOf(before, type), gradeOf(after, type)];
    // A is the best grade.
    if (b > a)
      found.push({
        key: `grade ${type}`,
        says: `the least grade of proof ${type === 'default' ? 'of everything else' : `of ${type.replaceAll('-', ' ')}`} was lowered from ${a} to ${b}`,
      });
  }
  return found;
}

function intervalOf(settings: Settings, type: string): string {
  return settings.reviewInterval[type] ?? settings.reviewInterval['default'] ?? 'P12M';
}

function gradeOf({ minimumGrade }: Settings, type: string): string {
  return minimumGrade[type] ?? minimumGrade['default'] ?? 'D';
}

/** True for a longer time, or a larger number. */
function isMore(a: string, b: string, asOf: string): boolean {
  const [long, short] = [parseDuration(a), parseDuration(b)];
  if (long !== null && short !== null) return compareDates(addDuration(asOf, long), addDuration(asOf, short)) > 0;
  return Number.parseFloat(a) > Number.parseFloat(b);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
