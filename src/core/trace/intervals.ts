import { mapField, mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { isWithin } from '../standard/clause-reference.ts';
import { parseDuration } from '../lifecycle/calendar.ts';

/** An interval the organization has set for itself in a document in force. */
export interface PlannedInterval {
  readonly clause: string;
  readonly activity: string;
  /** ISO 8601 duration, or `cycle` where a cycle of audits takes its place. */
  readonly every: string;
  readonly setIn: string;
}

/**
 * Intervals set by processes, plans, agreements, report definitions and the audit programme in force.
 *
 * @param items all items
 */
export function plannedIntervals(items: Iterable<Item>): readonly PlannedInterval[] {
  const found: PlannedInterval[] = [];
  for (const item of items) {
    if (!item.inForce) continue;
    for (const row of mapsField(item, 'intervals')) {
      const clause = textField(row, 'clause');
      const every = textField(row, 'every');
      if (clause !== null && every !== null && (parseDuration(every) !== null || /cycle/i.test(every))) {
        found.push({ clause, activity: textField(row, 'activity') ?? '', every: parseDuration(every) === null ? 'cycle' : every, setIn: item.id });
      }
    }
    found.push(...ofOtherTypes(item));
  }
  return found;
}

function ofOtherTypes(item: Item): readonly PlannedInterval[] {
  const report = mapField(item, 'report');
  const every = report === null ? null : textField(report, 'every');
  const one = (clause: string, activity: string, value: string | null): readonly PlannedInterval[] =>
    value === null ? [] : [{ clause, activity, every: value, setIn: item.id }];
  switch (item.type.key) {
    case 'sla':
      return one('8.3.3', 'report on targets and workload', every);
    case 'report-definition':
      return item.claims.flatMap((claim) => one(claim.clause, item.title, textField(item, 'every')));
    case 'audit-programme':
      return mapField(item, 'cycle') === null ? [] : one('9.2.1', 'internal audits', 'cycle');
    case 'continuity-plan':
      return one('8.7.2', 'test the plan', textField(item, 'test_interval'));
    case 'ola':
      return one('8.3.4.2', 'look at the performance', textField(item, 'monitor_interval'));
    default:
      return [];
  }
}

/**
 * The shortest interval set for a clause, as a duration; null when none is set or a cycle takes its place.
 *
 * @param intervals what documents in force set
 * @param clause clause number
 */
export function intervalOfClause(intervals: readonly PlannedInterval[], clause: string): string | null {
  const months = (every: string): number => {
    const duration = parseDuration(every);
    return duration === null ? Infinity : duration.years * 12 + duration.months + duration.weeks / 4.35 + duration.days / 30.4;
  };
  const own = intervals.filter((interval) => isWithin(interval.clause, clause) && interval.every !== 'cycle');
  const [longest] = own.map((interval) => interval.every).sort((a, b) => months(b) - months(a));
  return longest ?? null;
}
