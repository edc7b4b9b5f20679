import { rangeOf } from '../../core/finding/mend.ts';
import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-015',
  name: 'no-odd-character',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'Keys and values hold no sign that people cannot see or take for another.',
  fix: 'Delete the sign, or type the ordinary one.',
  check: ({ sms }) => problemsOf(sms, 'READ-015'),
  // What nobody can see goes, a pasted blank becomes an ordinary one; which quotation marks or lost letters were meant is not known.
  mend: ({ place, text }) => {
    const range = rangeOf(text, place);
    const sign = range === null ? '' : text.slice(range.from, range.to);
    if (range === null || sign === '') return null;
    if (/^[\u00AD\u200B\u2060\uFEFF]+$/.test(sign)) return { ...range, insert: '' };
    return /^[\u00A0\u2007\u202F]+$/.test(sign) ? { ...range, insert: ' '.repeat(sign.length) } : null;
  },
});
