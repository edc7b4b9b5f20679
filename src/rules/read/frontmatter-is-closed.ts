import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-004',
  name: 'frontmatter-is-closed',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'The frontmatter is closed by a line that holds exactly three dashes.',
  fix: 'Put a line of three dashes directly behind the last key.',
  check: ({ sms }) => problemsOf(sms, 'READ-004'),
});
