import type { StateOnFile } from '../history/on-file.ts';
import { fieldsOnFile, statesOnFile } from '../history/on-file.ts';
import type { Duration } from '../lifecycle/calendar.ts';
import { compareDates, parseDuration } from '../lifecycle/calendar.ts';
import type { FieldMap } from '../model/fields.ts';
import { dateField, textField } from '../model/fields.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Settings } from '../model/settings.ts';
import type { Sms } from '../model/sms.ts';
import { believed } from './believed.ts';

/** How `clausebook.yaml` sets how long after an act its delegation may reach the repository, or the default. */
export const delegationRule = { id: 'APPR-012', tolerance: 'P14D' } as const;

/** What a delegation said for a time. */
export interface StatedDelegation extends Pick<StateOnFile, 'since' | 'until'> {
  readonly id: string;
  readonly fields: FieldMap;
  /** It had said something else before. */
  readonly isChanged: boolean;
}

const known = new WeakMap<Sms, readonly StatedDelegation[]>();

/**
 * All that delegations say and said, those that are gone too; in the order of ids, each oldest first. Where history does not know a
 * delegation, the file counts as it is, as if it had always said so.
 *
 * @param sms the model that is judged
 */
export function statedDelegations(sms: Sms): readonly StatedDelegation[] {
  const before = known.get(sms);
  if (before !== undefined) return before;
  const current = itemsOfType(believed(sms), 'delegation');
  const ids = new Set([...current.map(({ id }) => id), ...formerDelegations(sms)]);
  const stated = [...ids].sort().flatMap((id): readonly StatedDelegation[] => {
    const states = statesOnFile(sms, id).filter(({ snapshot }) => snapshot.type === 'delegation');
    const item = believed(sms).items.get(id);
    if (states.length === 0)
      return item === undefined ? [] : [{ id, fields: item.fields, isChanged: false, since: null, until: null }];
    return states.map(({ snapshot, since, until }, index) => ({
      id,
      fields: fieldsOnFile(sms, snapshot),
      isChanged: index > 0,
      since,
      until,
    }));
  });
  known.set(sms, stated);
  return stated;
}

/** True where what was said gives the role on a day: no draft, and the day lies within its first and last day. */
export function holdsOn({ fields }: Pick<StatedDelegation, 'fields'>, day: string): boolean {
  const [from, to] = [dateField(fields, 'from'), dateField(fields, 'to')];
  return (
    textField(fields, 'status') !== 'draft' &&
    from !== null &&
    compareDates(from, day) <= 0 &&
    (to === null || compareDates(day, to) <= 0)
  );
}

/** How long after an act the delegation it relies on may reach the repository. */
export function delegationTolerance({ rules }: Pick<Settings, 'rules'>): Duration {
  const stated = String(rules[delegationRule.id]?.parameters?.['tolerance'] ?? delegationRule.tolerance);
  return parseDuration(stated) ?? { years: 0, months: 0, weeks: 2, days: 0, hours: 0, minutes: 0 };
}

/** Ids that history knows as delegations. */
function formerDelegations({ history }: Sms): readonly string[] {
  return [...(history?.line ?? [])].flatMap(([id, states]) =>
    states.some(({ snapshot }) => snapshot?.type === 'delegation') ? [id] : [],
  );
}
