import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'APPR-003',
  name: 'approver-is-not-author',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history', 'base'],
  parameters: {
    share: { default: '20 %', says: 'Part of the changed lines of a version that its approver may have written.' },
  },
  question: 'whether anybody approved a version that they wrote themselves',
  summary: 'Nobody approves a version that they wrote themselves.',
  fix: 'Let another authorised person approve. The standard does not ask for it; an accepted suggestion is fine.',
  check: ({ note }) => {
    note(
      'Who wrote the approved versions cannot be said: the commits of each version are not known.',
      'This version of Clausebook does not read Git history yet.',
    );
    return [];
  },
});
