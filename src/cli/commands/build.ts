import { resolve } from 'node:path';
import { summarize } from '../../core/finding/order.ts';
import type { Classification } from '../../core/types/declaration.ts';
import { PublicationError } from '../../astro/finish-build.ts';
import { runAstro } from '../../astro/run-astro.ts';
import { checkSms } from '../../io/check-sms.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { dayOption, rootOption, sourceOptions } from '../options.ts';

export default defineCommand({
  name: 'build',
  summary: 'Check the SMS and publish its manual into dist/',
  options: [
    commonOptions.root,
    commonOptions.asOf,
    commonOptions.base,
    {
      flags: '--audience <classification>',
      summary: 'highest classification that the site contains',
      choices: ['public', 'customer', 'internal', 'restricted'],
    },
    { flags: '--out-dir <dir>', summary: 'folder to publish in (dist)' },
    { flags: '--without-search', summary: 'leave the search index out (for measurements)' },
    commonOptions.quiet,
  ],
  examples: ['clausebook build', 'clausebook build --audience customer --out-dir dist-customer'],
  run: async ({ options, terminal }) => {
    const root = rootOption(options, terminal);
    const asOf = dayOption(options);
    const day = asOf === null ? {} : { asOf };
    const checked = await checkSms(root, await sourceOptions(options, terminal, root));
    const { sms, judgement } = checked;
    const { total, block, error } = summarize(judgement);
    const say = (text: string): void => {
      if (options.quiet !== true) terminal.err(`${text}\n`);
    };
    say(
      `${sms.items.size} items judged on ${sms.asOf}: ${total} findings (${block} block, ${error} error). \`clausebook check\` lists them.`,
    );
    for (const entry of sms.withheld) say(`Left out: ${entry.file}, line ${entry.place.line}: ${entry.message}`);
    const run = {
      checked,
      ...day,
      now: terminal.now,
      ...(options['audience'] === undefined ? {} : { audience: options['audience'] as Classification }),
      ...(options['withoutSearch'] === true ? { withoutSearch: true } : {}),
      ...(typeof options['outDir'] === 'string' ? { outDir: resolve(terminal.cwd, options['outDir']) } : {}),
    };
    const outcome = await runAstro('build', root, run).catch((error: unknown) => {
      if (!(error instanceof PublicationError)) throw error;
      terminal.err(`${error.message}\n`);
      return 'refused' as const;
    });
    if (outcome === 'refused') return 1;
    say(`Published ${outcome?.pages ?? 0} pages in ${outcome?.folder ?? 'dist'}.`);
    return 0;
  },
});
