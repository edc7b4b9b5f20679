import { daysToRecord } from '../history/terms.ts';
import { compareDates, daysBetween } from '../lifecycle/calendar.ts';
import { idsToday } from '../model/id-today.ts';
import type { Settings } from '../model/settings.ts';
import type { Sms } from '../model/sms.ts';
import type { Subject } from './matrix-rights.ts';
import type { ControlAct, Recorded } from './recorded-act.ts';
import { recordOf, recordedWith } from './recorded-act.ts';

/** Roles that the settings name, and how the settings are called. */
export interface StatedApprovers {
  readonly roles: readonly string[];
  readonly source: string;
}

/** `approvers` as one commit of the judged line, or the work tree, states them. */
interface ApproversState extends Recorded {
  readonly approvers: Settings['approvers'];
}

const file = 'clausebook.yaml';

/**
 * Roles that may approve by `approvers` as the settings stood on the day of an act, on days before the first known state by that one.
 * What was recorded a little later than it happened counts from then for an act that was recorded no earlier: whoever names an
 * approver and approves on Monday may commit both on Tuesday. Without history the settings are believed as they are.
 *
 * @param sms settings and their history
 * @param act what is done to what, and when
 * @returns null when they name nobody
 */
export function approversOnDay(sms: Sms, act: ControlAct): StatedApprovers | null {
  const { subject, day } = act;
  const now = rolesIn(sms.settings.approvers, subject);
  const states = statesOf(sms);
  const onDay = states.findLast((state) => compareDates(state.day, day) <= 0) ?? states[0];
  if (onDay === undefined) return now === null ? null : { roles: now, source: file };
  const recorded = recordOf(sms, act);
  const counting = states.filter(
    (state) =>
      state === onDay ||
      (state.position <= recorded.position &&
        compareDates(day, state.day) < 0 &&
        daysBetween(day, state.day) <= daysToRecord),
  );
  const stated = counting.map(({ approvers }) => rolesIn(approvers, subject)).filter((roles) => roles !== null);
  if (stated.length === 0) return null;
  const roles = [...new Set(stated.flat())];
  const isNow = now !== null && now.length === roles.length && now.every((role) => roles.includes(role));
  return { roles, source: isNow ? file : `${file} as it was on ${day}` };
}

function rolesIn(approvers: Settings['approvers'], { type, kind }: Subject): readonly string[] | null {
  const former = kind?.formerName;
  const ofKind = former === undefined ? undefined : approvers[former];
  return ofKind ?? approvers[type.key] ?? approvers['default'] ?? null;
}

const knownStates = new WeakMap<Sms, readonly ApproversState[]>();

/** Oldest first. A state that could not be used leaves the one before in force. */
function statesOf(sms: Sms): readonly ApproversState[] {
  const known = knownStates.get(sms);
  if (known !== undefined) return known;
  const findId = idsToday(sms);
  const states = (sms.history?.settings ?? []).flatMap(({ commit, settings }): readonly ApproversState[] => {
    if (settings === null) return [];
    const roles = Object.entries(settings.approvers).map(
      ([type, named]) => [type, named.map((id) => findId(id) ?? id)] as const,
    );
    return [{ approvers: Object.fromEntries(roles), ...recordedWith(sms, commit) }];
  });
  knownStates.set(sms, states);
  return states;
}
