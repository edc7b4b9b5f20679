import type { Baseline } from '../finding/baseline.ts';
import type { Signers } from '../control/signer-keys.ts';
import type { HistoryLimit } from '../history/commit.ts';
import type { History } from '../history/history.ts';
import type { SettingsPast } from '../history/settings-state.ts';
import type { ShownVersion } from '../history/shown-version.ts';
import type { Catalogue } from '../standard/catalogue.ts';
import type { ClauseKey } from '../standard/clause.ts';
import type { ItemTypeDeclaration } from '../types/declaration.ts';
import type { DataFacts, SourceFacts } from './facts.ts';
import type { Item, Register } from './item.ts';
import type { FieldPath, Place } from './place.ts';
import type { LintMessage } from './lint-message.ts';
import type { Settings } from './settings.ts';

/** A link from item to item: a field that names the other, an entry of `related`, or a link in the text. */
export interface Relation {
  readonly from: string;
  readonly verb: string;
  readonly to: string;
  readonly place: Place;
  /** Path of the field that holds the link; null for a link in the text. */
  readonly path: FieldPath | null;
  /** Heading under which a link in the text stands. */
  readonly section: string | null;
  /** Anchor of that heading. */
  readonly sectionAnchor: string | null;
  /** Anchor of the section of the other item that a link leads to; null where it means the whole. */
  readonly anchor: string | null;
}

/** A reference that leads nowhere. */
export interface DanglingReference {
  readonly from: string;
  readonly target: string;
  readonly place: Place;
  readonly kind: 'field' | 'data' | 'link' | 'image' | 'image-elsewhere' | 'anchor' | 'unsafe';
  readonly path: FieldPath | null;
  /** An existing id or file much like the target. */
  readonly nearest: string | null;
}

/** An item that claims to show a clause, and whether it counts on `asOf`. */
export interface EvidenceLink {
  readonly item: string;
  readonly standard: string;
  readonly clause: string;
  readonly section: string | null;
  /** Anchor of that section on the item's page. */
  readonly anchor: string | null;
  readonly counts: boolean;
  /** Why it does not count, or counts with a flag. */
  readonly reason: 'counts' | 'draft' | 'not-in-force' | 'expired' | 'withdrawn' | 'stale' | 'later';
  /** Clause the item names, where it shows this one only because the two are mapped as equivalent; null where it names this one. */
  readonly via: ClauseKey | null;
}

export type ClauseStateName =
  'evidenced' | 'partly' | 'stale' | 'draft-only' | 'no occurrence' | 'missing' | 'not evaluated';

export type ClauseFlag =
  | 'open nonconformity'
  | 'waived'
  | 'review due'
  | 'restricted evidence'
  | 'approval broken'
  | 'before in force'
  | 'suspect';

/** State of the evidence for one clause on `asOf`. It says what was found, never whether a requirement is met. */
export interface ClauseState {
  readonly standard: string;
  readonly clause: string;
  readonly state: ClauseStateName;
  readonly flags: readonly ClauseFlag[];
  readonly evidence: readonly EvidenceLink[];
  /** Rows of the mandatory list that are missing. */
  readonly missingRows: readonly string[];
  /** Says in one sentence why the state is what it is. */
  readonly because: string;
}

/** What became of one row of the mandatory list; `not evaluated`: only items show it whose version on the day is unknown. */
export interface MandatoryState {
  readonly row: string;
  readonly state: 'found' | 'no occurrence' | 'missing' | 'not triggered' | 'not evaluated';
  readonly items: readonly string[];
  /** Some of the items are withheld from the audience. */
  readonly isCut?: true;
}

/** One expected record of a series and the record that answers it. */
export interface SeriesPeriod {
  readonly definition: string;
  readonly subject: string;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly due: string;
  readonly record: string | null;
}

/** A service management system as it stands in its files, judged for `asOf`. Everything else is a view of it. */
export interface Sms {
  readonly settings: Settings;
  readonly asOf: string;
  readonly catalogue: Catalogue;
  readonly types: ReadonlyMap<string, ItemTypeDeclaration>;
  readonly files: readonly SourceFacts[];
  readonly data: readonly DataFacts[];
  /** Landing pages below `pages/`: prose that is no item. */
  readonly pages: readonly SourceFacts[];
  /** Other files below the roots: path -> SHA-256. */
  readonly assets: ReadonlyMap<string, string>;
  /**
   * Of texts that stand here as they once were, by file: the pictures and attachments they included then, path -> SHA-256. For such a
   * text no others count. Empty in the model that is judged.
   */
  readonly olderAssets: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Files below the roots that look like documents, in a form that nothing reads. */
  readonly unread: readonly string[];
  /** Items by id, in the order of files and rows. */
  readonly items: ReadonlyMap<string, Item>;
  readonly registers: ReadonlyMap<string, Register>;
  /** Items and files that could not be taken up, with the place that says why. */
  readonly withheld: readonly Withheld[];
  readonly relations: readonly Relation[];
  readonly relationsFrom: ReadonlyMap<string, readonly Relation[]>;
  readonly relationsTo: ReadonlyMap<string, readonly Relation[]>;
  readonly dangling: readonly DanglingReference[];
  readonly evidence: readonly EvidenceLink[];
  readonly clauseStates: ReadonlyMap<string, ClauseState>;
  readonly mandatory: readonly MandatoryState[];
  readonly series: readonly SeriesPeriod[];
  /** Keys that stand outside the register of people (`allowed_signers`). */
  readonly signers: Signers;
  /** Findings that were known when the SMS was taken over (`baseline`); null where there is no such list. */
  readonly baseline: Baseline | null;
  /** What Git knows of the items; null where it is not read, or nothing reliable can be said (`historyLimits`). */
  readonly history: History | null;
  /** The settings over time, where they say that history says nothing and once did not; null otherwise (`history` has them). */
  readonly settingsPast: SettingsPast | null;
  /** Why history is missing or incomplete; empty where it was not asked for. */
  readonly historyLimits: readonly HistoryLimit[];
  /** Items of which another version is shown than the one in their file; empty in the model that is judged. */
  readonly instead: ReadonlyMap<string, ShownVersion>;
  /**
   * The trusted state a change is judged by (`--base`); null where the files themselves are believed. Its history knows the settings,
   * authority matrices and delegations, no other items.
   */
  readonly base: Sms | null;
  /** Fields of items and keys of the frontmatter that do not fit the type, found while building. */
  readonly misfits: readonly Misfit[];
  /** What plugins say of the prose; empty until it was looked at. */
  readonly lint: readonly LintMessage[];
  /** Code of the user that was not run. */
  readonly notRun: readonly NotRun[];
}

/** Rules or plugins of the user that had no say, and why. */
export interface NotRun {
  readonly what: 'rules' | 'plugins';
  readonly message: string;
  readonly remedy: string;
}

export interface Withheld {
  readonly file: string;
  readonly id: string | null;
  readonly reason: 'unreadable' | 'no-id' | 'unusable-id' | 'double-id' | 'unknown-type' | 'type-off';
  /** Part of the file that is left out; the whole file where it is not given. */
  readonly part?: 'row' | 'line';
  readonly place: Place;
  readonly message: string;
  readonly related: readonly Place[];
}

/** A value that does not fit its declaration, or a key nobody declared. */
export interface Misfit {
  readonly kind: 'unknown-key' | 'misspelt-key' | 'wrong-value' | 'old-schema';
  readonly item: string | null;
  readonly file: string;
  readonly path: FieldPath;
  readonly place: Place;
  readonly actual: string;
  readonly expected: string;
  readonly nearest: string | null;
}
