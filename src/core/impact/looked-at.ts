import { compareDates } from '../lifecycle/calendar.ts';
import { dateField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { becauseOf, reviewLog } from '../model/review-log.ts';
import type { Sms } from '../model/sms.ts';
import type { Change } from './spread.ts';

/** Somebody looked at an item. */
export interface Look {
  readonly on: string;
  /** The changes it was looked at for, as they were named; null for a look at the item as a whole. */
  readonly because: readonly string[] | null;
}

/**
 * When an item was looked at: approvals of a version, reviews, changes under light control or in a register, and reviews of the
 * whole register it stands in.
 *
 * @param sms the model
 * @param item the item
 * @param changes its own changes
 */
export function looksAt(
  { registers, asOf }: Pick<Sms, 'registers' | 'asOf'>,
  item: Item,
  changes: readonly Change[],
): readonly Look[] {
  const approvals = item.approvals.flatMap(({ action, on }) =>
    on !== null && (action === 'approved' || action === 'agreed') ? [on] : [],
  );
  const ofRegister = (registers.get(item.parent ?? '')?.reviewLog ?? []).flatMap(({ at, outcome }) =>
    /all/i.test(outcome ?? '') ? [at] : [],
  );
  const changed = item.control === 'full' ? [] : changes.map(({ on }) => on);
  const whole = [...approvals, ...ofRegister, ...changed].map((on): Look => ({ on, because: null }));
  const logged = reviewLog(item).flatMap((entry) => {
    const on = dateField(entry, 'at');
    return on === null ? [] : [{ on, because: becauseOf(entry) }];
  });
  return [...whole, ...logged].filter(({ on }) => compareDates(on, asOf) <= 0);
}

/**
 * True when somebody looked at the item on the day on which a change was approved or later, as a whole or because of it.
 *
 * @param looks looks at the item
 * @param change a change of something it relies on
 * @param names under which the changed one can be named
 */
export function isSettledBy(
  looks: readonly Look[],
  { known }: Pick<Change, 'known'>,
  names: readonly string[],
): boolean {
  return looks.some(
    (look) =>
      compareDates(look.on, known) >= 0 && (look.because === null || look.because.some((name) => names.includes(name))),
  );
}
