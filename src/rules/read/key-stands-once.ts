import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-010',
  name: 'key-stands-once',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'No key and no column stands twice.',
  fix: 'Keep the one that is right and delete the other.',
  check: ({ sms }) => problemsOf(sms, 'READ-010'),
});
