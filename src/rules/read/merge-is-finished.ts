import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-013',
  name: 'merge-is-finished',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'No markers of an unfinished merge stand in a file.',
  fix: 'Choose the lines that are right and delete the markers.',
  check: ({ sms }) => problemsOf(sms, 'READ-013'),
});
