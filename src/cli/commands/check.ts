import { exitCodeOf } from '../../core/finding/order.ts';
import type { CheckOptions } from '../../io/check-sms.ts';
import { checkSms } from '../../io/check-sms.ts';
import { packageVersion } from '../../io/package-version.ts';
import { writeReport } from '../../io/write-report.ts';
import { UsageError } from '../../io/usage-error.ts';
import { fixFiles } from '../../io/fix-files.ts';
import type { Finding } from '../../core/finding/finding.ts';
import { oneLine } from '../../report/plain-text.ts';
import { formats } from '../../report/formats.ts';
import type { CommandOptions, Terminal } from '../command.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { knownRules } from '../known-rules.ts';
import { folderOption, openCopy, rootOption, sourceOptions, textOption } from '../options.ts';
import { watchSms } from '../watch.ts';
import { showProgress } from '../progress.ts';

export default defineCommand({
  name: 'check',
  summary: 'Judge the SMS and report every finding with its place and fix',
  options: [
    commonOptions.root,
    commonOptions.asOf,
    commonOptions.ref,
    commonOptions.base,
    commonOptions.untrusted,
    {
      flags: '--changed-since <rev>',
      summary: 'list only what the changes since a commit touched or brought; everything counts all the same',
    },
    { flags: '--format <format>', summary: 'form of the report', choices: Object.keys(formats), default: 'pretty' },
    commonOptions.output,
    commonOptions.failOn,
    { flags: '--fix', summary: 'mend first what takes no judgement; everything else of the files stays as it is' },
    { flags: '--watch', summary: 'check again on every save, and tell what it did' },
    { flags: '--require-history', summary: 'fail where the Git history is missing or incomplete (for releases)' },
    commonOptions.quiet,
    { flags: '--no-cache', summary: 'parse every file again, and leave the cache of earlier runs alone' },
  ],
  examples: ['clausebook check', 'clausebook check --as-of 2026-09-30 --format sarif --output findings.sarif'],
  run: async ({ options, terminal }) => {
    const progress = showProgress(terminal, options.quiet === true);
    const root = rootOption(options, terminal);
    const changedSince = textOption(options, 'changedSince');
    if (options['fix'] === true) await fix(options, terminal);
    const request: CheckOptions = {
      ...(changedSince === null ? {} : { changedSince }),
      ...(await sourceOptions(options, terminal, root)),
      requireHistory: options['requireHistory'] === true,
    };
    if (options['watch'] === true && request.ref !== undefined)
      throw new UsageError('--watch looks at files, and --ref reads a commit.', 'Leave one of the two out.');
    const checked = await checkSms(root, { ...request, onProgress: progress.update });
    progress.end();
    const format = formats[options.format ?? 'pretty'];
    if (format === undefined)
      throw new UsageError(
        `There is no format "${options.format ?? ''}".`,
        `Use one of ${Object.keys(formats).join(', ')}.`,
      );
    const color = terminal.color && options.output === undefined;
    const report = format.render(checked, {
      color,
      failOn: options.failOn ?? 'error',
      folder: folderOption(options, terminal),
      toolVersion: packageVersion(),
    });
    if (options.output === undefined) terminal.out(report);
    else await writeReport(terminal.cwd, options.output, report);
    if (options['watch'] === true) return watchSms(root, checked, request, terminal);
    return exitCodeOf(checked.judgement, options.failOn ?? 'error');
  },
});

/** Mends files and says what was done; the report that follows is about the files as they then are. */
async function fix(options: CommandOptions, terminal: Terminal): Promise<void> {
  if (options['ref'] !== undefined)
    throw new UsageError('--fix changes files, and --ref reads a commit.', 'Leave one of the two out.');
  const copy = await openCopy(options, terminal, () => []);
  const { rules } = await knownRules(rootOption(options, terminal), options['untrusted'] === true);
  const { done, left } = await fixFiles(
    copy,
    rules.filter(({ mend }) => mend !== undefined),
  );
  const lines = (word: string, findings: readonly Finding[]): string =>
    findings.map(({ rule, place }) => `${word} ${oneLine(place.file)}:${place.line} ${rule}\n`).join('');
  terminal.err(`${lines('mended', done)}${lines('left', left)}${done.length} mended.\n`);
}
