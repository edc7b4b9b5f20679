import { mapField, mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
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
  /** True where it holds for one agreement, supplier or plan only. */
  readonly isOneCase: boolean;
}

const known = new WeakMap<Sms['items'], readonly PlannedInterval[]>();

/**
 * Intervals of an SMS as in `plannedIntervals`, worked out once.
 *
 * @param sms the items
 */
export function intervalsOf({ items }: Pick<Sms, 'items'>): readonly PlannedInterval[] {
  const intervals = known.get(items) ?? plannedIntervals(items.values());
  known.set(items, intervals);
  return intervals;
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
        found.push({
          clause,
          activity,
          every: parseDuration(every) === null ? 'cycle' : every,
          setIn: item.id,
          field: 'intervals',
          row: index,
          isOneCase: false,
        });
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
const intervalFields: Readonly<
  Record<string, { readonly field: string; readonly clause: string; readonly activity: string }>
> = {
  'continuity-plan': { field: 'test_interval', clause: '8.7.2', activity: 'try the plan' },
  customer: { field: 'review_interval', clause: '8.3.2', activity: 'review the services' },
  ola: { field: 'monitor_interval', clause: '8.3.4.2', activity: 'look at the performance' },
  plan: { field: 'verification_interval', clause: '8.2.6', activity: 'verify configuration information' },
  supplier: { field: 'review_interval', clause: '8.3.4.1', activity: 'look at performance and contract' },
};

const oneCase: ReadonlySet<string> = new Set(['sla', 'ola', 'customer', 'supplier', 'continuity-plan']);

function ofOtherTypes(item: Item): readonly PlannedInterval[] {
  const one = (clause: string, activity: string, field: string, value: string | null): readonly PlannedInterval[] =>
    value === null || parseDuration(value) === null
      ? []
      : [{ clause, activity, every: value, setIn: item.id, field, row: null, isOneCase: oneCase.has(item.type.key) }];
  switch (item.type.key) {
    case 'sla':
      return one(
        '8.3.3',
        'report on targets and workload',
        'report',
        textField(mapField(item, 'report') ?? {}, 'every'),
      );
    case 'report-definition': {
      const every = textField(item, 'every');
      return item.claims.flatMap((claim) =>
        claim.standard === primaryStandardId ? one(claim.clause, item.title, 'every', every) : [],
      );
    }
    case 'audit-programme':
      if (mapField(item, 'cycle') === null) return [];
      return [
        {
          clause: '9.2.1',
          activity: 'internal audits',
          every: 'cycle',
          setIn: item.id,
          field: 'cycle',
          row: null,
          isOneCase: false,
        },
      ];
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
  return intervals.filter(
    (interval) =>
      isWithin(interval.clause, clause) || (interval.clause.includes('.') && isWithin(clause, interval.clause)),
  );
}

/**
 * The longest interval set for a clause: where a clause has several activities nothing says which of them a record belongs
 * to, so none is called late before the slowest one is. What holds for one case only (an agreement, a supplier) is taken
 * where nothing general is set. Null when none is set or a cycle takes its place.
 *
 * @param intervals what documents in force set
 * @param clause clause number
 */
export function slowestInterval(intervals: readonly PlannedInterval[], clause: string): PlannedInterval | null {
  const months = (every: string): number => {
    const duration = parseDuration(every);
    return duration === null
      ? Infinity
      : duration.years * 12 + duration.months + duration.weeks / 4.35 + duration.days / 30.4;
  };
  const order = (a: PlannedInterval, b: PlannedInterval): number =>
    Number(a.isOneCase) - Number(b.isOneCase) || months(b.every) - months(a.every);
  return (
    intervalsOfClause(intervals, clause)
      .filter((interval) => interval.every !== 'cycle')
      .sort(order)[0] ?? null
  );
}
