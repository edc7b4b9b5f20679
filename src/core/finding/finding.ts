import type { Place } from '../model/place.ts';
import type { Severity } from '../model/settings.ts';

/** Why a rule asks for something: the clause, our reading of it, good practice, or the organization's own promise. */
export type Basis = 'std' | 'derived' | 'practice' | 'own';

/** What reports and pages say of a rule. */
export interface RuleInfo {
  /** Permanent: four letters, hyphen, three digits. */
  readonly id: string;
  /** Permanent name in kebab-case; also the name of its file. */
  readonly name: string;
  /** One line: what the rule wants. */
  readonly summary: string;
  readonly severity: Severity;
  readonly basis: Basis;
  readonly clause: string;
  /** What to do about a finding. */
  readonly fix: string;
}

/** Another place that explains a finding. */
export interface RelatedPlace {
  readonly item: string | null;
  readonly message: string;
  readonly place: Place | null;
}

/** The result of a rule at a place. One envelope for every rule, format and page. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly basis: Basis;
  readonly clause: string;
  /** What is there, what was expected, what to do. */
  readonly message: string;
  readonly place: Place;
  readonly item: string | null;
  readonly actual: string | null;
  readonly expected: string | null;
  readonly fix: string;
  readonly related: readonly RelatedPlace[];
  /** Clock findings: the day the duty fell due. */
  readonly due: string | null;
  readonly clock: boolean;
  /** Waiver that suppresses it, with its last day; null when it counts. */
  readonly waiver: { readonly id: string; readonly until: string } | null;
  /**
   * True for a clock finding about something that the change under check does not touch: the day has come without it, so it is shown
   * and never fails the check. False where there is no trusted base.
   */
  readonly elsewhere: boolean;
}

/**
 * A rule, or part of one, that was not evaluated, also because the settings switch it off: never a pass. Or a rule that the
 * settings have changed: it was evaluated, and its findings weigh less, or come later, than they would.
 */
export interface Note {
  readonly rule: string;
  readonly kind: 'not-evaluated' | 'changed';
  readonly message: string;
  /** Command or action that would make it evaluable. */
  readonly remedy: string;
  readonly item: string | null;
}

/** Everything one run of the rules found. All formats and pages count from here. */
export interface Judgement {
  /** How many items were there on the day. */
  readonly items: number;
  /** Findings that count, sorted. */
  readonly findings: readonly Finding[];
  /** Findings a waiver suppresses, sorted; shown, not counted. */
  readonly waived: readonly Finding[];
  /** Findings that were there when the SMS was taken over (`baseline`), sorted; shown, not counted. */
  readonly known: readonly Finding[];
  /** Findings that count as well, and that this report was asked to leave out (`--changed-since`). */
  readonly unlisted: readonly Finding[];
  /** Findings of a time before the SMS claims to be complete; shown on the gap page, not counted. */
  readonly gaps: readonly Finding[];
  readonly notes: readonly Note[];
  /** Rules that level, types and settings call for, by id; those that could not be evaluated have a note. */
  readonly rules: readonly RuleInfo[];
  /** Ids of the rules that were evaluated. */
  readonly evaluated: readonly string[];
}

/** Counts per severity, of waived and known findings, gaps and notes. */
export interface Summary {
  readonly total: number;
  readonly block: number;
  readonly error: number;
  readonly warn: number;
  readonly info: number;
  readonly waived: number;
  readonly known: number;
  /** Of the total, those that the report leaves out. */
  readonly unlisted: number;
  readonly gaps: number;
  readonly notes: number;
}
