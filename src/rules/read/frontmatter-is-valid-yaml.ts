import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-009',
  name: 'frontmatter-is-valid-yaml',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'The frontmatter can be read as keys and values, and data files as columns.',
  fix: 'Write one `key: value` a line; put values with special signs in quotes.',
  check: ({ sms }) => problemsOf(sms, 'READ-009'),
});
