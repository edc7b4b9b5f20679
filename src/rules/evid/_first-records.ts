import { claimsClause } from '../../core/trace/claims-clause.ts';
import type { Duration } from '../../core/lifecycle/calendar.ts';
import { addDuration, compareDates, parseDuration } from '../../core/lifecycle/calendar.ts';
import { dateField, mapField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { MandatoryRow } from '../../core/standard/clause.ts';
import { intervalsOf, slowestInterval } from '../../core/trace/intervals.ts';

/** Grace after an interval, the same for everything that is held against one. */
export const graceAfterInterval = {
  default: 'P30D',
  says: 'How long after the interval the record may come before it is called late.',
} as const;

/** How long an SMS may run before what nobody set an interval for is missed, the same for all rules that miss it. */
export const firstMonths = {
  default: 'P6M',
  says: 'How long after `in_force_from` nothing of it is missed, where no interval says when it has to come.',
} as const;

/**
 * True in the first months of an SMS that is in force: what arises while it runs may still be to come.
 *
 * @param sms settings and the day to judge
 * @param months how long that is
 */
export function isYoung({ settings, asOf }: Sms, months: Duration | null): boolean {
  const { inForceFrom } = settings;
  if (inForceFrom === null || months === null || compareDates(asOf, inForceFrom) < 0) return false;
  return compareDates(asOf, addDuration(inForceFrom, months)) <= 0;
}

/**
 * First day on which a record of an activity could be expected; null where nothing says so.
 *
 * @param sms gives the settings
 * @param setter document that sets the interval
 */
export function recordsExpectedFrom({ settings }: Sms, setter: Item): string | null {
  const days = [settings.inForceFrom, settings.seriesStart, settings.adopted, setter.effectiveFrom];
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}

/**
 * True while the first record of a row that repeats is still to come: the interval, or the cycle of audits, that the organization
 * set for one of its clauses has not run out since records are expected.
 *
 * @param sms documents in force and settings
 * @param row row of the mandatory list
 * @param grace how long after the interval the record may come
 */
export function firstIsToCome(sms: Sms, row: MandatoryRow, grace: Duration | null): boolean {
  const { inForceFrom } = sms.settings;
  // Before its first day the gap page shows all that is still to do.
  const isInForce = inForceFrom !== null && compareDates(inForceFrom, sms.asOf) <= 0;
  if (row.trigger !== 'periodic' || grace === null || !isInForce) return false;
  return row.clauses.some((clause) => {
    const due = firstDueOf(sms, clause);
    return due !== null && compareDates(sms.asOf, addDuration(due, grace)) <= 0;
  });
}

function firstDueOf(sms: Sms, clause: string): string | null {
  const intervals = intervalsOf(sms);
  const slowest = slowestInterval(intervals, clause);
  const every = slowest === null ? null : parseDuration(slowest.every);
  const setter = slowest === null ? undefined : sms.items.get(slowest.setIn);
  const from = setter === undefined ? null : recordsExpectedFrom(sms, setter);
  if (every !== null && from !== null) return addDuration(from, every);
  const cycles = intervals.flatMap(({ every, setIn }) => {
    const programme = every === 'cycle' ? sms.items.get(setIn) : undefined;
    const isAbout = programme !== undefined && claimsClause(programme, clause);
    const cycle = isAbout ? mapField(programme, 'cycle') : null;
    return (cycle === null ? null : dateField(cycle, 'to')) ?? [];
  });
  return cycles.sort().at(-1) ?? null;
}
