/** Id of a standard whose requirements part 1 is compared with, number by number. */
export type MappingTarget = 'iso20000-1-2011' | 'fitsm-1-v3' | 'iso9001-2015' | 'iso27001-2022';

/** A published change of a standard between two editions. */
export interface Amendment {
  readonly reference: string;
  readonly title: string;
  /** Month of publication, `YYYY-MM`. */
  readonly published: string;
  /** `requirement`: the clause asks for more than before; `note`: explanatory text only, no new duty. */
  readonly touches: readonly {
    readonly clause: string;
    readonly effect: 'requirement' | 'note';
    readonly note: string;
  }[];
}

/**
 * How references of a standard look. `numbers`: digits joined by dots (`8.6.1`); `codes`: one word of letters, digits, dots and
 * hyphens (`GR1.1`, `A.5.1`, `ac-2`); `names`: words, which no clause reference can name.
 */
export type ReferenceForm = 'numbers' | 'codes' | 'names';

/**
 * One edition of a standard or framework. Editions are separate standards with separate ids, so that a link in an old
 * audit report keeps its meaning when a new edition appears.
 */
export interface Standard {
  /** Stable key used in URLs and frontmatter, for example `iso20000-1-2018`. */
  readonly id: string;
  /** The usual printed reference, for example `ISO/IEC 20000-1:2018`. */
  readonly reference: string;
  readonly title: string;
  readonly form: ReferenceForm;
  readonly amendments: readonly Amendment[];
  /** True where the standard lets an organization exclude requirements. */
  readonly exclusionsAllowed?: boolean;
  readonly notes: readonly string[];
  /** Whose work it is and under which licence, where that has to be said wherever the clauses are shown. */
  readonly attribution?: string;
}

/** Plan-do-check-act step. A convention of this project; the 2018 edition assigns none. */
export type PdcaStep = 'plan' | 'do' | 'check' | 'act';

/**
 * When documented information has to be there. `always`: from the day the SMS is in force; `periodic`: at an interval
 * the organization sets; `event`: when the event happens; `conditional`: only where the circumstance exists.
 */
export type Trigger = 'always' | 'periodic' | 'event' | 'conditional';

/** A subject the output of a clause has to cover, in our own words, grouping and order. */
export interface ContentItem {
  /** Present where rules walk the list (6.3 and 9.3): names the subject in findings and in documents. */
  readonly key?: string;
  readonly text: string;
}

/** Something that has to exist on paper or screen because of a clause. */
export interface DocumentedInformation {
  readonly kind: 'document' | 'record';
  readonly name: string;
  readonly when: string;
  /** True: the clause or 7.5.4 asks for it. False: the clause can hardly be shown without it (our reading). */
  readonly explicit: boolean;
  /** Clauses that repeat or create the duty besides the clause that holds this entry. */
  readonly via?: readonly string[];
  readonly trigger: Trigger;
  /** Only with `conditional`: where the circumstance exists, the item is needed at an interval the organization sets. */
  readonly then?: 'periodic';
  /** Id of the mandatory row; null for 7.5.1 and 7.5.4, whose entries stand for all rows together. */
  readonly row: string | null;
}

/**
 * One numbered unit of a standard: its number and title as facts, everything else written for this project.
 * It holds no text of the standard and does not replace a licensed copy.
 */
export interface Clause {
  readonly id: string;
  readonly title: string;
  /** `standard`: the printed heading; `working`: the paragraph has a number but no heading, so the title is ours. */
  readonly titleSource: 'standard' | 'working';
  readonly parent: string | null;
  /** True when the unit itself carries requirements, not only its children. */
  readonly normative: boolean;
  readonly summary: string;
  readonly contentItems: readonly ContentItem[];
  readonly documentedInformation: readonly DocumentedInformation[];
  readonly typicalEvidence: readonly string[];
  /** Activities to be repeated at an interval the organization sets; the standard names no number of months. */
  readonly plannedIntervals: readonly string[];
  /** Null where nobody has assigned one. */
  readonly pdca: PdcaStep | null;
  /** Process area it belongs to, which groups tables: a key such as `service-portfolio`, or a title. */
  readonly group: string;
  readonly auditorQuestions: readonly string[];
  /** True where an amendment adds text to the clause. */
  readonly amended: boolean;
  /** Present only where number, heading or normative force should be compared with a licensed copy. */
  readonly confidence?: 'medium';
  readonly confidenceNote?: string;
}

