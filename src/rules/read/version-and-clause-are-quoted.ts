import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-012',
  name: 'version-and-clause-are-quoted',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Versions, clause numbers and other names made of digits stand in quotes.',
  fix: 'Put the value in quotes.',
  check: ({ sms }) => problemsOf(sms, 'READ-012'),
});
