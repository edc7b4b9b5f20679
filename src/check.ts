import type { Judgement, Summary } from './core/finding/finding.ts';
import { summarize } from './core/finding/order.ts';
import { checkSms } from './io/check-sms.ts';
import type { Rule } from './rules/define-rule.ts';

/** Options of `check()`. */
export interface CheckSettings {
  /** Day to judge, `YYYY-MM-DD`; by default the one of `clausebook.yaml`, else today. */
  readonly asOf?: string;
  /** Rules besides the built-in ones. */
  readonly rules?: readonly Rule[];
}

/** Result of `check()`: the same findings as those of the command line. */
export interface CheckResult extends Judgement {
  readonly asOf: string;
  readonly summary: Summary;
}

/**
 * Judges an SMS.
 *
 * @param root folder with `clausebook.yaml`
 * @param settings day to judge, own rules
 * @returns findings, waived findings, gaps, notes and their counts
 * @throws Error named `UsageError`, with `advice`, when the settings are missing or not valid
 */
export async function check(root: string, settings: CheckSettings = {}): Promise<CheckResult> {
  const { sms, judgement } = await checkSms(root, settings);
  return { ...judgement, asOf: sms.asOf, summary: summarize(judgement) };
}
