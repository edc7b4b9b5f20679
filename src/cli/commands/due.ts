import { parseDuration } from '../../core/lifecycle/calendar.ts';
import { rolesOfPerson } from '../../core/control/role-holders.ts';
import { coming, fallingDue } from '../../core/trace/falling-due.ts';
import { readSms } from '../../io/read-sms.ts';
import { UsageError } from '../../io/usage-error.ts';
import { dueText } from '../../report/due-text.ts';
import type { DueReport } from '../../report/due-text.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { rootOption, sourceOptions, textOption } from '../options.ts';

export default defineCommand({
  name: 'due',
  summary:
    'List what falls due: reviews, actions, steps of plans, tests, audits, reports and more, with who answers for them',
  options: [
    commonOptions.root,
    commonOptions.asOf,
    commonOptions.ref,
    {
      flags: '--within <duration>',
      summary: 'how far to look ahead; by default what clausebook.yaml says under warn_before, else P30D',
    },
    { flags: '--owner <id>', summary: 'only what this role has to do, or this person in any of their roles' },
    { flags: '--format <format>', summary: 'form of the answer', choices: ['pretty', 'json'], default: 'pretty' },
  ],
  examples: ['clausebook due', 'clausebook due --within P3M --owner ROL-004'],
  run: async ({ options, terminal }) => {
    const asked = textOption(options, 'within');
    const ahead = asked === null ? null : parseDuration(asked);
    if (asked !== null && ahead === null)
      throw new UsageError(`--within ${asked} is no duration.`, 'Give it like P30D (30 days), P3M (3 months) or P1Y.');
    const root = rootOption(options, terminal);
    const sms = await readSms(root, await sourceOptions(options, terminal, root));
    const owner = textOption(options, 'owner');
    if (owner !== null && !sms.items.has(owner))
      throw new UsageError(`There is no role or person ${owner}.`, 'Give the id of one, for example ROL-004.');
    const wanted =
      owner === null ? null : new Set([owner, ...rolesOfPerson(sms, owner, sms.asOf).map(({ role }) => role)]);
    const within = asked ?? sms.settings.warnBefore;
    const entries = (ahead === null ? coming(sms) : fallingDue(sms, ahead))
      .map((entry) => {
        const item = sms.items.get(entry.item);
        return {
          ...entry,
          title: item?.title ?? sms.registers.get(entry.item)?.title ?? '',
          who: entry.who ?? item?.owner ?? null,
        };
      })
      .filter(({ who }) => wanted === null || (who !== null && wanted.has(who)));
    const report: DueReport = { schema: 'clausebook-due/1', asOf: sms.asOf, within, entries };
    terminal.out(options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : dueText(report, terminal.color));
    return 0;
  },
});
