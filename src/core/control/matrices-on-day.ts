import { fieldsOfState } from '../history/fields-of-state.ts';
import { goneItem } from '../history/gone-item.ts';
import type { ItemVersion } from '../history/versions.ts';
import { compareDates, dayBefore } from '../lifecycle/calendar.ts';
import { dateField, mapsField } from '../model/fields.ts';
import type { FieldMap } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';
import type { MatrixRow } from './matrix-rights.ts';
import type { MatrixTerm } from './matrix-terms.ts';
import { isComing, termOn, termsFor } from './matrix-terms.ts';
import type { ControlAct } from './recorded-act.ts';
import { isBeforeRecords, recordOf } from './recorded-act.ts';

/** Rows of authority matrices that an act is judged by. */
export interface RowsOnDay {
  /** Of the versions in force on the day. */
  readonly inForce: readonly MatrixRow[];
  /**
   * Of versions that were approved by then, or soon after, and came into force later: rows that state a first day. Documents that
   * need a right and the matrix that gives it are often approved together, in any order. Asked where those in force name nothing.
   */
  readonly coming: readonly MatrixRow[];
  /** Of the first versions, as far as they speak of days before them, and of a matrix itself: asked where nothing else says who may. */
  readonly reachingBack: readonly MatrixRow[];
}

const matrixType = 'authority-matrix';

const none: RowsOnDay = { inForce: [], coming: [], reachingBack: [] };

/**
 * Rows of the authority matrices as they were on the day of an act: later versions change nothing of the past. An act on a matrix
 * is judged without the version it is about, by what was in force before it. Without history the files are believed.
 *
 * @param sms matrices and their history
 * @param act what is done to what, and when
 */
export function rowsOnDay(sms: Sms, act: ControlAct): RowsOnDay {
  const parts = matricesOver(sms).map((matrix) => rowsOfMatrix(sms, matrix, act));
  return {
    inForce: parts.flatMap(({ inForce }) => inForce),
    coming: parts.flatMap(({ coming }) => coming),
    reachingBack: parts.flatMap(({ reachingBack }) => reachingBack),
  };
}

/** True for an act on an authority matrix. */
export function isOnMatrix({ subject }: ControlAct): boolean {
  return subject.type.key === matrixType;
}

interface Matrix {
  readonly item: Item;
  /** Day on which its file was gone; null while it is there. */
  readonly goneOn: string | null;
}

const knownMatrices = new WeakMap<Sms, readonly Matrix[]>();

/** Matrices there are, and those of which no file is left. */
function matricesOver(sms: Sms): readonly Matrix[] {
  const known = knownMatrices.get(sms);
  if (known !== undefined) return known;
  const gone = [...(sms.history?.line ?? [])].flatMap(([id, states]): readonly Matrix[] => {
    if (sms.items.has(id) || !states.some(({ snapshot }) => snapshot?.type === matrixType)) return [];
    const departed = goneItem(sms, id);
    return departed === null ? [] : [{ item: departed.item, goneOn: departed.end.day }];
  });
  const matrices = [...itemsOfType(sms, matrixType).map((item): Matrix => ({ item, goneOn: null })), ...gone];
  knownMatrices.set(sms, matrices);
  return matrices;
}

function rowsOfMatrix(sms: Sms, matrix: Matrix, act: ControlAct): RowsOnDay {
  const { item, goneOn } = matrix;
  const { day } = act;
  const isGone = goneOn !== null && compareDates(goneOn, day) <= 0;
  const isOwn = isOnMatrix(act) && act.subject.id === item.id && act.action !== 'withdrawn';
  const versions = sms.history?.versionsOf(item) ?? [];
  if (versions.every(({ from }) => from === null)) {
    const rows = rowsOf(item, item, null);
    if (item.inForce && !isGone) return { ...none, inForce: rows };
    return { ...none, reachingBack: isOwn && sms.history !== null ? rows : [] };
  }
  const rowsOfTerm = ({ version }: MatrixTerm): readonly MatrixRow[] => rowsOfVersion(sms, matrix, version);
  const all = termsFor(sms, item, versions, recordOf(sms, act));
  const ownAt = isOwn ? versions.findIndex(({ version }) => version === act.subject.version) : -1;
  const own = all[ownAt] ?? null;
  const others = own === null ? all : all.slice(0, ownAt);
  const term = isGone ? null : termFor(others, own, act);
  if (term !== null)
    return {
      inForce: rowsOfTerm(term),
      coming: others
        .filter((other) => isComing(other, day))
        .flatMap(rowsOfTerm)
        .filter(statesFirstDay),
      reachingBack: own === null ? [] : rowsOfTerm(own),
    };
  const reachingBack = own === null ? rowsBefore(all, day).flatMap(rowsOfTerm).filter(statesFirstDay) : rowsOfTerm(own);
  // Where no settings are known of the day either, what the matrix tells of it is the best there is.
  return isBeforeRecords(sms, day) ? { ...none, inForce: reachingBack } : { ...none, reachingBack };
}

/** The first version, where the day lies before it. */
function rowsBefore(terms: readonly MatrixTerm[], day: string): readonly MatrixTerm[] {
  const first = terms.find(({ start }) => start !== null);
  return first === undefined || first.start === null || compareDates(day, first.start) >= 0 ? [] : [first];
}

function statesFirstDay({ row }: MatrixRow): boolean {
  return dateField(row, 'from') !== null;
}

/** The version of a matrix that gives the rights; what begins or ends on the day of an act on a matrix does not judge it. */
function termFor(others: readonly MatrixTerm[], own: MatrixTerm | null, act: ControlAct): MatrixTerm | null {
  const { day } = act;
  if (!isOnMatrix(act)) return termOn(others, day);
  const begun = own?.start ?? day;
  const reference = compareDates(begun, day) < 0 ? begun : day;
  return termOn(others, reference) ?? termOn(others, dayBefore(reference));
}

function rowsOfVersion(sms: Sms, { item, goneOn }: Matrix, { version, snapshot }: ItemVersion): readonly MatrixRow[] {
  if (goneOn === null && snapshot.digest === item.digest) return rowsOf(item, item, null);
  return rowsOf(item, fieldsOfState(sms, item, snapshot) ?? item, version);
}

const knownRows = new WeakMap<Item | FieldMap, readonly MatrixRow[]>();

/**
 * @param fields of the matrix, or of a version of it
 * @param version number of that version; null for the text in the file
 */
function rowsOf(matrix: Item, fields: Item | FieldMap, version: string | null): readonly MatrixRow[] {
  const known = knownRows.get(fields);
  if (known !== undefined) return known;
  const source = version === null ? matrix.id : `${matrix.id} version ${version}`;
  const rows = mapsField(fields, 'rules').map((row, index): MatrixRow => ({
    matrix,
    index: version === null ? index : null,
    row,
    source,
  }));
  knownRows.set(fields, rows);
  return rows;
}
