import type { ItemState } from '../../core/history/item-states.ts';
import { statesOf } from '../../core/history/item-states.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { mapsField } from '../../core/model/fields.ts';
import type { Sms } from '../../core/model/sms.ts';
import { isFrozen } from './_records.ts';
import { hangsOnOther, retainUntil } from './_retention.ts';

/** Stands for the last day of a period that hangs on something else, later than every other. */
const open = '9999-12-31';

/** First day on which a record may go; null where no day of it begins its period. */
type Until = string | null;

/** Until when a record that is gone had to be kept; null where that hangs on something else, or is not known. */
export interface KeptUntil {
  /** As it said when it went. */
  readonly stated: string | null;
  /** The longest that held since it was closed. */
  readonly longest: string | null;
  /** State that made it shorter; null where none did. */
  readonly shortened: ItemState | null;
}

/**
 * The time for which a record is kept does not become shorter once it is closed, unless a correction made with it says why. The period
 * of a type counts as it is today: whoever changes that changes it for all its records.
 *
 * @param sms the model with its history
 * @param id id of the record
 * @param last its last state, which counts where it never was closed
 */
export function keptUntil(sms: Sms, id: string, last: ItemSnapshot): KeptUntil {
  const frozen = statesOf(sms, id).filter(({ snapshot }) => snapshot !== null && isFrozen(sms, snapshot));
  const untils = frozen.map(({ snapshot }) => untilOf(sms, snapshot ?? last));
  let [longest = untilOf(sms, last)] = untils;
  let shortened: ItemState | null = null;
  for (const [index, state] of frozen.entries()) {
    const [before, stated] = [untils[index - 1] ?? null, untils[index] ?? null];
    const isExplained = isShorter(stated, before) && isCorrected(frozen[index - 1], state);
    if (isShorter(stated, longest) && !isExplained) shortened ??= state;
    else [longest, shortened] = [stated, null];
  }
  return { stated: dayOf(untils.at(-1) ?? longest), longest: dayOf(longest), shortened };
}

function untilOf(sms: Sms, snapshot: ItemSnapshot): Until {
  const type = sms.types.get(snapshot.type);
  if (type === undefined) return null;
  return retainUntil(snapshot, type) ?? (hangsOnOther(snapshot, type) ? open : null);
}

function isShorter(until: Until, than: Until): boolean {
  return until !== null && than !== null && compareDates(until, than) < 0;
}

function dayOf(until: Until): string | null {
  return until === open ? null : until;
}

function isCorrected(before: ItemState | undefined, now: ItemState): boolean {
  const count = (state: ItemState | undefined): number =>
    mapsField(state?.snapshot?.stated ?? {}, 'corrections').length;
  return count(now) > count(before);
}
