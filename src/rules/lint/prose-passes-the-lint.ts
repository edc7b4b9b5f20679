import type { LintMessage } from '../../core/model/lint-message.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { presetWords } from './_preset-words.ts';
import { idsOfFiles } from '../../core/model/ids-of-files.ts';

export default defineRule({
  id: 'LINT-001',
  name: 'prose-passes-the-lint',
  severity: 'warn',
  basis: 'own',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Plugins that look at the prose find nothing.',
  fix: 'Change the text, or the plugins under `lint` in clausebook.yaml.',
  *check({ sms, note }) {
    for (const { what, message, remedy } of sms.notRun) if (what === 'plugins') note(message, remedy);
    const idOf = idsOfFiles(sms);
    for (const message of firstOfHabits(sms.lint)) yield draftOf(message, idOf.get(message.place.file) ?? null);
  },
});

/** Whoever writes every section as a title does so throughout: once for each file says it. */
const habits: ReadonlySet<string> = new Set(['remark-lint:no-multiple-toplevel-headings']);

function firstOfHabits(messages: readonly LintMessage[]): readonly LintMessage[] {
  const seen = new Set<string>();
  return messages.filter(({ rule, place }) => {
    const key = `${rule} ${place.file}`;
    if (!habits.has(rule)) return true;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

function draftOf({ rule, message, place }: LintMessage, item: string | null): Draft {
  const known = presetWords[rule];
  return {
    item,
    place,
    actual: rule,
    message: known === undefined ? `${rule} says: ${message.replace(/\.?$/, '.')}` : known,
    // Each place speaks for itself; several of one file are several things to mend.
    keys: [`${place.file}:${place.line}`],
  };
}
