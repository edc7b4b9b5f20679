import { joinPath } from '../core/trace/link-target.ts';
import type { Signers } from '../core/control/signer-keys.ts';
import type { Settings } from '../core/model/settings.ts';
import { UsageError } from './usage-error.ts';
import { parseAllowedSigners } from './signatures/allowed-signers.ts';

/** Bytes of a file at a path from the folder of the SMS; null where there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;

/**
 * Reads the allowed-signers file that the settings name.
 *
 * @param settings `allowed_signers`
 * @param read reads files of the same state as the settings
 * @throws UsageError when the path leads out of the folder, or to nothing
 */
export async function readSigners({ allowedSigners }: Settings, read: ReadFile): Promise<Signers> {
  if (allowedSigners === null) return { files: [], problems: [] };
  const file = joinPath('clausebook.yaml', allowedSigners);
  const bytes = file === null ? null : await read(file);
  if (file === null || bytes === null)
    throw new UsageError(
      `clausebook.yaml names the file "${allowedSigners}" under \`allowed_signers\`, and there is none in the folder of the SMS.`,
      'Name a file in the folder of clausebook.yaml, in the format that `ssh-keygen` calls allowed signers, or take the line out.',
    );
  const { signers, problems } = parseAllowedSigners(new TextDecoder().decode(bytes));
  return {
    files: [{ file, signers }],
    problems: problems.map(({ line, message }) => ({ source: { kind: 'allowed-signers', file, line }, message })),
  };
}
