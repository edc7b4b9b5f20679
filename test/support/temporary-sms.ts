import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { baseFiles } from './small-sms.ts';

/** A real folder that holds an SMS; removed when the test has ended. */
export interface TemporarySms {
  readonly root: string;
  readonly read: (file: string) => Promise<string>;
  /** Writes files: path -> content. */
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
}

/**
 * Writes an SMS into a new temporary folder.
 *
 * @param files path -> content, laid over the common base of the examples
 * @param bare true to leave the base out
 */
export async function temporarySms(files: Readonly<Record<string, string>>, bare = false): Promise<TemporarySms> {
  const root = await mkdtemp(join(tmpdir(), 'clausebook-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const writeAll = async (all: Iterable<readonly [string, string]>): Promise<void> => {
    for (const [path, content] of all) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
  };
  await writeAll(new Map([...(bare ? [] : baseFiles), ...Object.entries(files)]));
  return {
    root,
    write: (changed) => writeAll(Object.entries(changed)),
    read: (file) => readFile(join(root, file), 'utf8'),
  };
}
