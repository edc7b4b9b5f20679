import { validWaivers } from '../control/waiver.ts';
import { textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
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
 * Flags that an item gives the clauses for which it counts.
 *
 * @param sms the model
 * @param item the item
 */
export function flagsOfItem(sms: Sms, item: Item): readonly ClauseFlag[] {
  const isBroken = sms.instead.get(item.id)?.why === 'broken';
  const flags = new Set<ClauseFlag>([...flaggerOf(sms)(item), ...(isBroken ? (['approval broken'] as const) : [])]);
  if (impactOf(sms).suspects.has(item.id)) flags.add('suspect');
  return [...flags].sort();
}

const flaggers = new WeakMap<Sms, (item: Item) => readonly ClauseFlag[]>();

/** Waivers are judged once for each model. */
function flaggerOf(sms: Sms): (item: Item) => readonly ClauseFlag[] {
  const known = flaggers.get(sms) ?? itemFlags(sms);
  flaggers.set(sms, known);
  return known;
}

/**
 * Flags of a clause, each with the ids of the items that are the cause: nonconformities, waivers, or what counts as evidence. None where
 * the cause is the day itself.
 *
 * @param sms the model
 * @param state state of the clause
 */
export function flagCauses(sms: Sms, state: ClauseState): ReadonlyMap<ClauseFlag, readonly string[]> {
  const counting = [...new Set(state.evidence.flatMap((link) => (link.counts ? [link.item] : [])))];
  const having = (flag: ClauseFlag): readonly string[] =>
    counting.filter((id) => {
      const item = sms.items.get(id);
      return item !== undefined && flagsOfItem(sms, item).includes(flag);
    });
  const causes: Readonly<Record<ClauseFlag, () => readonly string[]>> = {
    'open nonconformity': () => openNonconformities(sms, state.standard)(state.clause).map((item) => item.id),
    'approval broken': () => having('approval broken'),
    'review due': () => having('review due'),
    waived: () =>
      validWaivers(sms).flatMap((waiver) => (counting.includes(textField(waiver, 'target') ?? '') ? [waiver.id] : [])),
    'restricted evidence': () => counting.filter((id) => sms.items.get(id)?.classification === 'restricted'),
    suspect: () => having('suspect'),
    'before in force': () => [],
  };
  return new Map(flagsOf(sms, state).map((flag) => [flag, causes[flag]()]));
}
