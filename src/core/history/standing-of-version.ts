import { compareDates } from '../lifecycle/calendar.ts';
import type { ItemVersion } from './versions.ts';
import { versionInForce } from './versions.ts';

/**
 * How a version stands on a day. `open`: it is not approved; `taken back`: it was, and the approval was undone before it came into
 * force; `never`: it was approved, and something ended it before its first day.
 */
export type VersionStanding = 'in force' | 'ended' | 'coming' | 'open' | 'taken back' | 'never';

/** A version as seen on a day. */
export interface VersionOn {
  readonly standing: VersionStanding;
  readonly from: string | null;
  /** First day it is no longer in force; null while nothing ends it. */
  readonly to: string | null;
}

/**
 * A version as seen on a day. While a later version was in force whose approval was taken back afterwards, this one had ended.
 *
 * @param all versions of one item, oldest first
 * @param version one of them
 * @param day the day asked for
 */
export function versionOn(all: readonly ItemVersion[], version: ItemVersion, day: string): VersionOn {
  const { from, to } = version;
  if (from === null) return { standing: notInForce(version), from, to };
  if (compareDates(from, day) > 0) return { standing: 'coming', from, to };
  const inForce = versionInForce(all, day);
  if (inForce === version) return { standing: 'in force', from, to };
  const isOver = to !== null && compareDates(to, day) <= 0;
  return { standing: 'ended', from, to: isOver ? to : (inForce?.from ?? to) };
}

function notInForce({ approvedOn, merged, takenBackOn }: ItemVersion): VersionStanding {
  if (takenBackOn !== null) return 'taken back';
  return approvedOn === null && merged === null ? 'open' : 'never';
}
