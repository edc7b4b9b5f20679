import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { bundleProgram } from '../../scripts/bundle-program.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of this test run: what several test files share is built there once. */
    readonly lab: string;
  }
}

/** Gives all test files of a run one folder, and removes it at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const lab = await mkdtemp(join(tmpdir(), 'clausebook-lab-'));
  project.provide('lab', lab);
  // Hundreds of processes load the same modules: only the first of them compiles them.
  process.env['NODE_COMPILE_CACHE'] = join(lab, 'compiled');
  const bundle = async (): Promise<void> => {
    process.env['CLAUSEBOOK_TEST_PROGRAM'] = await packageIn(join(lab, 'package'));
  };
  await bundle();
  project.onTestsRerun(bundle);
  return () => rm(lab, { recursive: true, force: true });
}

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The package as it is published, with the command line in one file: it starts hundreds of times. Everything else is linked. */
async function packageIn(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  const target = join(folder, 'lib/cli');
  await mkdir(target, { recursive: true });
  const link = (from: string, to: string): Promise<void> => symlink(join(repository, from), join(folder, to));
  for (const name of await readdir(repository)) if (name !== 'lib' && name !== 'dist') await link(name, name);
  for (const name of await readdir(join(repository, 'src')))
    if (name !== 'cli') await link(`src/${name}`, `lib/${name}`);
  await link('src/cli/init-template', 'lib/cli/init-template');
  await bundleProgram(join(repository, 'src'), 'cli/main.ts', target);
  return join(target, 'main.js');
}
