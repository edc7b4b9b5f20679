import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-011',
  name: 'day-is-in-the-calendar',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Every day that is written down exists.',
  fix: 'Write an existing day as YYYY-MM-DD.',
  check: ({ sms }) => problemsOf(sms, 'READ-011'),
});
