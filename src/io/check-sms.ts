import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { Finding } from '../core/finding/finding.ts';
import { fingerprintsOf } from '../core/finding/fingerprint.ts';
import { limitToChange } from '../core/finding/limit.ts';
import { countedFindings } from '../core/finding/order.ts';
import { touchedBetween } from '../core/finding/touched.ts';
import { publishedSms } from '../core/history/published-sms.ts';
import type { Sms } from '../core/model/sms.ts';
import type { Rule } from '../rules/define-rule.ts';
import { judge } from '../rules/judge.ts';
import { rules as builtinRules } from '../rules/registry.ts';
import { turnOver } from './check-memory.ts';
import { lintProse } from './lint-prose.ts';
import { loadOwnCode } from './own-code.ts';
import type { ReadOptions } from './read-sms.ts';
import { readSms } from './read-sms.ts';
import { sha256 } from './sha256.ts';

export interface CheckOptions extends ReadOptions {
  /** Rules besides the built-in ones. */
  readonly rules?: readonly Rule[];
  /** Missing history is an error, for releases. */
  readonly requireHistory?: boolean;
  /** Rules and lint plugins of the user are not run. */
  readonly untrusted?: boolean;
  /** Commit since which changes are listed: the report leaves out findings about anything else, and counts them all the same. */
  readonly changedSince?: string;
}

/**
 * Reads an SMS with its history and runs the rules over it.
 *
 * @param root folder that holds `clausebook.yaml`
 * @param options commit, trusted base, day to judge, own rules
 * @throws UsageError when the settings are missing or not valid, or a commit is not there
 */
export async function checkSms(root: string, options: CheckOptions = {}): Promise<CheckedSms> {
  const { changedSince, ...reading } = options;
  if (options.memory !== undefined) turnOver(options.memory);
  const read = await readSms(root, reading);
  const own = await loadOwnCode(root, read.settings, options);
  const withLint = async (of: Sms): Promise<Sms> => ({
    ...of,
    lint: await lintProse(of, own.plugins),
    notRun: own.notRun,
  });
  const sms = await withLint(read);
  const all = [...(options.rules ?? []), ...own.rules];
  const checked = judged(sms, all, options);
  if (changedSince === undefined) return checked;
  const { judgement } = checked;
  const earlier = await readSms(root, { ...reading, ref: changedSince, asOf: sms.asOf });
  const before = judged(await withLint(earlier), all, options);
  const old = new Set(fingerprintsOf(before.sms, countedFindings(before.judgement)).values());
  const prints = fingerprintsOf(sms, judgement.findings);
  const isNew = (finding: Finding): boolean => !old.has(prints.get(finding) ?? '');
  return { sms, judgement: limitToChange(judgement, touchedBetween(before.sms, sms), isNew) };
}

function judged(sms: Sms, own: readonly Rule[], options: CheckOptions): CheckedSms {
  const sight = {
    history: sms.history !== null,
    base: sms.base !== null,
    isHistoryRequired: options.requireHistory === true,
    isBuild: options.isBuild === true,
    inForce: publishedSms(sms, sha256),
  };
  return { sms, judgement: judge(sms, [...builtinRules, ...own], sight) };
}
