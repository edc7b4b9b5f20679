import type { Item } from '../../core/model/item.ts';
import type { Misfit, Sms } from '../../core/model/sms.ts';

const over: ReadonlySet<string> = new Set([
  'withdrawn',
  'superseded',
  'terminated',
  'expired',
  'retired',
  'transferred',
  'cancelled',
  'rejected',
]);

/** True for an item whose time has passed, so that nobody needs to mend it. */
export function isOver(item: Item): boolean {
  return over.has(item.state);
}

/**
 * Keys and values that do not fit, of items that are in view and not over. What group READ reports at the same place is
 * left out.
 *
 * @param sms the model
 * @param kinds which misfits are meant
 */
export function misfitsInView(sms: Sms, kinds: readonly Misfit['kind'][]): readonly Misfit[] {
  const reported = new Set(
    sms.files.flatMap((facts) => facts.problems.map(({ place }) => `${facts.file}:${place.line}:${place.column}`)),
  );
  return sms.misfits.filter((misfit) => {
    const item = misfit.item === null ? undefined : sms.items.get(misfit.item);
    if (!kinds.includes(misfit.kind) || reported.has(`${misfit.file}:${misfit.place.line}:${misfit.place.column}`))
      return false;
    // Of two items with one id only one is in the model; the other is withheld, and IDEN-002 says so.
    return item === undefined
      ? misfit.item === null || sms.registers.has(misfit.item)
      : item.file === misfit.file && item.inView && !isOver(item);
  });
}
