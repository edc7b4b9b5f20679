import { planReview } from '../../core/control/plan-review.ts';
import type { ReviewOutcome } from '../../core/control/review-request.ts';
import { reviewOutcomes } from '../../core/control/review-request.ts';
import { UsageError } from '../../io/usage-error.ts';
import { carryOut } from '../carry-out.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { actDays, openCopy, textOption } from '../options.ts';

export default defineCommand({
  name: 'review',
  args: '<id>',
  summary: 'Record that somebody looked at a document, a row or a whole register, and with which outcome',
  options: [
    commonOptions.root,
    { flags: '--by <person>', summary: 'who looked at it: the id of a person' },
    { flags: '--outcome <outcome>', summary: 'what came of it', choices: [...reviewOutcomes] },
    { flags: '--on <date>', summary: 'day of the review, YYYY-MM-DD; today when left out' },
    { flags: '--because <ids>', summary: 'only because these changed: ids or clauses, separated by commas' },
    { flags: '--note <text>', summary: 'what was looked at' },
  ],
  examples: [
    'clausebook review PRC-005 --by PER-006 --outcome no-change',
    'clausebook review PRO-001 --by PER-006 --outcome no-change --because PRC-005',
    'clausebook review REG-001 --by PER-002 --outcome no-change --note "Every row"',
  ],
  run: async ({ args, options, terminal }) => {
    const [id] = args;
    const [by, outcome] = [textOption(options, 'by'), textOption(options, 'outcome')];
    if (id === undefined || by === null || outcome === null) {
      throw new UsageError(
        'A document, a person and an outcome are needed.',
        'Give all three: clausebook review PRC-005 --by PER-006 --outcome no-change',
      );
    }
    const because = (textOption(options, 'because') ?? '').split(',').flatMap((name) => name.trim() || []);
    // What made it suspect is told by the past of other items.
    const copy = await openCopy(options, terminal, because.length > 0 ? null : () => [id]);
    const plan = planReview(copy.sms, {
      id,
      by,
      outcome: outcome as ReviewOutcome,
      note: textOption(options, 'note'),
      because,
      ...actDays(options, copy.sms, terminal),
    });
    return carryOut(copy, [plan], terminal);
  },
});
