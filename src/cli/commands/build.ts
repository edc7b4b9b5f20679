import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { summarize } from '../../core/finding/order.ts';
import type { Classification } from '../../core/types/declaration.ts';
import { checkSms } from '../../io/check-sms.ts';
import { isBareRepository } from '../../io/git/locate-repository.ts';
import type { SourceTree } from '../../io/read-tree.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { dayOption, rootOption, sourceOptions, textOption } from '../options.ts';
import { withAstro } from '../with-astro.ts';

export default defineCommand({
  name: 'build',
  summary: 'Check the SMS and publish its manual into dist/',
  options: [
    commonOptions.root,
    commonOptions.asOf,
    commonOptions.ref,
    commonOptions.base,
    commonOptions.untrusted,
    {
      flags: '--audience <classification>',
      summary: 'highest classification that the site contains',
      choices: ['public', 'customer', 'internal', 'restricted'],
    },
    { flags: '--out-dir <dir>', summary: 'folder to publish in (dist)' },
    { flags: '--without-search', summary: 'leave the search index out (for measurements)' },
    commonOptions.quiet,
  ],
  examples: [
    'clausebook build',
    'clausebook build --ref v2.1 --as-of 2026-03-31 --out-dir dist-2026-03-31',
    'clausebook build --audience customer --out-dir dist-customer',
  ],
  run: async ({ options, terminal }) => {
    const root = rootOption(options, terminal);
    const asOf = dayOption(options);
    const day = asOf === null ? {} : { asOf };
    const source = await sourceOptions(options, terminal, root);
    let tree: SourceTree | null = null;
    const onTree = (read: SourceTree): void => void (tree = read);
    const checked = await checkSms(root, { ...source, isBuild: true, onTree });
    const { sms, judgement } = checked;
    const { total, block, error } = summarize(judgement);
    const say = (text: string): void => {
      if (options.quiet !== true) terminal.err(`${text}\n`);
    };
    say(
      `${judgement.items} items judged on ${sms.asOf}: ${total} findings (${block} block, ${error} error). \`clausebook check\` lists them.`,
    );
    for (const entry of sms.withheld) say(`Left out: ${entry.file}, line ${entry.place.line}: ${entry.message}`);
    if (sms.items.size === 0 && sms.registers.size === 0) {
      terminal.err('Nothing is published: not a single item was read. What was published before stays as it is.\n');
      return 1;
    }
    const isBare = source.ref !== undefined && (await isBareRepository(root));
    const outDir = textOption(options, 'outDir') ?? (isBare ? 'dist' : null);
    // A bare repository is no place for anything but Git's own files.
    const project = isBare ? await mkdtemp(join(tmpdir(), 'clausebook-build-')) : root;
    const run = {
      checked,
      ...day,
      ...(source.ref === undefined || tree === null ? {} : { commit: { revision: source.ref, tree } }),
      now: terminal.now,
      ...(options['audience'] === undefined ? {} : { audience: options['audience'] as Classification }),
      ...(options['withoutSearch'] === true ? { withoutSearch: true } : {}),
      ...(outDir === null ? {} : { outDir: resolve(terminal.cwd, outDir) }),
    };
    const outcome = await withAstro('build', project, run).finally(() =>
      isBare ? rm(project, { recursive: true, force: true }) : undefined,
    );
    if (outcome !== null && 'refusedBecause' in outcome) {
      terminal.err(`${outcome.refusedBecause}\n`);
      return 1;
    }
    say(`Published ${outcome?.pages ?? 0} pages in ${outcome?.folder ?? 'dist'}.`);
    return 0;
  },
});
