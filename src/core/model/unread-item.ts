import type { Sms } from './sms.ts';

/** Why an item that a file holds is not in the model, and what to do. */
export interface UnreadItem {
  /** One or two sentences. */
  readonly reason: string;
  readonly advice: string;
}

/**
 * Tells of an id that no item has whether a file holds it that cannot be read as it is.
 *
 * @param sms the files
 * @param id as somebody names it
 * @returns null where no file is known to hold it
 */
export function unreadItem({ withheld, files }: Pick<Sms, 'withheld' | 'files'>, id: string): UnreadItem | null {
  const found = withheld.find((entry) => entry.id?.toLowerCase() === id.toLowerCase());
  if (found === undefined) return null;
  const { file, message, place } = found;
  const problems = files.find((text) => text.file === file)?.problems ?? [];
  const isConflict = problems.some(({ code }) => code === 'conflict-marker');
  return {
    reason: `${id} stands in ${file}, which cannot be read as it is, at line ${place.line}. ${message}`,
    advice: isConflict
      ? 'Finish the merge first: choose the lines that are right, delete the markers and save the file (READ-013).'
      : 'Mend that first; `clausebook check` says how.',
  };
}
