import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-007',
  name: 'frontmatter-is-not-code',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'The frontmatter is written in YAML, in no other language.',
  fix: 'Open the frontmatter with three dashes alone and write `key: value` lines.',
  check: ({ sms }) => problemsOf(sms, 'READ-007'),
});
