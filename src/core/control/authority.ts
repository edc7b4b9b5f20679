import { textField } from '../model/fields.ts';
import type { Approval, Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { approversOnDay } from './approvers-on-day.ts';
import { isOnMatrix, rowsOnDay } from './matrices-on-day.ts';
import type { MatrixRow, Subject } from './matrix-rights.ts';
import { rightsInRows, rightsOfNobody } from './matrix-rights.ts';
import type { ControlAct } from './recorded-act.ts';
import { rolesOfPerson } from './role-holders.ts';
import type { RoleHolder } from './role-holders.ts';

/** Who may do an act to an item on a day, and where that is written. */
export interface Authority {
  readonly kind: 'matrix' | 'approvers';
  /** Roles with the right; empty when the source gives it to nobody on that day. */
  readonly roles: readonly string[];
  /** Rows of authority matrices that say so; none for the settings. */
  readonly rows: readonly MatrixRow[];
  /** Matrices, with their versions where those are not the ones in the files, or `clausebook.yaml`. */
  readonly source: string;
}

/**
 * Roles that may do an act on a day, by what was in force on that day: the authority matrix, where there was none the `approvers` of
 * the settings, and where nobody had said it yet the first matrix, as far as it speaks of days before it. Whoever may approve may
 * withdraw where no row says else. What a matrix does not name nobody may approve; but who may approve the matrix itself is then
 * asked further, down to its own rows, so that a first one can be made.
 *
 * @param sms matrices, settings, and what they were before
 * @param subject the item; for anything but an act of control its type and kind are enough
 * @param action `approved`, `reviewed`, `withdrawn`, `accepted` …
 * @param day the day of the act
 * @returns null when nothing says who may
 */
export function authorityFor(sms: Sms, subject: Subject, action: string, day: string): Authority | null {
  const act = { subject, action, day };
  const { inForce, coming, reachingBack } = rowsOnDay(sms, act);
  const named = inRows(inForce, act) ?? inRows(coming, act);
  if (named !== null) return named;
  const nobody = forNobody(inForce, act);
  if (nobody !== null && !isOnMatrix(act)) return nobody;
  return inSettings(sms, act) ?? inRows(reachingBack, act) ?? forNobody(reachingBack, act) ?? nobody;
}

function inRows(rows: readonly MatrixRow[], act: ControlAct): Authority | null {
  for (const action of actionsGiving(act)) {
    const rights = rightsInRows(rows, act.subject, action, act.day);
    if (rights !== null) return { kind: 'matrix', ...rights };
  }
  return null;
}

function forNobody(rows: readonly MatrixRow[], act: ControlAct): Authority | null {
  const rights = actionsGiving(act).includes('approved') ? rightsOfNobody(rows, act.subject, act.day) : null;
  return rights === null ? null : { kind: 'matrix', ...rights };
}

function inSettings(sms: Sms, act: ControlAct): Authority | null {
  const stated = actionsGiving(act).includes('approved') ? approversOnDay(sms, act) : null;
  return stated === null ? null : { kind: 'approvers', rows: [], ...stated };
}

/** Actions of which the right is the right to the act; the first that is named counts. */
function actionsGiving({ action }: ControlAct): readonly string[] {
  return action === 'withdrawn' ? ['withdrawn', 'approved'] : [action];
}

/**
 * Roles in which a person may do an act on a day, by a post or a delegation.
 *
 * @param sms matrices, settings, roles, people and delegations
 * @param authority who may, from `authorityFor`
 * @param person id of the person
 * @param day the day of the act
 */
export function actingRoles(
  sms: Pick<Sms, 'items' | 'types'>,
  authority: Authority,
  person: string,
  day: string,
): readonly RoleHolder[] {
  return rolesOfPerson(sms, person, day).filter((holder) => authority.roles.includes(holder.role));
}

/**
 * Entries by which our side approves the version that stands in the file. An `agreed` entry is ours only when a person
 * of the organization made it: the word of a customer or supplier is no approval by authority.
 *
 * @param sms gives the people
 * @param item a document or agreement
 */
export function ownApprovals(sms: Pick<Sms, 'items'>, item: Item): readonly Approval[] {
  return item.approvals.filter(
    (entry) =>
      isOfVersion(item, entry) &&
      (entry.action === 'approved' || (entry.action === 'agreed' && sms.items.get(entry.by)?.type.key === 'person')),
  );
}

/** True when an entry speaks of the version in the file: it names that version, or none. */
export function isOfVersion(item: Item, entry: Approval): boolean {
  return item.version === null || entry.version === null || entry.version === item.version;
}

/** What the rows of a matrix that give a right say in one of their columns; null where they say nothing. */
export function rightsColumn(authority: Authority | null, column: string): readonly (string | null)[] {
  return (authority?.rows ?? []).map(({ row }) => textField(row, column));
}
