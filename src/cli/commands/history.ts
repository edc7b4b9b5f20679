import { itemHistory } from '../../core/history/item-history.ts';
import { readSms } from '../../io/read-sms.ts';
import { UsageError } from '../../io/usage-error.ts';
import { historyText } from '../../report/history-text.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { requireItem, rootOption, sourceOptions } from '../options.ts';

export default defineCommand({
  name: 'history',
  args: '<id>',
  summary: 'Show the versions of an item: days in force, approvals and how they are proved, authors, reasons, commits',
  options: [
    commonOptions.root,
    commonOptions.asOf,
    commonOptions.ref,
    { flags: '--format <format>', summary: 'form of the answer', choices: ['pretty', 'json'], default: 'pretty' },
  ],
  examples: ['clausebook history POL-001', 'clausebook history RSK-003 --format json'],
  run: async ({ args, options, terminal }) => {
    const [id] = args;
    if (id === undefined) throw new UsageError('An item is needed.', 'Give its id: clausebook history POL-001');
    const root = rootOption(options, terminal);
    const sms = await readSms(root, await sourceOptions(options, terminal, root));
    const past = itemHistory(sms, id);
    if (past === null) requireItem(sms, id);
    if (past === null) return 2;
    terminal.out(options.format === 'json' ? `${JSON.stringify(past, null, 2)}\n` : historyText(past, terminal.color));
    return 0;
  },
});
