import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-014',
  name: 'template-is-filled-in',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'No placeholder of a template stands in the frontmatter.',
  fix: 'Replace it by the value it stands for.',
  check: ({ sms }) => problemsOf(sms, 'READ-014'),
});
