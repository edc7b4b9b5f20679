import type { Replacement } from '../../core/finding/mend.ts';
import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-005',
  name: 'frontmatter-is-opened',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'The frontmatter is opened by a line that holds exactly three dashes.',
  fix: 'Put a line of three dashes before the first key, as the first line of the file.',
  check: ({ sms }) => problemsOf(sms, 'READ-005'),
  mend: ({ text }) => missingFence(text) ?? soiledFence(text),
});

/** Keys from the first line on, closed by three dashes before any blank line. */
function missingFence(text: string): Replacement | null {
  const [, before = '', end = ''] =
    /^(\s*)[A-Za-z_][\w .-]*:(?:[^\n]*\S)?[ \t]*(\r?\n)(?:[^\n]*\S[^\n]*\n)*?---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  return end === '' ? null : { from: 0, to: before.length, insert: `---${end}` };
}

/** Three dashes with an invisible sign behind them. */
function soiledFence(text: string): Replacement | null {
  const [, rest = ''] = /^---([ \t]*[\u00A0\u200B\u2060\uFEFF][\s\u200B\u2060\uFEFF]*?)(?=\r?\n)/.exec(text) ?? [];
  return rest === '' ? null : { from: 3, to: 3 + rest.length, insert: '' };
}
