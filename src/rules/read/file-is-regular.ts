import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-016',
  name: 'file-is-regular',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'Documents are regular files of a size and depth that can be read.',
  fix: 'Put a regular file of at most 8 MB in its place, or remove it.',
  check: ({ sms }) => problemsOf(sms, 'READ-016'),
});
