import type { Baseline } from '../core/finding/baseline.ts';
import { baselineSchema } from '../core/finding/baseline.ts';
import type { Commit } from '../core/history/commit.ts';
import { firstParentLine } from '../core/history/revisions.ts';
import type { Settings } from '../core/model/settings.ts';
import { joinPath } from '../core/trace/link-target.ts';
import type { GitRepository } from './git/git-repository.ts';
import { settingsFile } from './load-settings.ts';
import type { ReadFile } from './read-signers.ts';
import { UsageError } from './usage-error.ts';

/** Path of the baseline from the folder of the SMS; null where the settings name none, or it leads out. */
export function baselinePath({ baseline }: Settings): string | null {
  return baseline === null ? null : joinPath(settingsFile, baseline);
}

/**
 * Reads the list of findings that were known when the SMS was taken over.
 *
 * @param settings `baseline`
 * @param read reads files of the same state as the settings
 * @returns null where the settings name none, or it is not there yet
 * @throws UsageError when it cannot be read
 */
export async function readBaseline(settings: Settings, read: ReadFile): Promise<Baseline | null> {
  const file = baselinePath(settings);
  const bytes = file === null ? null : await read(file);
  if (file === null || bytes === null) return null;
  const entries = parseEntries(bytes);
  if (entries === null)
    throw new UsageError(
      `The baseline ${file} cannot be read.`,
      'It is written by `clausebook baseline` and not edited by hand: restore it from Git.',
    );
  return { file, entries, first: null };
}

/**
 * Adds to a baseline what it held when it first stood on the judged line: it may only shrink.
 *
 * @param baseline the list; null where there is none
 * @param repository where the commits are
 * @param commits with paths from the folder of the SMS, children before parents
 */
export async function withFirstState(
  baseline: Baseline | null,
  repository: GitRepository,
  commits: readonly Commit[],
): Promise<Baseline | null> {
  if (baseline === null) return null;
  const first = firstParentLine(commits)
    .flatMap((commit) => (commit.parents.length > 1 ? commit.brought : commit.changes))
    .find(({ path, after }) => path === baseline.file && after !== null);
  const blob = first?.after ?? null;
  const bytes = blob === null ? undefined : (await repository.readBlobs([blob])).get(blob);
  const entries = bytes === undefined ? null : parseEntries(bytes);
  return entries === null ? baseline : { ...baseline, first: new Set(entries.map(({ fingerprint }) => fingerprint)) };
}

function parseEntries(bytes: Uint8Array): Baseline['entries'] | null {
  try {
    const read = baselineSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? read.data.known : null;
  } catch {
    return null;
  }
}
