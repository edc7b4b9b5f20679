import { planWithdrawal } from '../../core/control/plan-withdrawal.ts';
import { openWorkingCopy } from '../../io/working-copy.ts';
import { UsageError } from '../../io/usage-error.ts';
import { carryOut } from '../carry-out.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { actDays, rootOption, textOption } from '../options.ts';

export default defineCommand({
  name: 'withdraw',
  args: '<id>',
  summary: 'End a document or agreement that nothing takes the place of',
  options: [
    commonOptions.root,
    { flags: '--by <person>', summary: 'who withdraws it: the id of a person with authority' },
    { flags: '--role <role>', summary: 'in which role; found from posts and authority when left out' },
    { flags: '--on <date>', summary: 'day of the act, YYYY-MM-DD; today when left out' },
    { flags: '--reason <text>', summary: 'why it is withdrawn' },
  ],
  examples: ['clausebook withdraw PRO-007 --by PER-002 --reason "The service has ended"'],
  run: async ({ args, options, terminal }) => {
    const [id] = args;
    const [by, reason] = [textOption(options, 'by'), textOption(options, 'reason')];
    if (id === undefined || by === null || reason === null) {
      throw new UsageError(
        'A document, a person and a reason are needed.',
        'Give all three: clausebook withdraw PRO-007 --by PER-002 --reason "The service has ended"',
      );
    }
    const copy = await openWorkingCopy(rootOption(options, terminal), { now: terminal.now });
    const plan = planWithdrawal(copy.sms, {
      id,
      by,
      reason,
      role: textOption(options, 'role'),
      ...actDays(options, copy.sms, terminal),
    });
    return carryOut(copy, [plan], terminal);
  },
});
