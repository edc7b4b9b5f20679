import { resolve } from 'node:path';
import { isCalendarDate } from '../core/lifecycle/calendar.ts';
import { UsageError } from '../io/usage-error.ts';
import type { CommandOptions, Terminal } from './command.ts';

/** Folder of the SMS as an absolute path. */
export function rootOption(options: CommandOptions, terminal: Terminal): string {
  return resolve(terminal.cwd, options.root ?? '.');
}

/**
 * Day given with `--as-of`.
 *
 * @throws UsageError when it is no calendar day
 */
export function dayOption(options: CommandOptions): string | null {
  if (options.asOf === undefined) return null;
  if (!isCalendarDate(options.asOf)) {
    throw new UsageError(`--as-of ${options.asOf} is no calendar day.`, 'Give it as YYYY-MM-DD, for example --as-of 2026-06-30.');
  }
  return options.asOf;
}

/**
 * Port given with `--port`.
 *
 * @throws UsageError when it is no port
 */
export function portOption(options: CommandOptions): number | null {
  if (options['port'] === undefined) return null;
  const port = Number(options['port']);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`--port ${JSON.stringify(options['port'])} is no port.`, 'Give a number from 1 to 65535.');
  }
  return port;
}
