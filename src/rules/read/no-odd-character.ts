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
});
