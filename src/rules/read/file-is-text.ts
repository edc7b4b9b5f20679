import { defineRule } from '../define-rule.ts';
import { problemsOf } from './_problems.ts';

export default defineRule({
  id: 'READ-002',
  name: 'file-is-text',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'Every file is text, without NUL characters.',
  fix: 'Save the file as UTF-8 text, or restore an earlier version.',
  check: ({ sms }) => problemsOf(sms, 'READ-002'),
});
