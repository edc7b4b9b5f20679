import type { ControlPlan } from '../../core/control/control-plan.ts';
import type { EntryProof } from '../../core/control/entry-proof.ts';
import type { WithdrawalRequest } from '../../core/control/plan-withdrawal.ts';
import { planWithdrawal } from '../../core/control/plan-withdrawal.ts';
import { UsageError } from '../../io/usage-error.ts';
import { proofFlags, proofOptions } from '../approval-options.ts';
import { carryOut, refuseBecause, tryOut } from '../carry-out.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { actDays, openCopy, rootOption, textOption } from '../options.ts';
import { objectionToRecorder, recordEntry, recordedBy, recorderIn, sayWhoCommits } from '../record-entry.ts';

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
    ...proofFlags,
  ],
  examples: [
    'clausebook withdraw PRO-007 --by PER-002 --reason "The service has ended"',
    'clausebook withdraw POL-004 --by PER-001 --reason "Finance keeps its own" --sign',
  ],
  run: async ({ args, options, terminal }) => {
    const [id] = args;
    const [by, reason] = [textOption(options, 'by'), textOption(options, 'reason')];
    if (id === undefined || by === null || reason === null) {
      throw new UsageError(
        'A document, a person and a reason are needed.',
        'Give all three: clausebook withdraw PRO-007 --by PER-002 --reason "The service has ended"',
      );
    }
    const root = rootOption(options, terminal);
    const read = await openCopy(options, terminal, () => [id]);
    const how = await proofOptions(options, terminal, root, 'withdrawn');
    const request: WithdrawalRequest = {
      id,
      by,
      reason,
      role: textOption(options, 'role'),
      ...actDays(options, read.sms, terminal),
    };
    const { sms } = read;
    const recorder = how.proof === null ? null : await recorderIn(sms, root);
    const copy = recordedBy(read, recorder);
    const planWith = (proof: EntryProof): ControlPlan => planWithdrawal(sms, { ...request, ...proof });
    const plan = planWith(how.proof === null ? {} : { proof: how.proof });
    if (plan.kind !== 'planned') return carryOut(copy, [plan], terminal);
    const tried = tryOut(copy, [plan], terminal);
    if (tried === null) return 1;
    const obstacle = objectionToRecorder(by, how, recorder);
    if (obstacle !== null) return refuseBecause(obstacle.reason, obstacle.advice, terminal);
    sayWhoCommits(tried.after, id, how, recorder, terminal);
    return recordEntry(copy, sms, planWith, how, terminal);
  },
});
