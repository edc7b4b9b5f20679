import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-008',
  name: 'frontmatter-is-not-commented-out',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'The metadata do not stand inside a comment.',
  fix: 'Remove the signs of the comment around the metadata.',
  check: ({ sms }) => problemsOf(sms, 'READ-008'),
});
