import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

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
  return () => rm(lab, { recursive: true, force: true });
}
