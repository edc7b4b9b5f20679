import type { CheckedSms } from '../core/finding/checked-sms.ts';
import { publishedSms } from '../core/history/published-sms.ts';
import type { Rule } from '../rules/define-rule.ts';
import { judge } from '../rules/judge.ts';
import { rules as builtinRules } from '../rules/registry.ts';
import type { ReadOptions } from './read-sms.ts';
import { readSms } from './read-sms.ts';
import { sha256 } from './sha256.ts';

export interface CheckOptions extends ReadOptions {
  /** Rules besides the built-in ones. */
  readonly rules?: readonly Rule[];
  /** Missing history is an error, for releases. */
  readonly requireHistory?: boolean;
  /** The outcome is published. */
  readonly isBuild?: boolean;
}

/**
 * Reads an SMS with its history and runs the rules over it.
 *
 * @param root folder that holds `clausebook.yaml`
 * @param options commit, trusted base, day to judge, own rules
 * @throws UsageError when the settings are missing or not valid, or a commit is not there
 */
export async function checkSms(root: string, options: CheckOptions = {}): Promise<CheckedSms> {
  const sms = await readSms(root, options);
  const sight = {
    history: sms.history !== null,
    base: sms.base !== null,
    isHistoryRequired: options.requireHistory === true,
    isBuild: options.isBuild === true,
    inForce: publishedSms(sms, sha256),
  };
  return { sms, judgement: judge(sms, [...builtinRules, ...(options.rules ?? [])], sight) };
}
