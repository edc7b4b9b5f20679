import { compareDates } from '../lifecycle/calendar.ts';
import { dateField, textField, textsField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';

/** A row of the table "Rights" of an authority matrix. */
export interface MatrixRow {
  readonly matrix: Item;
  /** Which row of the table; null where the version that held it had other rows than the file. */
  readonly index: number | null;
  readonly row: FieldMap;
  /** The matrix in words, with its version where that is not the one in the file. */
  readonly source: string;
}

/** Roles that rows give a right to; none where they give it to nobody. */
export interface MatrixRights {
  readonly roles: readonly string[];
  readonly rows: readonly MatrixRow[];
  readonly source: string;
}

/** What an act is done to; `id` and `version` tell the item where the act is one of control. */
export interface Subject extends Pick<Item, 'type' | 'kind'> {
  readonly id?: string;
  /** Version in the file, which is the one that is approved. */
  readonly version?: string | null;
}

interface Right extends MatrixRow {
  /** 3: type and kind are named, 2: the type, 1: neither. */
  readonly closeness: number;
  readonly roles: readonly string[];
  readonly to: string | null;
}

/**
 * What rows of authority matrices say of an act on a day. The row that names the item most closely counts; rows that all begin later
 * say nothing of the day, those that have ended give the right to nobody.
 *
 * @param rows rows of the matrices
 * @param subject type and kind of the item
 * @param action `approved`, `reviewed`, `withdrawn`, `accepted` …
 * @param day the day of the act
 * @returns null when no row speaks of it
 */
export function rightsInRows(
  rows: readonly MatrixRow[],
  subject: Subject,
  action: string,
  day: string,
): MatrixRights | null {
  const rights = rightsTo(rows, subject, action);
  const valid = rights.filter(({ row }) => isValid(row, day));
  const closest = Math.max(0, ...valid.map((right) => right.closeness));
  const chosen = valid.filter((right) => right.closeness === closest);
  const hasEnded = rights.some((right) => right.to !== null && compareDates(right.to, day) < 0);
  if (chosen.length === 0 && !hasEnded) return null;
  return {
    roles: [...new Set(chosen.flatMap((right) => right.roles))],
    rows: chosen.map(({ matrix, index, row, source }) => ({ matrix, index, row, source })),
    source: sourceOf(chosen.length === 0 ? rights : chosen),
  };
}

/**
 * The right to approve what rows do not name: where they give rights on that day, but none for it, nobody has it.
 *
 * @param rows rows of the matrices in force
 * @param subject type and kind of the item
 * @param day the day of the act
 * @returns null when they name it, or say nothing of the day
 */
export function rightsOfNobody(rows: readonly MatrixRow[], subject: Subject, day: string): MatrixRights | null {
  const isSilent = rightsTo(rows, subject, 'approved').length === 0 && rows.some(({ row }) => isValid(row, day));
  return isSilent ? { roles: [], rows: [], source: sourceOf(rows) } : null;
}

function rightsTo(rows: readonly MatrixRow[], subject: Subject, action: string): readonly Right[] {
  return rows.flatMap((matrixRow): readonly Right[] => {
    const { row } = matrixRow;
    const closeness = sameAction(textField(row, 'action'), action) ? closenessOf(row, subject) : 0;
    if (closeness === 0) return [];
    return [{ ...matrixRow, closeness, roles: textsField(row, 'roles'), to: dateField(row, 'to') }];
  });
}

function sourceOf(rows: readonly MatrixRow[]): string {
  return [...new Set(rows.map(({ source }) => source))].join(', ');
}

/** A right holds from its first to its last day, both included. */
function isValid(row: FieldMap, day: string): boolean {
  const [from, to] = [dateField(row, 'from'), dateField(row, 'to')];
  return (from === null || compareDates(from, day) <= 0) && (to === null || compareDates(day, to) <= 0);
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
