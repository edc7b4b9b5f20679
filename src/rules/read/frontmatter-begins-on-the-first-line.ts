import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-003',
  name: 'frontmatter-begins-on-the-first-line',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Nothing stands before the line of three dashes that opens the frontmatter.',
  fix: 'Make the line of three dashes the first line of the file.',
  check: ({ sms }) => problemsOf(sms, 'READ-003'),
  // A comment or a text before the dashes may be meant; blanks and invisible signs are not.
  mend: ({ text }) => {
    const [before = ''] = /^[\s\u200B\u2060\uFEFF]+(?=---[ \t]*\r?\n)/.exec(text) ?? [];
    return before === '' ? null : { from: 0, to: before.length, insert: '' };
  },
});
