import { validWaivers } from '../control/waiver.ts';
import { textField } from '../model/fields.ts';
import type { ClauseFlag, ClauseState, Sms } from '../model/sms.ts';
import { itemFlags, openNonconformities } from '../trace/clause-flags.ts';
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

/**
 * Flags of a clause, each with the ids of the items that are the cause: nonconformities, waivers, or what counts as evidence. None where
 * the cause is the day itself.
 *
 * @param sms the model
 * @param state state of the clause
 */
export function flagCauses(sms: Sms, state: ClauseState): ReadonlyMap<ClauseFlag, readonly string[]> {
  const ofItem = itemFlags(sms);
  const { suspects } = impactOf(sms);
  const counting = [...new Set(state.evidence.flatMap((link) => (link.counts ? [link.item] : [])))];
  const having = (flag: ClauseFlag): readonly string[] =>
    counting.filter((id) => {
      const item = sms.items.get(id);
      return item !== undefined && ofItem(item).includes(flag);
    });
  const causes: Readonly<Record<ClauseFlag, () => readonly string[]>> = {
    'open nonconformity': () => openNonconformities(sms, state.standard)(state.clause).map((item) => item.id),
    'approval broken': () =>
      counting.filter((id) => having('approval broken').includes(id) || sms.instead.get(id)?.why === 'broken'),
    'review due': () => having('review due'),
    waived: () =>
      validWaivers(sms).flatMap((waiver) => (counting.includes(textField(waiver, 'target') ?? '') ? [waiver.id] : [])),
    'restricted evidence': () => counting.filter((id) => sms.items.get(id)?.classification === 'restricted'),
    suspect: () => counting.filter((id) => suspects.has(id)),
    'before in force': () => [],
  };
  return new Map(flagsOf(sms, state).map((flag) => [flag, causes[flag]()]));
}
