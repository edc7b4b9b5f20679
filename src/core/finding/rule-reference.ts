import type { Severity } from '../model/settings.ts';
import type { RuleInfo } from './finding.ts';

/** A value of a rule that the settings can change. */
export interface ReferenceParameter {
  readonly name: string;
  /** What the value does. */
  readonly says: string;
  /** As it is here. */
  readonly value: string;
  /** As it is where the settings do not change it. */
  readonly usual: string;
}

/** A rule with all that explains it; its severity is the one it has where the settings do not change it. */
export interface ReferenceRule extends RuleInfo {
  /** Title of its section in the documentation; its summary where it has none. */
  readonly title: string;
  /** Markdown of its section without the examples; empty for rules of the organization. */
  readonly explanation: string;
  /** Severity as it is here. */
  readonly here: Severity | 'off';
  /** Line of the settings that changes the rule; null where none does. */
  readonly line: number | null;
  readonly parameters: readonly ReferenceParameter[];
  readonly needsHistory: boolean;
  /** Its result can change as days go by: it warns when something falls due and counts fully after a grace. */
  readonly isClock: boolean;
  /** Rules whose findings a finding of this one explains. */
  readonly explains: readonly string[];
}

/** Built-in rules whose ids begin with the same four letters. */
export interface ReferenceGroup {
  /** The four letters. */
  readonly code: string;
  readonly title: string;
  /** What the group is about, in sentences. */
  readonly intro: string;
  /** By id. */
  readonly rules: readonly ReferenceRule[];
}

/** Every rule that level, types and settings call for, also those that are switched off. */
export interface RuleReference {
  /** By their letters. */
  readonly groups: readonly ReferenceGroup[];
  /** Rules of the organization, by id. */
  readonly own: readonly ReferenceRule[];
}

/** Where no rule is explained. */
export const noRuleReference: RuleReference = { groups: [], own: [] };
