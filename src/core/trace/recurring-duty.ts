import { statesClause } from './claims-clause.ts';
import { addDuration, compareDates, describeDuration, parseDuration } from '../lifecycle/calendar.ts';
import { mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import { startOfFile } from '../model/place.ts';
import type { Place } from '../model/place.ts';
import type { Sms } from '../model/sms.ts';
import { intervalsOf, intervalsOfClause } from './intervals.ts';
import type { PlannedInterval } from './intervals.ts';
import { placeOfPath } from './references.ts';

/** Something that has to be done again and again, and when it was done last. */
export interface RecurringDuty {
  readonly clause: string;
  /** Tells the activity from others of the same clause that have intervals of their own. */
  readonly activity?: RegExp;
  /** Day it was last done; null when it never was. */
  readonly last: string | null;
  /** Day the duty began, where that is later than the start of the SMS. */
  readonly since?: string | null;
  /** Item that sets an interval for this case itself, with the name of the field. */
  readonly setBy?: { readonly item: Item; readonly field: string };
  /** Interval where nobody has set one; a convention. */
  readonly fallback?: string;
}

/** When a recurring duty falls due, and who says so. */
export interface DutyState {
  /** Day it is or was due; null when it was never done and the SMS does not claim to be complete yet. */
  readonly due: string | null;
  /** True from the day after it was due. */
  readonly isOverdue: boolean;
  /** Item that sets the interval, else the process for the clause; null when there is neither. */
  readonly holder: Item | null;
  readonly place: Place;
  /** Rest of a sentence: who sets which interval, and since when the duty is overdue; empty where there is no day. */
  readonly detail: string;
}

/** Types that set an interval for themselves only. */
const ownCases: ReadonlySet<string> = new Set(['supplier', 'customer', 'sla', 'ola', 'continuity-plan']);

/** Where nobody has set an interval. A convention, no requirement. */
const conventionalInterval = 'P12M';

/**
 * Works out when a recurring duty falls due: an interval after it was last done or, where it never was, after the start.
 *
 * @param sms the model; gives the intervals set in it and the day it claims to be complete
 * @param duty what is owed
 */
export function dutyState(sms: Sms, duty: RecurringDuty): DutyState {
  const own = duty.setBy === undefined ? null : textField(duty.setBy.item, duty.setBy.field);
  const planned = own === null ? longestInterval(sms, duty) : null;
  const stated = own ?? planned?.every ?? null;
  const every =
    parseDuration(stated ?? '') ?? parseDuration(duty.fallback ?? '') ?? parseDuration(conventionalInterval);
  const start = startOf(sms, duty.since ?? null);
  const from = duty.last ?? start;
  const due = from === null || every === null ? null : addDuration(from, every);
  const setter =
    own !== null ? (duty.setBy?.item ?? null) : planned === null ? null : (sms.items.get(planned.setIn) ?? null);
  const holder = setter ?? processFor(sms, duty.clause);
  const length = describeDuration(stated ?? duty.fallback ?? conventionalInterval);
  const source =
    setter === null
      ? `no interval is set for it and ${length} are taken, which is a convention of this tool`
      : `${setter.id} sets an interval of ${length}`;
  return {
    due,
    isOverdue: due === null || compareDates(due, sms.asOf) < 0,
    holder,
    place:
      placeOf(setter, own === null ? null : (duty.setBy?.field ?? null), planned) ??
      holder?.place ??
      startOfFile('clausebook.yaml'),
    detail: due === null ? '' : `; ${source}, so it was due on ${due}`,
  };
}

/** Of several intervals for the same activity the longest counts, so that nobody is reminded too early. */
function longestInterval(sms: Sms, duty: RecurringDuty): PlannedInterval | null {
  const days = (every: string): number => {
    const duration = parseDuration(every);
    return duration === null ? 0 : duration.years * 365 + duration.months * 30.4 + duration.weeks * 7 + duration.days;
  };
  const matching = intervalsOfClause(intervalsOf(sms), duty.clause).filter(
    (interval) =>
      interval.every !== 'cycle' &&
      !ownCases.has(sms.items.get(interval.setIn)?.type.key ?? '') &&
      (duty.activity === undefined || duty.activity.test(interval.activity)),
  );
  return matching.sort((a, b) => days(b.every) - days(a.every))[0] ?? null;
}

/** A duty that was never done counts from the start of the SMS; before that day it is owed without a date. */
function startOf(sms: Sms, since: string | null): string | null {
  const { inForceFrom } = sms.settings;
  if (inForceFrom === null || compareDates(inForceFrom, sms.asOf) > 0) return null;
  return since !== null && compareDates(since, inForceFrom) > 0 ? since : inForceFrom;
}

function processFor(sms: Sms, clause: string): Item | null {
  return itemsOfType(sms, 'process').find((item) => item.inForce && statesClause(item, clause)) ?? null;
}

function placeOf(setter: Item | null, field: string | null, planned: PlannedInterval | null): Place | null {
  if (setter === null) return null;
  if (field !== null) return placeOfPath(setter, field, []);
  const index = mapsField(setter, 'intervals').findIndex(
    (row) => textField(row, 'clause') === planned?.clause && (textField(row, 'activity') ?? '') === planned?.activity,
  );
  return index < 0 ? setter.place : placeOfPath(setter, 'intervals', [index]);
}