/**
 * An item type that can prove a mandatory row. Entries of a row are alternatives, and a type alone is not enough: the
 * item must also claim one of the row's clauses, since for example a policy of any subject has the type `policy`.
 */
export interface ProvingType {
  readonly type: string;
  /** Where given, the item must be of this kind. */
  readonly kind?: string;
  /** Where given, the item proves the row only with entries in this section (the list name in the item's data). */
  readonly section?: string;
  /** True when the entry adds to the proof but does not carry it alone, such as a monthly count of tickets. */
  readonly partial?: true;
}

/**
 * How a row is proved. `types`: by an item of one of its types. `overview`: by a list generated from all its types.
 * `any-type`: by whatever the organization decided. `operational-records`: by the records of any process.
 * `approvals`: by the approval entries of the controlled documents.
 */
export type ProvedBy = 'types' | 'overview' | 'any-type' | 'operational-records' | 'approvals';

/** A row of the list of documented information the standard needs: documents `MD-nn`, records `MR-nn`. */
export interface MandatoryRow {
  readonly id: string;
  readonly kind: 'document' | 'record';
  readonly name: string;
  /** Clauses the row serves, the main one first. */
  readonly clauses: readonly string[];
  /** True when 7.5.4 repeats or creates the duty (documents only; it names records as a whole). */
  readonly in754: boolean;
  /** `explicit`: asked for by the clause or 7.5.4; `derived`: hard to show without it, but other proof may do. */
  readonly strength: 'explicit' | 'derived';
  readonly trigger: Trigger;
  /** True for `conditional` rows that are needed at set intervals once the circumstance exists. */
  readonly thenPeriodic: boolean;
  /** True when an `external-register` item that says where the thing lives is enough; `types` then contains it. */
  readonly pointerSuffices: boolean;
  readonly when: string;
  /** What the item has to say to be usable as evidence. */
  readonly content: string;
  readonly provedBy: ProvedBy;
  readonly types: readonly ProvingType[];
  /** Qualification of the strength or of the content. */
  readonly note?: string;
}

/** A unit of another requirement set with the same or an overlapping subject. */
export interface MappedReference {
  readonly reference: string;
  /** `equivalent`: same subject, largely the same duty; `related`: evidence helps but the duties differ. */
  readonly relation: 'equivalent' | 'related';
  /** How sure we are of the correspondence itself. */
  readonly confidence: 'high' | 'medium' | 'low';
}

/** A clause of a standard. */
export interface ClauseKey {
  readonly standard: string;
  readonly clause: string;
}

/** That a clause of one standard corresponds to a unit of another, as a standard states it. */
export interface Correspondence {
  readonly clause: string;
  /** Id of the other standard. */
  readonly to: string;
  readonly reference: MappedReference;
}

/** A standard with everything known of it: what the catalogue is built from. */
export interface StandardPack {
  readonly standard: Standard;
  /** In the order of the standard, parents before what lies below them; empty where only the name is known. */
  readonly clauses: readonly Clause[];
  readonly correspondences: readonly Correspondence[];
}

/** What a clause corresponds to elsewhere. An empty list means that no counterpart is known. */
export interface ClauseMapping {
  readonly clause: string;
  readonly references: Readonly<Record<MappingTarget, readonly MappedReference[]>>;
  /** ITIL 4 practices by name; always related, never equivalent. */
  readonly practices: readonly string[];
}

/** A clause number that means different things in different standards, so that mapping by number misleads. */
export interface FalseFriend {
  readonly clauses: readonly string[];
  /** What the numbers mean in ISO/IEC 20000-1:2018. */
  readonly subject: string;
  /** What they mean elsewhere. */
  readonly elsewhere: string;
  readonly note?: string;
}

/** A clause of ISO/IEC 20000-1:2011 and the clauses of 2018 that took over its subject. */
export interface LegacyClause {
  readonly reference: string;
  readonly title: string;
  readonly clauses: readonly string[];
  readonly note?: string;
}

/** A process group of the 2005 or 2011 edition, which older documents still use. */
export interface LegacyProcessGroup {
  readonly name: string;
  readonly edition: string;
  /** Members as the 2011 edition grouped them; empty where that edition has no such group. */
  readonly members: readonly string[];
  readonly clauses: readonly string[];
  /** How the grouping in common texts differs from the edition. */
  readonly deviation?: string;
}
