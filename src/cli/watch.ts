import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { CheckOptions } from '../io/check-sms.ts';
import { checkSms } from '../io/check-sms.ts';
import { newMemory } from '../io/check-memory.ts';
import { settingsFile } from '../io/load-settings.ts';
import { UsageError } from '../io/usage-error.ts';
import type { Stop } from '../io/watch-files.ts';
import { watchFiles } from '../io/watch-files.ts';
import { differenceText } from '../report/difference.ts';
import type { Terminal } from './command.ts';

/**
 * Checks once more on every save, and tells what the save did. It ends with the program.
 *
 * @param root folder of the SMS
 * @param first outcome of the check that was reported
 * @param options what is read and judged
 */
export async function watchSms(
  root: string,
  first: CheckedSms,
  options: CheckOptions,
  terminal: Terminal,
): Promise<never> {
  const again: CheckOptions = { ...options, memory: newMemory() };
  let last = first;
  // What is parsed now is not parsed again at the first save.
  await checkSms(root, again);
  let stop: Stop = () => undefined;
  const begin = (): void => {
    stop();
    const { roots, ownRules } = last.sms.settings;
    stop = watchFiles(root, [...roots, ...(ownRules === null ? [] : [ownRules])], settingsFile, async (paths) => {
      try {
        const next = await checkSms(root, again);
        terminal.out(`\n${paths.join(', ')}\n${differenceText(last, next, terminal.color)}`);
        last = next;
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        terminal.err(`\n${error.message}\n${error.advice}\n`);
      }
      if (paths.includes(settingsFile)) begin();
    });
  };
  begin();
  terminal.err('Watching; every save is checked. Ctrl+C ends it.\n');
  return new Promise<never>(() => undefined);
}
