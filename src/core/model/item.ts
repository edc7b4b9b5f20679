import type { IncludedFile } from '../control/digest.ts';
import type { Classification, ControlStrength, ItemTypeDeclaration, KindDeclaration } from '../types/declaration.ts';
import type { FieldPath, Place } from './place.ts';
import type { SourceFacts } from './facts.ts';

/** An approval entry as stated in the file (control.md section 4 of the design). */
export interface Approval {
  readonly action: string;
  readonly by: string;
  readonly role: string | null;
  readonly on: string | null;
  readonly version: string | null;
  readonly digest: string | null;
  /** A documentary proof is named, in whatever form. */
  readonly hasProof: boolean;
  /** SHA-256 of that proof, lower-case hex: only with it can the proof be recognised. Null where none is stated that could be one. */
  readonly proofSha256: string | null;
  readonly hasSignature: boolean;
  /** Position in the list, for the place of a finding. */
  readonly index: number;
}

/** Where the value of a field comes from. */
export type FieldOrigin =
  | {
      readonly kind: 'frontmatter';
      readonly path: FieldPath;
      /** In a file with keys of another program: where it states what stands inside the field; see `pathInFile`. */
      readonly sources?: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'body'; readonly place: Place; readonly rows: readonly Place[] }
  | { readonly kind: 'default' };

/** An item claims to show a clause, with the section of its text that shows it. */
export interface Claim {
  readonly standard: string;
  readonly clause: string;
  readonly section: string | null;
  readonly stated: boolean;
  readonly path: FieldPath;
}

/** Anything with an id: a document, a record or master data, in a file, a row, a section or a line of data. */
export interface Item {
  readonly id: string;
  readonly type: ItemTypeDeclaration;
  readonly kind: KindDeclaration | null;
  readonly title: string;
  readonly summary: string;
  readonly storage: 'file' | 'row' | 'section' | 'data';
  /** Register of a row, parent of a section; null for a file. */
  readonly parent: string | null;
  readonly file: string;
  /** Where in the frontmatter the item stands: [] for a file, ['rows', 3] for a row. */
  readonly path: FieldPath;
  readonly place: Place;
  /** Facts of the file that holds the item; null for a line of data. */
  readonly facts: SourceFacts | null;
  /** Fields as stated in the file, after foreign keys were mapped. */
  readonly stated: Readonly<Record<string, unknown>>;
  /** Stated fields plus what comes from the body, the register and the defaults. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly origins: Readonly<Record<string, FieldOrigin>>;
  readonly control: ControlStrength;
  readonly owner: string | null;
  readonly classification: Classification;
  readonly version: string | null;
  /** State as stated, or derived where the life cycle says so. */
  readonly status: string;
  /** State computed for `asOf`: `effective`, `superseded`, `expired` … or the stated one. */
  readonly state: string;
  readonly inForce: boolean;
  readonly countsAsEvidence: boolean;
  readonly frozen: boolean;
  /** False when the item lies after `asOf` and is not a plan. */
  readonly inView: boolean;
  readonly approvals: readonly Approval[];
  /** Day from which a document or agreement is in force; null for records. */
  readonly effectiveFrom: string | null;
  /** Day a record speaks of. */
  readonly date: string | null;
  readonly claims: readonly Claim[];
  /** Digest of the content as it is now. */
  readonly digest: string;
  /** Pictures and attachments of its text; none for what is no file of its own. */
  readonly includes: readonly IncludedFile[];
  /** Day its next review is due; null where nothing asks for a review. */
  readonly reviewDue: string | null;
}

/** A register: a container of rows with an address of its own. */
export interface Register {
  readonly id: string;
  readonly title: string;
  readonly of: readonly string[];
  readonly owner: string | null;
  readonly classification: Classification;
  readonly file: string;
  readonly facts: SourceFacts;
  readonly rows: readonly string[];
  readonly reviewInterval: string | null;
  readonly reviewLog: readonly { readonly at: string; readonly by: string | null; readonly outcome: string | null }[];
}
