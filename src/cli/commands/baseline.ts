import { baselineSchema, compareWithBaseline, entriesOf } from '../../core/finding/baseline.ts';
import { sortFindings } from '../../core/finding/order.ts';
import { checkSms } from '../../io/check-sms.ts';
import { baselinePath } from '../../io/read-baseline.ts';
import { UsageError } from '../../io/usage-error.ts';
import { writeReport } from '../../io/write-report.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { rootOption, sourceOptions } from '../options.ts';

export default defineCommand({
  name: 'baseline',
  summary: 'List the findings of an SMS that is taken over, so that only new ones fail; later take out what was mended',
  options: [commonOptions.root, commonOptions.asOf, commonOptions.untrusted],
  examples: ['clausebook baseline'],
  run: async ({ options, terminal }) => {
    const root = rootOption(options, terminal);
    const { sms, judgement } = await checkSms(root, await sourceOptions(options, terminal, root));
    const file = baselinePath(sms.settings);
    if (file === null)
      throw new UsageError(
        'clausebook.yaml names no baseline.',
        'Add the line `baseline: clausebook-baseline.json` to it and run the command again.',
      );
    const all = sortFindings([...judgement.findings, ...judgement.known]);
    const before = sms.baseline?.entries ?? entriesOf(sms, all);
    const gone = new Set(compareWithBaseline(sms, all, sms.baseline).gone);
    const known = before.filter((entry) => !gone.has(entry));
    if (sms.baseline !== null && gone.size === 0) {
      terminal.out(`${file} lists ${known.length} known findings, and all are still there; nothing was written.\n`);
      return 0;
    }
    const content = baselineSchema.parse({ schema: 'clausebook/baseline/1', known });
    await writeReport(root, file, `${JSON.stringify(content, null, 2)}\n`);
    terminal.out(
      sms.baseline === null
        ? `${file}: ${known.length} findings are known from now on; only others count. Commit it; nothing can be added later.\n`
        : `${file}: ${gone.size} taken out, ${known.length} left. Commit it.\n`,
    );
    return 0;
  },
});
