import { planRevision } from '../../core/control/plan-revision.ts';
import { UsageError } from '../../io/usage-error.ts';
import { carryOut } from '../carry-out.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { openCopy, textOption } from '../options.ts';

export default defineCommand({
  name: 'revise',
  args: '<id>',
  summary: 'Open the next version of a document; the approved one stays in force meanwhile',
  options: [
    commonOptions.root,
    { flags: '--major', summary: 'raise the number before the dot: 1.4 becomes 2.0 instead of 1.5' },
    { flags: '--reason <text>', summary: 'what is to change and why, for the list of changes' },
  ],
  examples: ['clausebook revise POL-001 --reason "New sites"', 'clausebook revise PRC-009 --major'],
  run: async ({ args, options, terminal }) => {
    const [id] = args;
    if (id === undefined) throw new UsageError('A document is needed.', 'Give its id: clausebook revise POL-001');
    const copy = await openCopy(options, terminal, () => [id]);
    const plan = planRevision(copy.sms, {
      id,
      step: options['major'] === true ? 'major' : 'minor',
      reason: textOption(options, 'reason'),
    });
    return carryOut(copy, [plan], terminal);
  },
});
