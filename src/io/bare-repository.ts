import type { Settings } from '../core/model/settings.ts';
import { isBareRepository } from './git/locate-repository.ts';
import { openRepository } from './git/open-repository.ts';
import { loadSettings } from './load-settings.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads `clausebook.yaml` of a folder with files.
 *
 * @param root folder of the SMS
 * @throws UsageError also of a repository without files, with the branch that can be read
 */
export async function settingsOfFiles(root: string): Promise<Settings> {
  try {
    return await loadSettings(root);
  } catch (error) {
    if (!(error instanceof UsageError) || !(await isBareRepository(root))) throw error;
    const branch = await branchOf(root);
    throw new UsageError(
      `${root} is a bare repository: it holds the history, and no files that could be read or changed.`,
      branch === null
        ? 'Name what is read with --ref <branch>. To change documents, work in a clone of it.'
        : `Add \`--ref ${branch}\` to read that branch of it. To change documents, work in a clone of it.`,
    );
  }
}

async function branchOf(root: string): Promise<string | null> {
  const { repository } = await openRepository(root);
  if (repository === null) return null;
  try {
    return await repository.branch();
  } finally {
    await repository.close();
  }
}
