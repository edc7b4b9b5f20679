import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * True when files of the SMS differ from the last commit. False when Git is not there or knows nothing of the folder.
 *
 * @param root folder of the SMS
 * @param roots folders below it that belong to the SMS
 */
export async function hasUncommittedChanges(root: string, roots: readonly string[]): Promise<boolean> {
  try {
    const { stdout } = await run(
      'git',
      ['-c', 'core.fsmonitor=false', 'status', '--porcelain', '-z', '--', ...roots, 'clausebook.yaml'],
      { cwd: root, maxBuffer: 64 * 1024 * 1024 },
    );
    return stdout.length > 0;
  } catch {
    return false;
  }
}
