/** Strength of a document type: decides whether the type is loaded at the level of `clausebook.yaml`. */
export type Level = 'essential' | 'standard' | 'advanced';

/** Who supplies a field: the owner types it, type or settings give it, other data give it, or a command writes it. */
export type Supply = 'typed' | 'default' | 'derived' | 'command';

/** How changes of a type are controlled (control.md section 2 of the design: full, light, register; records freeze). */
export type ControlStrength = 'full' | 'light' | 'register' | 'record';

/** document: maintained; record: retained and frozen; master: people, units, tools. */
export type ItemClass = 'document' | 'record' | 'master';

/** Where an item of the type lives: own file, row of a register, list inside its parent, line of a CSV file. */
export type Storage = 'file' | 'row' | 'section' | 'data';

export type Classification = 'public' | 'customer' | 'internal' | 'restricted';

/**
 * Condition under which `requiredFrom` applies. It is data, so that schema, documentation and rules read the same thing.
 * `text` conditions cannot be decided from the item alone; they are shown to people and judged by the named rule only.
 */
export type Condition =
  | { readonly field: string; readonly is: readonly string[] }
  | { readonly absent: string }
  | { readonly control: ControlStrength }
  | { readonly lifecycle: string }
  | { readonly text: string };

/** Where in the body a field is read when the frontmatter does not state it. */
export interface BodySource {
  readonly heading: string;
  readonly form: 'table' | 'list' | 'text' | 'headings';
  /** Field name of the record -> other column titles that mean the same. */
  readonly columns?: Readonly<Record<string, readonly string[]>>;
}

/** One field of an item type. `type` is a type expression, see `type-expression.ts`. */
export interface FieldDeclaration {
  readonly name: string;
  readonly type: string;
  readonly supply: Supply;
  /** State of the life cycle from which the field must be there; `always`, or null when it is optional. */
  readonly requiredFrom: string | null;
  readonly when?: Condition;
  readonly source?: BodySource;
  /** Relation verb this field stores; the field name where it is not given. */
  readonly verb?: string;
  readonly note?: string;
}

/** Which clauses an item claims when it states none, by the value of one of its fields. */
export interface ClaimsBy {
  readonly always?: readonly string[];
  readonly field?: string;
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

/** A kind of a type: what a prefix of its own, other clauses, more fields and other headings distinguish. */
export interface KindDeclaration {
  readonly key: string;
  readonly formerName?: string;
  readonly prefix?: string;
  readonly level?: Level;
  readonly control?: ControlStrength;
  readonly classification?: Classification;
  readonly clauses: readonly string[];
  readonly claimsBy?: ClaimsBy;
  readonly fields?: readonly FieldDeclaration[];
  readonly headings?: readonly string[];
}

export interface RelationDeclaration {
  readonly verb: string;
  readonly to: readonly string[];
}

/** A list inside a parent whose entries are items: findings of an audit, actions of a nonconformity. */
export interface SectionOf {
  readonly parent: string;
  /** Frontmatter list, or derived field of the parent, that holds the entries. */
  readonly list: string;
  readonly heading: string;
}

/**
 * One item type. This declaration is the only source of its zod schema, JSON Schema, `new` template, reference page and
 * typed-field budget. Users declare types of their own in the same form.
 */
export interface ItemTypeDeclaration {
  readonly key: string;
  readonly prefix: string;
  readonly level: Level;
  readonly pack?: string;
  readonly group: string;
  readonly purpose: string;
  readonly class: ItemClass;
  readonly storage: Storage;
  readonly control: ControlStrength;
  readonly lifecycle: string;
  readonly classification?: Classification;
  readonly personalData?: boolean;
  /** Records of this type arise when something happens and never go stale. */
  readonly eventDriven?: boolean;
  readonly clauses: readonly string[];
  readonly claimsBy?: ClaimsBy;
  /** Clauses that come with the type in addition to the ones an item states. */
  readonly alwaysClaims?: readonly string[];
  readonly kinds?: readonly KindDeclaration[];
  readonly fields: readonly FieldDeclaration[];
  readonly relations: readonly RelationDeclaration[];
  readonly retention: string;
  readonly headings: readonly string[];
  readonly section?: SectionOf;
  /** What does the work of the type where the level switches it off. */
  readonly belowLevel?: string;
  /** Most fields an owner types, kind and condition aside; tested. */
  readonly typedBudget?: number;
  /** Common fields this type does without. */
  readonly without?: readonly string[];
  readonly note?: string;
}

/**
 * Declares an item type; returns it unchanged.
 *
 * @param declaration the whole type as data
 * @returns the same declaration, checked by the compiler
 */
export function defineItemType(declaration: ItemTypeDeclaration): ItemTypeDeclaration {
  return declaration;
}
