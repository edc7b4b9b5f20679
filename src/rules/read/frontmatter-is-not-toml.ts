import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-006',
  name: 'frontmatter-is-not-toml',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'The frontmatter is written in YAML, not in TOML.',
  fix: 'Replace +++ by three dashes and write `key: value` instead of `key = value`.',
  check: ({ sms }) => problemsOf(sms, 'READ-006'),
});
