import { planSupersession } from '../../core/control/plan-supersession.ts';
import { UsageError } from '../../io/usage-error.ts';
import { carryOut } from '../carry-out.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { openCopy, textOption } from '../options.ts';

export default defineCommand({
  name: 'supersede',
  args: '<id>',
  summary: 'Let another document take the place of this one, from its first day in force',
  options: [
    commonOptions.root,
    { flags: '--with <id>', summary: 'the document that takes its place, not yet approved' },
  ],
  examples: ['clausebook supersede POL-003 --with POL-007'],
  run: async ({ args, options, terminal }) => {
    const [id] = args;
    const successor = textOption(options, 'with');
    if (id === undefined || successor === null) {
      throw new UsageError('Two documents are needed.', 'Give both: clausebook supersede POL-003 --with POL-007');
    }
    const copy = await openCopy(options, terminal, () => [id, successor]);
    return carryOut(copy, [planSupersession(copy.sms, { id, successor })], terminal);
  },
});
