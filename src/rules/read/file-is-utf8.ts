import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-001',
  name: 'file-is-utf8',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'Every file is stored as UTF-8.',
  fix: 'Save the file as UTF-8 and read it through once.',
  check: ({ sms }) => problemsOf(sms, 'READ-001'),
});
