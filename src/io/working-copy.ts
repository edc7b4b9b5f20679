import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Settings } from '../core/model/settings.ts';
import type { Sms } from '../core/model/sms.ts';
import { historyUnder } from '../core/history/history-under.ts';
import { involvedItems } from '../core/history/involved-items.ts';
import type { LoadOptions } from './load-sms.ts';
import { buildFromTree } from './load-sms.ts';
import type { ReadOptions } from './read-sms.ts';
import { readSms } from './read-sms.ts';
import type { SourceTree } from './read-tree.ts';
import { sha256 } from './sha256.ts';
import { UsageError } from './usage-error.ts';
import { writeReport } from './write-report.ts';

/** The files of an SMS as they were read, so that a change can be tried before it is written. */
export interface WorkingCopy {
  readonly root: string;
  readonly settings: Settings;
  /** The model with the past of the items that are to be changed. */
  readonly sms: Sms;
  /** True when there is such a file below the roots. */
  readonly has: (file: string) => boolean;
  /**
   * Text of a file as stored, byte order mark included.
   *
   * @throws UsageError when it is not UTF-8
   */
  readonly textOf: (file: string) => string;
  /** The model with some files replaced or added; its past is that of the commits, in which they are not. */
  readonly with: (files: ReadonlyMap<string, string>) => Sms;
  /**
   * Writes files, each whole or not at all.
   *
   * @throws UsageError when one of them was changed by somebody else since it was read; then nothing is written
   */
  readonly write: (files: ReadonlyMap<string, string>) => Promise<void>;
}

/** How an SMS is read to change it. */
export interface CopyOptions extends Omit<ReadOptions, 'ref' | 'base' | 'onTree' | 'pastOf'> {
  /** Ids of what is to be changed, from the files as they are; left out where that may be any of them. */
  readonly changes?: (sms: Sms) => readonly string[];
}

/**
 * Reads an SMS to change it.
 *
 * @param root folder that holds `clausebook.yaml`
 * @param options day to judge, what is to be changed
 * @throws UsageError when the settings are missing or not valid
 */
export async function openWorkingCopy(root: string, options: CopyOptions = {}): Promise<WorkingCopy> {
  const { changes, ...others } = options;
  let tree: SourceTree = { files: [], skipped: [] };
  const sms = await readSms(root, {
    ...others,
    ...(changes === undefined ? {} : { pastOf: (read) => involvedItems(read, changes(read)) }),
    onTree: (read) => (tree = read),
  });
  const { settings } = sms;
  const bytes = new Map(tree.files.map((file) => [file.path, file.bytes]));
  const load: LoadOptions = others;
  return {
    root,
    settings,
    sms,
    has: (file) => bytes.has(file),
    textOf: (file) => decodeStrictly(file, bytes.get(file) ?? new Uint8Array()),
    with: (files) => {
      const encoder = new TextEncoder();
      const changed = new Map([...bytes, ...[...files].map(([path, text]) => [path, encoder.encode(text)] as const)]);
      const all = [...changed]
        .map(([path, content]) => ({ path, bytes: content }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
      const built = buildFromTree({ ...tree, files: all }, settings, load);
      const { history, historyLimits, signers, settingsPast } = sms;
      const after = { ...built, historyLimits, signers, settingsPast };
      return { ...after, history: history === null ? null : historyUnder(history, sms, after, files.keys()) };
    },
    write: async (files) => {
      for (const file of files.keys()) await refuseForeignChange(root, file, bytes.get(file));
      for (const [file, text] of files) await writeReport(root, file, text);
    },
  };
}

function decodeStrictly(file: string, content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new UsageError(
      `${file} is not stored as UTF-8.`,
      'Save it as UTF-8 first; editors offer this as the encoding when saving.',
    );
  }
}

async function refuseForeignChange(root: string, file: string, known: Uint8Array | undefined): Promise<void> {
  const current = await readFile(join(root, file)).catch(() => null);
  const same = current === null ? known === undefined : known !== undefined && sha256(current) === sha256(known);
  if (!same)
    throw new UsageError(
      `${file} was changed while the command ran; nothing was written.`,
      'Save it, then run the command again.',
    );
}
