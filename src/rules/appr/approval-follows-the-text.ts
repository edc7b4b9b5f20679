import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'APPR-007',
  name: 'approval-follows-the-text',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  parameters: {
    tolerance: { default: 'P14D', says: 'How long the text may reach the repository after the day of its approval.' },
  },
  question: 'whether an approval is dated before the approved text existed',
  summary: 'No approval is dated before the approved text existed.',
  fix: 'Correct the date, or approve again.',
  check: ({ note }) => {
    note(
      'Whether the approved texts existed on the day of their approval cannot be said: their commits are not known.',
      'This version of Clausebook does not read Git history yet.',
    );
    return [];
  },
});
