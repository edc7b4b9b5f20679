import { rangeOf } from '../../core/finding/mend.ts';
import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-010',
  name: 'key-stands-once',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'No key and no column stands twice.',
  fix: 'Keep the one that is right and delete the other.',
  check: ({ sms }) => problemsOf(sms, 'READ-010'),
  // A line that says the same once more; with another value, somebody has to say which is right.
  mend: ({ place, text }) => {
    const range = rangeOf(text, place);
    if (range === null) return null;
    const start = text.lastIndexOf('\n', range.from - 1) + 1;
    const [line = '', key = ''] = /^([A-Za-z_][\w-]*)[ \t]*:[^\n]*(?:\n|$)/.exec(text.slice(start)) ?? [];
    const others = text
      .slice(0, start)
      .split('\n')
      .filter((other) => new RegExp(`^${key}[ \\t]*:`).test(other));
    const isSame = line !== '' && others.length === 1 && others[0]?.trim() === line.trim();
    return isSame && /:[ \t]*\S/.test(line) ? { from: start, to: start + line.length, insert: '' } : null;
  },
});
