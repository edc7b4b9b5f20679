import { readdir } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';
import { readDemoFiles } from './demo-files.ts';
import { planDemo } from './demo-plan.ts';
import { replay } from './replay.ts';
import { writeRepository } from './write-repository.ts';

/** What was made. */
export interface MadeDemo {
  /** Id of the last commit: the same on every machine. */
  readonly head: string;
  readonly commits: number;
  readonly tags: readonly string[];
}

/**
 * Makes the demo repository: two years of the fictional SMS of Brindlemoor, signed with worthless test keys. Needs no Git.
 *
 * @param folder where it goes
 * @throws UsageError when there is something in the folder
 */
export async function makeDemo(folder: string): Promise<MadeDemo> {
  const found = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new UsageError(`${folder} is no folder that can be read.`, 'Name a folder that is empty or not there yet.');
  });
  if (found.length > 0)
    throw new UsageError(
      `${folder} is not empty; nothing was written.`,
      'Name a folder that is empty or not there yet.',
    );
  const plan = await planDemo(await readDemoFiles());
  const repository = replay(plan);
  const objects = repository.objects.objects;
  for (const [path, text] of plan.final) {
    const made = objects.get(repository.files.get(path) ?? '')?.content.toString();
    if (made !== text) throw new Error(`The history of the demo does not end with ${path} as it is.`);
  }
  if (plan.final.size !== repository.files.size) throw new Error('The history of the demo ends with other files.');
  await writeRepository(folder, repository);
  return { head: repository.head, commits: repository.commits.length, tags: [...repository.tags.keys()] };
}
