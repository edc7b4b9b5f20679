import { rangeOf } from '../../core/finding/mend.ts';
import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-012',
  name: 'version-and-clause-are-quoted',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Versions, clause numbers and other names made of digits stand in quotes.',
  fix: 'Put the value in quotes.',
  check: ({ sms }) => problemsOf(sms, 'READ-012'),
  mend: ({ place, text }) => {
    const range = rangeOf(text, place);
    const written = range === null ? '' : text.slice(range.from, range.to);
    return range === null || !/^[\d.]+$/.test(written) ? null : { ...range, insert: `"${written}"` };
  },
});
