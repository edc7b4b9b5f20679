import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { Rule } from '../rules/define-rule.ts';
import { judge } from '../rules/judge.ts';
import { rules as builtinRules } from '../rules/registry.ts';
import type { LoadOptions } from './load-sms.ts';
import { loadSms } from './load-sms.ts';

export interface CheckOptions extends LoadOptions {
  /** Rules besides the built-in ones. */
  readonly rules?: readonly Rule[];
}

/**
 * Reads an SMS and runs the rules over it.
 *
 * @param root folder that holds `clausebook.yaml`
 * @param options day to judge, own rules
 * @throws UsageError when the settings are missing or not valid
 */
export async function checkSms(root: string, options: CheckOptions = {}): Promise<CheckedSms> {
  const sms = await loadSms(root, options);
  return { sms, judgement: judge(sms, [...builtinRules, ...(options.rules ?? [])], { history: false, base: false }) };
}
