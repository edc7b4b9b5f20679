import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-017',
  name: 'no-yaml-reference',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'Values are written out, not referred to.',
  fix: 'Write the value out, or put it in quotes.',
  check: ({ sms }) => problemsOf(sms, 'READ-017'),
});
