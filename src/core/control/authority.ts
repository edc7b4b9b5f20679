import { fieldsOfState } from '../history/fields-of-state.ts';
import { versionInForce } from '../history/versions.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import { dateField, mapsField, textField, textsField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Approval, Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';
import { rolesOfPerson } from './role-holders.ts';
import type { RoleHolder } from './role-holders.ts';

/** Who may do an act to an item on a day, and where that is written. */
export interface Authority {
  readonly kind: 'matrix' | 'approvers';
  /** Roles with the right; empty when the source gives it to nobody on that day. */
  readonly roles: readonly string[];
  /** Rows of authority matrices that say so; none for the settings. */
  readonly rows: readonly MatrixRow[];
  /** Matrices in force, or `clausebook.yaml`. */
  readonly source: string;
}

/** A row of the table "Rights" of an authority matrix. */
export interface MatrixRow {
  readonly matrix: Item;
  /** Which row of the table; null where the version in force on the day had other rows than the file. */
  readonly index: number | null;
  readonly row: FieldMap;
}

/** Where rights are looked up: matrices, their earlier versions, settings. */
export type RightsSource = Pick<Sms, 'items' | 'types' | 'settings' | 'history' | 'asOf'>;

/** What an act is done to. */
export type Subject = Pick<Item, 'type' | 'kind'>;

interface Right extends MatrixRow {
  /** 3: type and kind are named, 2: the type, 1: neither. */
  readonly closeness: number;
  readonly roles: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Roles that may do an act on a day: what the authority matrix in force gives, where there is none the `approvers` of the
 * settings. The row that names the item most closely counts. Whoever may approve may withdraw where no row says else. A
 * matrix whose rows all begin later says nothing of the day; one that has rows, but none for the item, gives nobody the
 * right.
 *
 * @param sms matrices and settings
 * @param subject type and kind of the item
 * @param action `approved`, `reviewed`, `withdrawn`, `accepted` …
 * @param day the day of the act
 * @returns null when nothing says who may
 */
export function authorityFor(sms: RightsSource, subject: Subject, action: string, day: string): Authority | null {
  const rows = rowsInForce(sms);
  const inMatrix = rows === null ? null : fromMatrices(rows, subject, action, day);
  if (inMatrix !== null) return inMatrix;
  if (action === 'withdrawn') return authorityFor(sms, subject, 'approved', day);
  const { approvers } = sms.settings;
  const former = subject.kind?.formerName;
  const roles =
    (former === undefined ? undefined : approvers[former]) ?? approvers[subject.type.key] ?? approvers['default'];
  return action !== 'approved' || roles === undefined
    ? null
    : { kind: 'approvers', roles, rows: [], source: 'clausebook.yaml' };
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

/** Rows of the matrices in force on the day that is judged; null where there is none. */
function rowsInForce(sms: RightsSource): readonly MatrixRow[] | null {
  const found = itemsOfType(sms, 'authority-matrix').flatMap((matrix): readonly (readonly MatrixRow[])[] => {
    if (matrix.inForce) return [mapsField(matrix, 'rules').map((row, index) => ({ matrix, index, row }))];
    // While the next version is drafted, the one in force gives the rights.
    const version = versionInForce(sms.history?.versionsOf(matrix) ?? [], sms.asOf);
    const fields = version === null ? null : fieldsOfState(sms, matrix, version.snapshot);
    return fields === null ? [] : [mapsField(fields, 'rules').map((row) => ({ matrix, index: null, row }))];
  });
  return found.length === 0 ? null : found.flat();
}

function fromMatrices(rows: readonly MatrixRow[], subject: Subject, action: string, day: string): Authority | null {
  const rights = rows.flatMap(({ matrix, index, row }): readonly Right[] => {
    const closeness = sameAction(textField(row, 'action'), action) ? closenessOf(row, subject) : 0;
    const right = {
      matrix,
      index,
      row,
      closeness,
      roles: textsField(row, 'roles'),
      from: dateField(row, 'from'),
      to: dateField(row, 'to'),
    };
    return closeness === 0 ? [] : [right];
  });
  const valid = rights.filter((right) => isValid(right, day));
  const closest = Math.max(0, ...valid.map((right) => right.closeness));
  const chosen = valid.filter((right) => right.closeness === closest);
  const hasEnded = rights.some((right) => right.to !== null && compareDates(right.to, day) < 0);
  const isSilent =
    rights.length === 0 &&
    rows.some(({ row }) => isValid({ from: dateField(row, 'from'), to: dateField(row, 'to') }, day));
  if (chosen.length === 0 && !hasEnded && !(isSilent && action === 'approved')) return null;
  return {
    kind: 'matrix',
    roles: [...new Set(chosen.flatMap((right) => right.roles))],
    rows: chosen.map(({ matrix, index, row }) => ({ matrix, index, row })),
    source: [...new Set(rows.map(({ matrix }) => matrix.id))].join(', '),
  };
}

/** A right holds from its first to its last day, both included. */
function isValid(right: Pick<Right, 'from' | 'to'>, day: string): boolean {
  return (
    (right.from === null || compareDates(right.from, day) <= 0) &&
    (right.to === null || compareDates(day, right.to) <= 0)
  );
}

function closenessOf(row: FieldMap, { type, kind }: Subject): number {
  const wantedType = keyOf(textField(row, 'type'));
  const wantedKind = keyOf(textField(row, 'kind'));
  const kindNames = [kind?.key, kind?.formerName];
  const isType = wantedType === type.key || (wantedType !== null && wantedType === kind?.formerName);
  if (wantedType !== null && !isType) return 0;
  if (wantedKind !== null) return kindNames.includes(wantedKind) ? 3 : 0;
  return wantedType === null ? 1 : wantedType === type.key ? 2 : 3;
}

/** Key of a type or kind as people write it in a table: `Supplier contract` means `supplier-contract`, a dash nothing. */
function keyOf(text: string | null): string | null {
  const key =
    text
      ?.trim()
      .toLowerCase()
      .replaceAll(/[\s_]+/g, '-') ?? '';
  return /^[–—-]?$/.test(key) ? null : key;
}

/** `approve`, `approves` and `approved` are one action. */
function sameAction(written: string | null, action: string): boolean {
  return written !== null && written.trim().toLowerCase().slice(0, 5) === action.slice(0, 5);
}
