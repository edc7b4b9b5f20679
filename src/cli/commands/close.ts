import { planClosing } from '../../core/control/plan-closing.ts';
import { planMissingDigests } from '../../core/control/plan-missing-digests.ts';
import { UsageError } from '../../io/usage-error.ts';
import { carryOut } from '../carry-out.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { actDays, openCopy, requireItem, textOption } from '../options.ts';

export default defineCommand({
  name: 'close',
  args: '[id]',
  summary: 'Close, issue or report a record and freeze its content',
  options: [
    commonOptions.root,
    { flags: '--by <person>', summary: 'who closes it: the id of a person' },
    { flags: '--on <date>', summary: 'day of closing, issue or report, YYYY-MM-DD; today when left out' },
    {
      flags: '--all-missing',
      summary: 'bind closed records that have no digest yet to the content as it is; for sets taken over',
    },
  ],
  examples: [
    'clausebook close MIR-001 --by PER-013',
    'clausebook close CHG-004 --by PER-009 --on 2026-05-02',
    'clausebook close --all-missing',
  ],
  run: async ({ args, options, terminal }) => {
    const [id] = args;
    const copy = await openCopy(options, terminal, id === undefined ? null : () => [id]);
    if (options['allMissing'] === true) {
      requireItem(copy.sms, id);
      const plans = planMissingDigests(copy.sms, { of: 'closings', id: id ?? null });
      if (plans.length === 0) terminal.out('No closed record lacks a digest.\n');
      return plans.length === 0 ? 0 : carryOut(copy, plans, terminal);
    }
    const by = textOption(options, 'by');
    if (id === undefined || by === null) {
      throw new UsageError('A record and a person are needed.', 'Give both: clausebook close MIR-001 --by PER-013');
    }
    return carryOut(copy, [planClosing(copy.sms, { id, by, ...actDays(options, copy.sms, terminal) })], terminal);
  },
});
