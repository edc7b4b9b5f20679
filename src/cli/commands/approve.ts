import type { ApprovalAction } from '../../core/control/plan-approval.ts';
import { approvalActions, planApproval } from '../../core/control/plan-approval.ts';
import { planMissingDigests } from '../../core/control/plan-missing-digests.ts';
import { openWorkingCopy } from '../../io/working-copy.ts';
import { carryOut } from '../carry-out.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { actDays, requireItem, calendarOption, rootOption, textOption } from '../options.ts';
import { UsageError } from '../../io/usage-error.ts';

export default defineCommand({
  name: 'approve',
  args: '[id]',
  summary: 'Record that somebody reviewed, approved or agreed a document, bound to its content',
  options: [
    commonOptions.root,
    {
      flags: '--by <person>',
      summary: 'who did it: the id of a person; the signatory in words for the other side of an agreement',
    },
    { flags: '--role <role>', summary: 'in which role; found from posts and authority when left out' },
    { flags: '--on <date>', summary: 'day of the act, YYYY-MM-DD; today when left out' },
    { flags: '--effective-from <date>', summary: 'first day in force; the day of the approval when left out' },
    { flags: '--action <action>', summary: 'what was done', choices: [...approvalActions], default: 'approved' },
    {
      flags: '--all-missing',
      summary: 'bind entries that have no digest yet to the content as it is; for sets taken over',
    },
  ],
  examples: [
    'clausebook approve POL-001 --by PER-001',
    'clausebook approve PRC-009 --by PER-002 --role ROL-003 --on 2026-02-24 --effective-from 2026-03-01',
    'clausebook approve SLA-001 --action agreed --by "Director of Estates"',
    'clausebook approve --all-missing',
  ],
  run: async ({ args, options, terminal }) => {
    const [id] = args;
    const copy = await openWorkingCopy(rootOption(options, terminal), { now: terminal.now });
    if (options['allMissing'] === true) {
      requireItem(copy.sms, id);
      const plans = planMissingDigests(copy.sms, { of: 'approvals', id: id ?? null });
      if (plans.length === 0) terminal.out('No approval entry lacks a digest.\n');
      return plans.length === 0 ? 0 : carryOut(copy, plans, terminal);
    }
    const by = textOption(options, 'by');
    if (id === undefined || by === null) {
      throw new UsageError('A document and a person are needed.', 'Give both: clausebook approve POL-001 --by PER-001');
    }
    const plan = planApproval(copy.sms, {
      id,
      by,
      action: (textOption(options, 'action') ?? 'approved') as ApprovalAction,
      role: textOption(options, 'role'),
      effectiveFrom: calendarOption(options, 'effectiveFrom', '--effective-from'),
      ...actDays(options, copy.sms, terminal),
    });
    return carryOut(copy, [plan], terminal);
  },
});
