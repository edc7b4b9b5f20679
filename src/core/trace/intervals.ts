import { mapField, mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { isWithin, parseClauseReference } from '../standard/clause-reference.ts';
import { primaryStandardId } from '../standard/standards.ts';
import { parseDuration } from '../lifecycle/calendar.ts';

/** An interval the organization has set for itself in a document in force. */
export interface PlannedInterval {
  /** Clause of the primary standard, as number. */
  readonly clause: string;
  readonly activity: string;
  /** ISO 8601 duration, or `cycle` where a cycle of audits takes its place. */
  readonly every: string;
  readonly setIn: string;
  /** Field that sets it, and the row where it is a list. */
  readonly field: string;
  readonly row: number | null;
}

/**
 * Intervals set by processes, plans, agreements, report definitions and the audit programme in force.
 *
 * @param items all items
 */
export function plannedIntervals(items: Iterable<Item>): readonly PlannedInterval[] {
  const found: PlannedInterval[] = [];
  for (const item of items) {
    if (!item.inForce || !item.inView) continue;
    for (const [index, row] of mapsField(item, 'intervals').entries()) {
      const clause = clauseNumberOf(textField(row, 'clause'));
      const every = textField(row, 'every');
      if (clause !== null && every !== null && (parseDuration(every) !== null || /cycle/i.test(every))) {
        const activity = textField(row, 'activity') ?? '';
        found.push({ clause, activity, every: parseDuration(every) === null ? 'cycle' : every, setIn: item.id, field: 'intervals', row: index });
      }
    }
    found.push(...ofOtherTypes(item));
  }
  return found;
}

function clauseNumberOf(text: string | null): string | null {
  const reference = text === null ? null : parseClauseReference(text.trim());
  return reference?.standard === primaryStandardId ? reference.clause : null;
}

/** Fields of other types that set an interval: type -> field, clause, activity. */
const intervalFields: Readonly<Record<string, { readonly field: string; readonly clause: string; readonly activity: string }>> = {
  'continuity-plan': { field: 'test_interval', clause: '8.7.2', activity: 'try the plan' },
  customer: { field: 'review_interval', clause: '8.3.2', activity: 'review the services' },
  ola: { field: 'monitor_interval', clause: '8.3.4.2', activity: 'look at the performance' },
  plan: { field: 'verification_interval', clause: '8.2.6', activity: 'verify configuration information' },
  supplier: { field: 'review_interval', clause: '8.3.4.1', activity: 'look at performance and contract' },
};

function ofOtherTypes(item: Item): readonly PlannedInterval[] {
  const one = (clause: string, activity: string, field: string, value: string | null): readonly PlannedInterval[] =>
    value === null || parseDuration(value) === null ? [] : [{ clause, activity, every: value, setIn: item.id, field, row: null }];
  switch (item.type.key) {
    case 'sla':
      return one('8.3.3', 'report on targets and workload', 'report', textField(mapField(item, 'report') ?? {}, 'every'));
    case 'report-definition': {
      const every = textField(item, 'every');
      return item.claims.flatMap((claim) => (claim.standard === primaryStandardId ? one(claim.clause, item.title, 'every', every) : []));
    }
    case 'audit-programme':
      if (mapField(item, 'cycle') === null) return [];
      return [{ clause: '9.2.1', activity: 'internal audits', every: 'cycle', setIn: item.id, field: 'cycle', row: null }];
    default: {
      const known = intervalFields[item.type.key];
      return known === undefined ? [] : one(known.clause, known.activity, known.field, textField(item, known.field));
    }
  }
}

/**
 * Intervals that speak of a clause: set for the clause itself, for a part of it, or for the heading above it (`9.2` speaks
 * of `9.2.1`). A whole chapter such as `8` says nothing about its clauses.
 *
 * @param intervals what documents in force set
 * @param clause clause number
 */
export function intervalsOfClause(intervals: readonly PlannedInterval[], clause: string): readonly PlannedInterval[] {
  return intervals.filter((interval) => isWithin(interval.clause, clause) || (interval.clause.includes('.') && isWithin(clause, interval.clause)));
}

/**
 * The longest interval set for a clause: where a clause has several activities nothing says which of them a record belongs
 * to, so none is called late before the slowest one is. Null when none is set or a cycle takes its place.
 *
 * @param intervals what documents in force set
 * @param clause clause number
 */
export function slowestInterval(intervals: readonly PlannedInterval[], clause: string): PlannedInterval | null {
  const months = (every: string): number => {
    const duration = parseDuration(every);
    return duration === null ? Infinity : duration.years * 12 + duration.months + duration.weeks / 4.35 + duration.days / 30.4;
  };
  const own = intervalsOfClause(intervals, clause).filter((interval) => interval.every !== 'cycle');
  return own.sort((a, b) => months(b.every) - months(a.every))[0] ?? null;
}
