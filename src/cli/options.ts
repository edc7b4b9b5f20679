import { isAbsolute, relative, resolve } from 'node:path';
import { dateInTimeZone, isCalendarDate } from '../core/lifecycle/calendar.ts';
import type { Sms } from '../core/model/sms.ts';
import { unreadItem } from '../core/model/unread-item.ts';
import { closest } from '../core/trace/nearest.ts';
import type { CheckOptions } from '../io/check-sms.ts';
import type { ReadOptions } from '../io/read-sms.ts';
import { UsageError } from '../io/usage-error.ts';
import { openUserCache, userHistoryFolder } from '../io/user-cache.ts';
import type { WorkingCopy } from '../io/working-copy.ts';
import { openWorkingCopy } from '../io/working-copy.ts';
import type { CommandOptions, Terminal } from './command.ts';

type CachedOptions = Pick<ReadOptions, 'now' | 'historyFolder' | 'cache'>;

/** Folder of the SMS as an absolute path. */
export function rootOption(options: CommandOptions, terminal: Terminal): string {
  return resolve(terminal.cwd, options.root ?? '.');
}

/** Folder of the SMS seen from the folder the program was started in, with `/`; '' when it is that one or lies outside. */
export function folderOption(options: CommandOptions, terminal: Terminal): string {
  const path = relative(terminal.cwd, rootOption(options, terminal)).replaceAll('\\', '/');
  return isAbsolute(path) || path.startsWith('..') ? '' : path;
}

/**
 * What is read and judged: `--ref`, `--base`, `--as-of`, `--untrusted`, with the caches of this user.
 *
 * @param root folder of the SMS
 * @throws UsageError when the day is none
 */
export async function sourceOptions(options: CommandOptions, terminal: Terminal, root: string): Promise<CheckOptions> {
  const asOf = dayOption(options);
  const [ref, base] = [textOption(options, 'ref'), textOption(options, 'base')];
  return {
    ...(asOf === null ? {} : { asOf }),
    ...(ref === null ? {} : { ref }),
    ...(base === null ? {} : { base }),
    ...(options['untrusted'] === true ? { untrusted: true } : {}),
    ...(await cachedOptions(options, terminal, root)),
  };
}

async function cachedOptions(options: CommandOptions, terminal: Terminal, root: string): Promise<CachedOptions> {
  const isCached = options['cache'] !== false;
  return {
    now: terminal.now,
    historyFolder: isCached ? await userHistoryFolder(root) : null,
    ...(isCached ? { cache: (texts) => openUserCache(root, process.env, texts) } : {}),
  };
}

/**
 * Reads an SMS to change it, with the past of what is to be changed and the caches of this user.
 *
 * @param changes ids of what is to be changed, from the files as they are; null where that may be anything
 */
export async function openCopy(
  options: CommandOptions,
  terminal: Terminal,
  changes: ((sms: Sms) => readonly string[]) | null,
): Promise<WorkingCopy> {
  const root = rootOption(options, terminal);
  const cached = await cachedOptions(options, terminal, root);
  return openWorkingCopy(root, { ...cached, ...(changes === null ? {} : { changes }) });
}

/**
 * Day given with `--as-of`.
 *
 * @throws UsageError when it is no calendar day
 */
export function dayOption(options: CommandOptions): string | null {
  return calendarOption(options, 'asOf', '--as-of');
}

/**
 * A day given with any option.
 *
 * @param name name of the option in camelCase
 * @param flag the option as it is typed
 * @throws UsageError when it is no calendar day
 */
export function calendarOption(options: CommandOptions, name: string, flag: string): string | null {
  const text = textOption(options, name);
  if (text !== null && !isCalendarDate(text)) {
    throw new UsageError(
      `${flag} ${text} is no calendar day.`,
      /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? `That month has no such day, or the year no such month; give one that exists, for example ${flag} 2026-06-30.`
        : `Give it as YYYY-MM-DD, for example ${flag} 2026-06-30.`,
    );
  }
  return text;
}

/** Value of an option that takes a text; null when it is not given or empty. */
export function textOption(options: CommandOptions, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/**
 * Day of an act (`--on`, by default the day the SMS is judged on) and the last day that is not in the future.
 *
 * @param sms the model; its day may be pinned in the settings
 * @throws UsageError when the day given is none
 */
export function actDays(
  options: CommandOptions,
  sms: Sms,
  terminal: Terminal,
): { readonly on: string; readonly today: string } {
  const current = dateInTimeZone(terminal.now, sms.settings.timeZone);
  const today = sms.settings.asOf ?? current;
  return { on: calendarOption(options, 'on', '--on') ?? today, today };
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

/**
 * Refuses an id that no item has.
 *
 * @param id argument of the command; nothing is checked when it is left out
 * @throws UsageError with the nearest id
 */
export function requireItem(sms: Sms, id: string | undefined): void {
  if (id === undefined || sms.items.has(id)) return;
  const unread = unreadItem(sms, id);
  if (unread !== null) throw new UsageError(unread.reason, unread.advice);
  const nearest = closest(id, [...sms.items.keys()]);
  throw new UsageError(
    `There is no item ${id}.`,
    nearest === null ? '`clausebook check` lists what was left out, with the reason.' : `Did you mean ${nearest}?`,
  );
}
