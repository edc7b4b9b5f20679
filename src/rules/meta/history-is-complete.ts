import type { HistoryLimit } from '../../core/history/commit.ts';
import { startOfFile } from '../../core/model/place.ts';
import { defineRule } from '../define-rule.ts';
import { historyRemedy, whyHistoryIsMissing } from './_missing-history.ts';

const asked = 'whether the full Git history of the SMS is at hand';

export default defineRule({
  id: 'META-001',
  name: 'history-is-complete',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'history'],
  looksForItself: true,
  question: asked,
  summary: 'The full Git history is at hand for the rules that need it.',
  fix: 'Fetch the full history and all tags; in CI set the depth of the checkout to 0.',
  *check({ sms, isHistoryRequired, note }) {
    for (const { message, remedy } of sms.historyLimits.filter(isOfFolder)) note(message, remedy);
    const missing =
      sms.history === null
        ? [{ why: whyHistoryIsMissing(sms), remedy: historyRemedy(sms) }]
        : sms.historyLimits
            .filter((limit) => !isOfFolder(limit))
            .map((limit) => ({ why: limit.message, remedy: limit.remedy }));
    for (const { why, remedy } of missing) {
      if (isHistoryRequired)
        yield {
          severity: 'error',
          place: startOfFile('clausebook.yaml'),
          message: `The full history is required here (\`--require-history\`) and not at hand: ${why} What only history can tell is not evaluated. Expected a clone with its full history.`,
          fix: remedy,
        };
      else if (sms.history === null) note(`Not evaluated: ${asked}.`, remedy);
      else note(`Not evaluated in part: what only history can tell of these files. ${why}`, remedy);
    }
  },
});

/** What the folder lacks and the last commit holds: nothing is judged differently for it. */
function isOfFolder({ kind }: HistoryLimit): boolean {
  return kind === 'sparse';
}
