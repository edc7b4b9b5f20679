import { chmod, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Writes a file whole or not at all: beside its place first, then renamed. A file that is there keeps its mode.
 *
 * @param cwd folder that relative paths start from
 * @param file where to write
 * @param content text or bytes of the file
 */
export async function writeReport(cwd: string, file: string, content: string | Uint8Array): Promise<void> {
  const target = resolve(cwd, file);
  await mkdir(dirname(target), { recursive: true });
  const beside = `${target}.${process.pid}.tmp`;
  await writeFile(beside, content);
  const mode = (await stat(target).catch(() => null))?.mode;
  if (mode !== undefined) await chmod(beside, mode & 0o777);
  await rename(beside, target);
}
