import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'META-001',
  name: 'history-is-complete',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether the full Git history of the SMS is at hand',
  summary: 'The full Git history is at hand for the rules that need it.',
  fix: 'Fetch the full history and all tags; in CI set the depth of the checkout to 0.',
  // Without history `judge` writes the note; a history that is read is complete, since a shallow one is not read.
  check: () => [],
});
