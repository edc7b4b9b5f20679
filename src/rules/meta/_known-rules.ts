import type { Sms } from '../../core/model/sms.ts';

/**
 * True where it can be told whether a rule exists: not for a group that may be one of the user, while their rules are not run.
 *
 * @param sms what was not run
 * @param ruleIds ids of all rules that were read
 * @param id the rule in question
 */
export function areRulesKnown(sms: Pick<Sms, 'notRun'>, ruleIds: readonly string[], id: string): boolean {
  return (
    sms.notRun.every(({ what }) => what !== 'rules') || ruleIds.some((other) => other.slice(0, 4) === id.slice(0, 4))
  );
}
