import type { FieldMap } from '../model/fields.ts';
import { dateField, hasField, mapField, mapsField, textField } from '../model/fields.ts';
import type { Lifecycle } from './lifecycles.ts';
import { compareDates } from './calendar.ts';

/** What the life cycle says of one item on `asOf`. */
export interface LifecycleState {
  /** State as stated or derived from the fields. */
  readonly status: string;
  /** State worked out for `asOf`. */
  readonly state: string;
  readonly inForce: boolean;
  readonly countsAsEvidence: boolean;
  readonly frozen: boolean;
  readonly effectiveFrom: string | null;
}

/** What the state depends on besides the fields. */
export interface LifecycleInput {
  readonly fields: FieldMap;
  readonly lifecycle: Lifecycle;
  readonly asOf: string;
  /** An item in force that replaces this one states so. */
  readonly isReplaced: boolean;
}

/**
 * Works out status and state of an item (table in `lifecycles.ts`). Life cycle `parent` is resolved by the caller.
 *
 * @param input fields, life cycle, day to judge
 */
export function stateOn(input: LifecycleInput): LifecycleState {
  const { fields, lifecycle } = input;
  const stated = textField(fields, 'status');
  const status =
    stated !== null && lifecycle.states.includes(stated) ? stated : derivedStatus(fields, lifecycle, stated);
  const effectiveFrom = firstDayInForce(fields, lifecycle, input.asOf);
  const state = computedState(input, status, effectiveFrom);
  return {
    status,
    state,
    effectiveFrom,
    inForce: isInForce(lifecycle, state),
    countsAsEvidence: isEvidence(lifecycle, state),
    frozen: hasReached(lifecycle, lifecycle.frozenFrom, status),
  };
}

/** True when a state is at or behind another in the order of the life cycle. */
export function hasReached(lifecycle: Lifecycle, from: string | null, state: string): boolean {
  if (from === null) return false;
  const at = lifecycle.states.indexOf(state);
  const wanted = lifecycle.states.indexOf(from);
  return at >= 0 && wanted >= 0 && at >= wanted;
}

function derivedStatus(fields: FieldMap, lifecycle: Lifecycle, stated: string | null): string {
  if (stated !== null && lifecycle.computed.includes(stated)) return statusBehind(lifecycle);
  switch (lifecycle.key) {
    case 'risk':
      if (hasField(fields, 'accepted')) return 'accepted';
      if (mapsField(fields, 'actions').length > 0) return 'in-treatment';
      return hasField(fields, 'likelihood') && hasField(fields, 'impact') ? 'assessed' : 'identified';
    case 'action': {
      const worked = mapField(fields, 'worked');
      if (worked !== null) return /not|no\b/i.test(textField(worked, 'result') ?? '') ? 'not-effective' : 'effective';
      return dateField(fields, 'done') === null ? 'planned' : 'implemented';
    }
    case 'report':
      return hasField(fields, 'issued') || hasField(fields, 'closed') ? 'issued' : 'draft';
    case 'record':
      return hasField(fields, 'closed') ? 'closed' : 'open';
    default:
      return lifecycle.initial;
  }
}

/** People may state a computed state; the act behind it is taken. */
function statusBehind(lifecycle: Lifecycle): string {
  if (lifecycle.key === 'document') return 'approved';
  if (lifecycle.key === 'agreement') return 'agreed';
  return lifecycle.initial;
}

function firstDayInForce(fields: FieldMap, lifecycle: Lifecycle, asOf: string): string | null {
  if (lifecycle.key === 'agreement') return dateField(fields, 'from');
  if (lifecycle.key !== 'document') return dateField(fields, 'effective_from');
  const stated = dateField(fields, 'effective_from');
  if (stated !== null) return stated;
  const days = approvalDays(fields);
  return days.findLast((day) => compareDates(day, asOf) <= 0) ?? days[0] ?? null;
}

/** Days on which the version in the file was approved or agreed, in order. */
function approvalDays(fields: FieldMap): readonly string[] {
  const version = textField(fields, 'version');
  return mapsField(fields, 'approvals')
    .filter((entry) => {
      const approved = textField(entry, 'version');
      return (
        ['approved', 'agreed'].includes(textField(entry, 'action') ?? 'approved') &&
        (version === null || approved === null || approved === version)
      );
    })
    .flatMap((entry) => dateField(entry, 'on') ?? [])
    .sort(compareDates);
}

/** An approval dated after the day judged has not happened yet, whatever first day the version states. */
function isApprovedLater(fields: FieldMap, asOf: string): boolean {
  const [first] = approvalDays(fields);
  return first !== undefined && compareDates(first, asOf) > 0;
}

function computedState(input: LifecycleInput, status: string, effectiveFrom: string | null): string {
  const { fields, lifecycle, asOf } = input;
  switch (lifecycle.key) {
    case 'document': {
      if (status !== 'approved') return status;
      const end = dateField(fields, 'effective_to');
      if (end !== null && compareDates(end, asOf) <= 0) return 'withdrawn';
      if (input.isReplaced) return 'superseded';
      if (isApprovedLater(fields, asOf)) return status;
      return effectiveFrom === null || compareDates(effectiveFrom, asOf) <= 0 ? 'effective' : status;
    }
    case 'agreement': {
      if (status !== 'agreed') return status;
      if (input.isReplaced) return 'superseded';
      if (isApprovedLater(fields, asOf)) return status;
      if (effectiveFrom !== null && compareDates(effectiveFrom, asOf) > 0) return status;
      const to = dateField(fields, 'to');
      const renews = textField(fields, 'renewal') === 'automatic';
      return to !== null && !renews && compareDates(to, asOf) < 0 ? 'expired' : 'effective';
    }
    case 'register-entry': {
      const end =
        dateField(fields, 'to') ?? dateField(fields, 'until') ?? dateField(mapField(fields, 'employment') ?? {}, 'to');
      return status === 'active' && end !== null && compareDates(end, asOf) < 0 ? 'expired' : status;
    }
    default:
      return status;
  }
}

const finished: ReadonlySet<string> = new Set([
  'retired',
  'transferred',
  'closed',
  'achieved',
  'missed',
  'cancelled',
  'withdrawn',
  'superseded',
  'expired',
  'terminated',
  'rejected',
]);

function isInForce(lifecycle: Lifecycle, state: string): boolean {
  const from = lifecycle.inForceFrom;
  if (from === null) return false;
  if (lifecycle.computed.includes(from)) return state === from;
  return hasReached(lifecycle, from, state) && !finished.has(state);
}

function isEvidence(lifecycle: Lifecycle, state: string): boolean {
  const from = lifecycle.evidenceFrom;
  if (from === null) return false;
  if (lifecycle.computed.includes(from)) return state === from;
  if (lifecycle.inForceFrom !== null && lifecycle.key !== 'objective' && lifecycle.key !== 'risk')
    return isInForce(lifecycle, state);
  return hasReached(lifecycle, from, state) && state !== 'rejected';
}
