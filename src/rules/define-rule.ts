import type { Basis, RelatedPlace, RuleInfo } from '../core/finding/finding.ts';
import type { Mendable, Replacement } from '../core/finding/mend.ts';
import type { ParameterLimits } from '../core/model/parameter-value.ts';
import type { Place } from '../core/model/place.ts';
import type { Severity } from '../core/model/settings.ts';
import type { Sms } from '../core/model/sms.ts';
import type { Level } from '../core/types/declaration.ts';

/** What a rule looks at: the files, Git history, the built pages, or the trusted base of a change. */
export type Need = 'files' | 'history' | 'build' | 'base';

/** A value of a rule that `clausebook.yaml` can change. */
export interface RuleParameter extends ParameterLimits {
  readonly says: string;
  /**
   * `less` where a smaller number or a shorter time asks for less. Left out: a larger number or a longer time does, and of a text every
   * entry that is taken out (entries have commas between).
   */
  readonly weaker?: 'less';
}

/** How long a finding of a rule with a clock is a warning, where the rule itself names no `grace`. */
export const defaultGrace = 'P30D';

/** What a rule reports, before severity, waivers and subsumption are applied. */
export interface Draft {
  /** What is there, what was expected, what to do. */
  readonly message: string;
  readonly place: Place;
  readonly item?: string | null;
  readonly actual?: string;
  readonly expected?: string;
  /** Instead of the fix of the rule. */
  readonly fix?: string;
  readonly clause?: string;
  readonly severity?: Severity;
  readonly basis?: Basis;
  readonly related?: readonly RelatedPlace[];
  /** Rules with `clock`: the day the duty fell due. Without it the finding has the full severity at once. */
  readonly due?: string;
  /** What subsumption compares (an item, clause, role, action …); the item where it is left out. */
  readonly keys?: readonly string[];
}

/** What a rule is given. */
export interface RuleContext {
  readonly sms: Sms;
  /** Day to judge. */
  readonly asOf: string;
  /** Missing history is a finding, not a note (`--require-history`). */
  readonly isHistoryRequired: boolean;
  /** What is judged is published. */
  readonly isBuild: boolean;
  /** A rule by its id; null when there is none. */
  readonly ruleOf: (id: string) => Rule | null;
  /** Ids of all rules that there are. */
  readonly ruleIds: readonly string[];
  /** Value of a parameter, from the settings or its default. */
  readonly text: (parameter: string) => string;
  readonly number: (parameter: string) => number;
  /** Says that the rule, or a part of it, could not be evaluated. */
  readonly note: (message: string, remedy: string, item?: string) => void;
}

/** One rule: data about it and one function. */
export interface Rule extends RuleInfo {
  /** Lowest level at which the rule is loaded. */
  readonly level: Level;
  /** The rule is loaded only where one of these types is in use. */
  readonly types?: readonly string[];
  readonly needs: readonly Need[];
  /** Where a file holds another text than the one in force on the day, it looks at that one, not at the file. */
  readonly judges?: 'in-force';
  /** What stays open where the rule cannot be evaluated: `whether …`. Every rule that needs history has it. */
  readonly question?: string;
  /** It notes by itself what it cannot see, so that it runs without history too. */
  readonly looksForItself?: true;
  /** The result can change without a commit: warns when due, counts fully after the grace. */
  readonly clock?: true;
  /** Before `inForceFrom` a finding of this rule is an entry of the gap page. */
  readonly gapBeforeInForce?: true;
  readonly parameters?: Readonly<Record<string, RuleParameter>>;
  /** Weaker rules whose findings with a common key are explained by a finding of this one. */
  readonly subsumes?: readonly string[];
  readonly check: (context: RuleContext) => Iterable<Draft>;
  /** What `--fix` changes for a finding of this rule; null where that takes judgement. Everything else of the file stays as it is. */
  readonly mend?: (finding: Mendable) => Replacement | null;
}

/** A rule of an organization: what it leaves out is `files`, basis `own` and level `essential`. */
export type OwnRule = Omit<Rule, 'needs' | 'basis' | 'level'> & Partial<Pick<Rule, 'needs' | 'basis' | 'level'>>;

/**
 * Declares a rule; returns it unchanged.
 *
 * @param rule the rule
 */
export function defineRule(rule: Rule): Rule {
  return rule;
}
