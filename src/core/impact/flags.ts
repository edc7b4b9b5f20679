import type { ClauseFlag, ClauseState, Sms } from '../model/sms.ts';
import { impactOf } from './suspects.ts';

/**
 * Flags of a clause, with what only the past can tell: something that counts as its evidence is suspect.
 *
 * @param sms the model
 * @param state state of the clause
 */
export function flagsOf(sms: Sms, state: ClauseState): readonly ClauseFlag[] {
  const { suspects } = impactOf(sms);
  const isSuspect = state.evidence.some((link) => link.counts && suspects.has(link.item));
  return isSuspect ? [...state.flags, 'suspect' as const].sort() : state.flags;
}
