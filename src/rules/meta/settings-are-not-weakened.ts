import { dayOf, describeCommit } from '../../core/history/item-states.ts';
import { movedFiles } from '../../core/history/moved-files.ts';
import { listWords } from '../../core/model/list-words.ts';
import { startOfFile } from '../../core/model/place.ts';
import { defineRule } from '../define-rule.ts';
import { changedOwnRules } from './_changed-own-rules.ts';
import { loweredByMoves } from './_lowered-by-move.ts';
import { agreedIn } from './_settings-agreement.ts';
import { historyRemedy } from './_missing-history.ts';
import { weakerIn } from './_weaker-settings.ts';

const settingsFile = 'clausebook.yaml';
const notAgreed =
  'and nobody else who may approve documents is shown to have agreed. Expected that they merge it, or make or sign that commit or a later one to clausebook.yaml with the line `Approved-by: Name <address>`';
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
  fix: 'Let somebody else who may approve documents merge the change, or make or sign a commit to clausebook.yaml with the line `Approved-by: Name <address>`.',
  *check(context) {
    const past = context.sms.history ?? context.sms.settingsPast;
    if (past === null) {
      context.note(`Not evaluated: ${asked}.`, historyRemedy(context.sms));
      return;
    }
    const states = past.settings.filter(isValid);
    const isAgreed = agreedIn(context.sms, past, states);
    const [first] = past.settings;
    const [head] = past.commits;
    const comparison = {
      ...context,
      since: first === undefined || first.commit === null ? null : dayOf(past, first.commit),
      until: head === undefined ? context.asOf : dayOf(past, head),
      movedTo: movedFiles(context.sms, context.sms.history?.line ?? null),
    };
    const now = states.at(-1)?.settings ?? null;
    const reported = new Set<string>();
    for (let at = states.length - 1; at > 0 && now !== null; at -= 1) {
      const [before, after] = [states[at - 1], states[at]];
      if (before === undefined || after === undefined || isAgreed(after.commit, at)) continue;
      const change = { ...comparison, on: after.commit === null ? context.asOf : dayOf(past, after.commit) };
      const weaker = weakerIn(change, before.settings, after.settings);
      // What was taken back since is no matter any more.
      const left = new Set(weaker.length === 0 ? [] : weakerIn(change, before.settings, now).map(({ key }) => key));
      const still = weaker.filter(({ key }) => !reported.has(key) && left.has(key));
      if (still.length === 0) continue;
      for (const { key } of still) reported.add(key);
      yield {
        place: startOfFile(settingsFile),
        message: `${capital(still.map(({ says }) => says).join('; '))}, in ${describeCommit(past, after.commit)}, ${notAgreed}: the settings are a controlled document.`,
      };
    }
    for (const { item, commit, next, says } of loweredByMoves(context.sms, states, comparison.movedTo))
      if (!isAgreed(commit, next))
        yield {
          item: item.id,
          place: startOfFile(item.file),
          message: `${says}, ${notAgreed}, or that the file goes back.`,
        };
    for (const { commit, changed, gone } of changedOwnRules(context.sms, past))
      yield {
        place: startOfFile(changed.find((file) => !gone.has(file)) ?? settingsFile),
        message: `${saysOfRules(changed, gone)}, in ${describeCommit(past, commit)}, ${notAgreed}: what a rule of your own finds depends on its code, which cannot be judged here.`,
      };
  },
});

function saysOfRules(changed: readonly string[], gone: ReadonlySet<string>): string {
  const groups = [
    [changed.filter((file) => !gone.has(file)), 'changed'],
    [changed.filter((file) => gone.has(file)), 'taken out'],
  ] as const;
  return listWords(
    groups.flatMap(([files, how]) =>
      files.length === 0 ? [] : [`${listWords(files, 5)} ${files.length === 1 ? 'was' : 'were'} ${how}`],
    ),
  );
}

function isValid<T extends { readonly settings: object | null }>(
  state: T,
): state is T & { readonly settings: NonNullable<T['settings']> } {
  return state.settings !== null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
