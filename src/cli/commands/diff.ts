import { goneItem } from '../../core/history/gone-item.ts';
import type { NamedText } from '../../core/history/named-text.ts';
import {
  lastApprovedText,
  namesOfTexts,
  textAsItIs,
  textBeforeLastChange,
  textByName,
} from '../../core/history/named-text.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { closest } from '../../core/trace/nearest.ts';
import { readSms } from '../../io/read-sms.ts';
import { UsageError } from '../../io/usage-error.ts';
import { redlineJson, redlineText } from '../../report/redline-text.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { requireItem, rootOption, sourceOptions } from '../options.ts';
import { whyNoHistory } from '../why-no-history.ts';

export default defineCommand({
  name: 'diff',
  args: '<id> [v1] [v2]',
  summary:
    'Show word by word what changed between two versions of an item, or since the last approved one, else the last change',
  options: [
    commonOptions.root,
    commonOptions.asOf,
    commonOptions.ref,
    { flags: '--format <format>', summary: 'form of the answer', choices: ['pretty', 'json'], default: 'pretty' },
  ],
  examples: ['clausebook diff POL-001', 'clausebook diff POL-001 1.0 1.1', 'clausebook diff RSK-003 4be19ab0c2d1'],
  run: async ({ args, options, terminal }) => {
    const [id, older, newer] = args;
    if (id === undefined) throw new UsageError('An item is needed.', 'Give its id: clausebook diff POL-001');
    const root = rootOption(options, terminal);
    const sms = await readSms(root, await sourceOptions(options, terminal, root));
    const gone = goneItem(sms, id);
    if (gone === null) requireItem(sms, id);
    const item = gone?.item ?? sms.items.get(id);
    if (item === undefined) return 2;
    if (sms.history === null) {
      const { message, remedy } = whyNoHistory(sms);
      throw new UsageError(message, remedy);
    }
    const comparison = {
      id,
      from: older === undefined ? lastText(sms, item) : named(sms, item, older),
      to: newer === undefined ? lastKnownText(sms, item) : named(sms, item, newer),
    };
    const isJson = options.format === 'json';
    terminal.out(
      isJson ? `${JSON.stringify(redlineJson(comparison), null, 2)}\n` : redlineText(comparison, terminal.color),
    );
    return 0;
  },
});

function lastKnownText(sms: Sms, item: Item): NamedText {
  return sms.items.has(item.id) ? textAsItIs(item) : textAsItIs(item, 'the text as it last was');
}

function lastText(sms: Sms, item: Item): NamedText {
  const text = lastApprovedText(sms, item) ?? textBeforeLastChange(sms, item);
  if (text !== null) return text;
  const isCommitted = (sms.history?.line.get(item.id) ?? []).length > 0;
  throw new UsageError(
    isCommitted
      ? `The text of ${item.id} has not changed since it was first committed.`
      : `No commit holds ${item.id} yet, so that there is no earlier text.`,
    isCommitted
      ? `Nothing can be compared yet; \`clausebook history ${item.id}\` shows its commits.`
      : 'Commit it first.',
  );
}

function named(sms: Sms, item: Item, name: string): NamedText {
  const text = textByName(sms, item, name);
  if (text !== null) return text;
  const names = namesOfTexts(sms, item);
  const nearest = closest(name, names);
  throw new UsageError(
    `${item.id} has no version or commit "${name}".`,
    names.length === 0
      ? 'No commit holds it yet.'
      : `${nearest === null ? '' : `Did you mean ${nearest}? `}There are ${names.slice(-10).join(', ')}.`,
  );
}
