import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { servePublished } from '../../src/io/serve-published.ts';
import { clausebook, repository } from './command-line.ts';

/** A site built by the real command line, and served with the headers it should have. */
export interface PublishedSite {
  readonly folder: string;
  /** Address of its home page. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** What to build: the demo, or an SMS of its own. */
export interface Publication {
  /** Folder of the SMS; the demo when left out. */
  readonly root?: string;
  /** Options of `build` besides root and out-dir. */
  readonly args?: readonly string[];
  /** Path below which it is served. */
  readonly base?: string;
}

/**
 * Builds a site into a folder of its own and serves it.
 *
 * @param publication what to build
 * @throws Error with what the command said when the build fails
 */
export async function publish(publication: Publication = {}): Promise<PublishedSite> {
  const lab = await mkdtemp(join(tmpdir(), 'clausebook-site-'));
  const folder = join(lab, 'dist');
  await build(folder, publication);
  const { address, stop } = await servePublished({ folder, base: publication.base ?? '/', port: 0 });
  return {
    folder,
    address,
    close: async () => {
      stop();
      await rm(lab, { recursive: true, force: true });
    },
  };
}

/** The demo for its own audience, built once per test run whatever number of test files ask for it. */
export async function publishedDemo(): Promise<PublishedSite> {
  const lab = inject('lab');
  const folder = join(lab, 'demo');
  const outcome = join(lab, 'demo.txt');
  if (await isFirst(join(lab, 'demo.lock'))) {
    await build(folder, {}).then(
      () => writeFile(outcome, ''),
      (error: unknown) => writeFile(outcome, String(error)),
    );
  }
  while (!(await exists(outcome))) await sleep(100);
  const problem = await readFile(outcome, 'utf8');
  if (problem !== '') throw new Error(problem);
  const { address, stop } = await servePublished({ folder, base: '/', port: 0 });
  return { folder, address, close: () => Promise.resolve(stop()) };
}

async function build(folder: string, { root = repository, args = [] }: Publication): Promise<void> {
  const built = await clausebook(['build', '--root', root, '--out-dir', folder, ...args]);
  if (built.code !== 0) throw new Error(`build ended with ${built.code}:\n${built.err}`);
}

/** Making a folder succeeds for one process only. */
async function isFirst(lock: string): Promise<boolean> {
  return mkdir(lock).then(
    () => true,
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
