import { compareDates, dateInTimeZone } from '../core/lifecycle/calendar.ts';
import type { AskedDay } from '../views/site.ts';
import type { RunOptions } from './run-options.ts';

/**
 * How the day that a run asks for stands to the day on which it is built.
 *
 * @param run the run
 * @param timeZone of the organization
 * @returns null where no day was asked for
 */
export function askedDay({ asOf, now }: Pick<RunOptions, 'asOf' | 'now'>, timeZone: string): AskedDay | null {
  if (asOf === undefined) return null;
  const order = compareDates(asOf, dateInTimeZone(now ?? new Date().toISOString(), timeZone));
  return order < 0 ? 'past' : order > 0 ? 'later' : 'today';
}
