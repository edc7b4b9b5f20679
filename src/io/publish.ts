import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Folder a site is built in before it is published: beside its place, so that it can be moved there in one step, and with
 * its name, so that sites for several audiences beside each other are never taken for one another.
 */
export function stagingFolder(outDir: string): string {
  return besides(outDir, 'staging');
}

function previousFolder(outDir: string): string {
  return besides(outDir, 'previous');
}

function besides(outDir: string, what: string): string {
  const target = withoutSlash(outDir);
  return join(dirname(target), '.clausebook', `${what}-${basename(target)}`);
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

/**
 * Puts the published site back when an earlier publication died half-way, and clears what it left.
 *
 * @param outDir folder the site is published in
 */
export async function recoverPublished(outDir: string): Promise<void> {
  const previous = previousFolder(outDir);
  if (!(await exists(outDir)) && (await exists(previous))) await rename(previous, withoutSlash(outDir));
  await rm(previous, { recursive: true, force: true });
  await rm(stagingFolder(outDir), { recursive: true, force: true });
}

/**
 * Publishes a finished site: the old one moves aside, the new one takes its place, then the old one is deleted. A reader
 * sees the old site or the new one, never a mixture.
 *
 * @param staged folder with the finished site
 * @param outDir folder to publish in
 */
export async function finishedFolder(staged: string, outDir: string): Promise<void> {
  const target = withoutSlash(outDir);
  const previous = previousFolder(outDir);
  await mkdir(dirname(target), { recursive: true });
  if (await exists(target)) await rename(target, previous);
  try {
    await rename(staged, target);
  } catch (error) {
    if (await exists(previous)) await rename(previous, target);
    throw error;
  }
  await rm(previous, { recursive: true, force: true });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
