import type { ItemTypeDeclaration, KindDeclaration } from '../types/declaration.ts';
import type { TypeTable } from '../types/type-table.ts';
import type { SourceFacts } from './facts.ts';
import type { FieldMap } from './fields.ts';
import type { MappedFields } from './foreign.ts';
import type { FieldPath, Place } from './place.ts';
import type { Withheld } from './sms.ts';
import { remembered } from './remembered.ts';
import { flawOfId } from './usable-id.ts';

/** Something with an id, before its fields are judged. */
export interface Candidate {
  readonly id: string;
  readonly type: ItemTypeDeclaration;
  readonly kind: KindDeclaration | null;
  readonly storage: 'file' | 'row' | 'section' | 'data';
  readonly parent: string | null;
  readonly file: string;
  readonly facts: SourceFacts | null;
  readonly path: FieldPath;
  readonly place: Place;
  readonly stated: FieldMap;
  readonly mapped: MappedFields | null;
  /** Values a register gives to rows that do not state them. */
  readonly inherited: FieldMap;
}

/** The same without the file it comes from; its place is still looked up only when somebody asks. */
export function withoutFacts(candidate: Candidate): Candidate {
  const { id, type, kind, storage, parent, file, path, stated, mapped, inherited } = candidate;
  return {
    id,
    type,
    kind,
    storage,
    parent,
    file,
    facts: null,
    path,
    stated,
    mapped,
    inherited,
    get place() {
      return candidate.place;
    },
  };
}

/** A register before its rows are judged. */
export interface RegisterCandidate {
  readonly id: string;
  readonly facts: SourceFacts;
  readonly stated: FieldMap;
  readonly of: readonly string[];
}

export interface Identified {
  readonly candidates: readonly Candidate[];
  readonly registers: readonly RegisterCandidate[];
  readonly withheld: readonly Withheld[];
}

/** What identifying has found so far. */
export interface Collector {
  readonly table: TypeTable;
  readonly candidates: Candidate[];
  readonly registers: RegisterCandidate[];
  readonly withheld: Withheld[];
}

/** Withholds what has an id that cannot be an address; true when it did. */
export function withheldForItsId(
  collector: Collector,
  id: string,
  file: string,
  placeOfId: () => Place,
  part?: Withheld['part'],
): boolean {
  const flaw = flawOfId(id);
  if (flaw === null) return false;
  collector.withheld.push({
    file,
    id,
    reason: 'unusable-id',
    ...(part === undefined ? {} : { part }),
    place: placeOfId(),
    message: `The id "${id}" ${flaw}.`,
    related: [],
  });
  return true;
}

/** Fields that say something: an empty value of YAML is none. */
export const withoutNulls: (fields: FieldMap) => FieldMap = remembered((fields: FieldMap) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)),
);
