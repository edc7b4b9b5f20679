import { access } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { dateInTimeZone } from '../../core/lifecycle/calendar.ts';
import { summarize } from '../../core/finding/order.ts';
import { schemasOfSms, schemaText } from '../../core/model/schemas-of-sms.ts';
import { checkSms } from '../../io/check-sms.ts';
import { UsageError } from '../../io/usage-error.ts';
import { writeReport } from '../../io/write-report.ts';
import type { CommandInput } from '../command.ts';
import { defineCommand } from '../command.ts';
import type { InitAnswers } from '../init-files.ts';
import { documents, initFiles } from '../init-files.ts';
import { textOption } from '../options.ts';

export default defineCommand({
  name: 'init',
  args: '[dir]',
  summary: 'Start a service management system: eight documents, settings, and a manual that builds',
  options: [
    { flags: '--organization <name>', summary: 'name of the organization' },
    { flags: '--owner <name>', summary: 'name of the person who runs the system; holds the first roles' },
    { flags: '--yes', summary: 'ask nothing' },
  ],
  examples: ['clausebook init', 'clausebook init manual --organization "Example Ltd" --owner "Ada Marsh"'],
  run: async (input) => {
    const { args, terminal } = input;
    const root = resolve(terminal.cwd, args[0] ?? '.');
    await refuseExisting(root);
    const answers = await answersOf(input, root);
    const kept: string[] = [];
    for (const [path, content] of await initFiles(answers)) {
      if (await exists(join(root, path))) kept.push(path);
      else await writeReport(root, path, content);
    }
    const { sms, judgement } = await checkSms(root, { now: terminal.now });
    for (const [file, schema] of schemasOfSms(sms)) await writeReport(root, `schemas/${file}`, schemaText(schema));
    const { total, gaps } = summarize(judgement);
    const folder = args[0] ?? '.';
    terminal.out(
      [
        `${answers.organization}: ${documents.length} documents written to ${folder}.`,
        `Check: ${total} findings, ${gaps} gaps to fill before you set in_force_from.`,
        ...(kept.length === 0
          ? []
          : [`Kept as they were: ${kept.join(', ')}. Compare them with what README.md of a new folder would say.`]),
        '',
        'Next:',
        ...(folder === '.' ? [] : [`  cd ${folder}`]),
        '  npm install',
        '  npm run check',
        '  npm run dev',
        '',
      ].join('\n'),
    );
    return 0;
  },
});

async function refuseExisting(root: string): Promise<void> {
  if (await exists(join(root, 'clausebook.yaml'))) {
    throw new UsageError(
      `${root} already holds an SMS (clausebook.yaml).`,
      'Name another folder, or work on with `clausebook new` and `clausebook check`.',
    );
  }
  for (const path of documents) {
    if (await exists(join(root, path)))
      throw new UsageError(
        `${join(root, path)} is there already.`,
        'Name an empty folder. To check documents you already have, write a clausebook.yaml with `foreign` beside them.',
      );
  }
}

async function answersOf({ options, terminal }: CommandInput, root: string): Promise<InitAnswers> {
  const isSilent = options['yes'] === true;
  const folderName = basename(root);
  const organization =
    textOption(options, 'organization') ?? (isSilent ? folderName : await terminal.ask('Name of the organization:'));
  if (organization === null)
    throw new UsageError(
      'The name of the organization is needed.',
      'Give it: clausebook init --organization "Example Ltd" (or --yes for the name of the folder).',
    );
  const given =
    textOption(options, 'owner') ??
    (isSilent || textOption(options, 'organization') !== null
      ? null
      : await terminal.ask('Name of the person who runs the service management system:'));
  const timeZone = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
  return {
    organization,
    owner: given ?? 'Service manager (name to be entered)',
    today: dateInTimeZone(terminal.now, timeZone),
    timeZone,
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
