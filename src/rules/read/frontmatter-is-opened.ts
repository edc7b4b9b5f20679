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
});
