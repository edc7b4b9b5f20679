import type { Sms } from '../model/sms.ts';
import type { HistoryLimit } from './commit.ts';

/** Limits of a repository that has a past, of which a part is out of sight. */
const hiding: ReadonlySet<HistoryLimit['kind']> = new Set(['shallow', 'partial', 'damaged', 'sha256', 'format']);

/**
 * What keeps the past out of sight, so that nobody can say who wrote a version.
 *
 * @param sms the model with its history
 * @returns null where the past is known, or where there is none: no Git, no commit, `history: none`
 */
export function unseenAuthors({ history, historyLimits }: Pick<Sms, 'history' | 'historyLimits'>): HistoryLimit | null {
  return history === null ? (historyLimits.find(({ kind }) => hiding.has(kind)) ?? null) : null;
}
