import type { ControlPlan } from '../core/control/control-plan.ts';
import type { EntryProof } from '../core/control/entry-proof.ts';
import { identifier } from '../core/history/identities.ts';
import type { Sms } from '../core/model/sms.ts';
import { readUserSettings } from '../io/git/user-settings.ts';
import { signEntry } from '../io/signatures/sign-entry.ts';
import type { WorkingCopy } from '../io/working-copy.ts';
import type { ProofOptions } from './approval-options.ts';
import { carryOut, refuseBecause } from './carry-out.ts';
import type { Terminal } from './command.ts';

/**
 * Why somebody may not record the act: nobody records one on behalf of themselves.
 *
 * @param known people and their Git identities
 * @param by person whose act it is
 * @param how whether it is recorded on behalf
 * @param root folder of the SMS
 * @returns null when nothing speaks against it
 */
export async function objectionToRecorder(
  known: Sms,
  by: string,
  how: ProofOptions,
  root: string,
): Promise<{ readonly reason: string; readonly advice: string } | null> {
  if (!how.isOnBehalf) return null;
  const { name, email } = await readUserSettings(root);
  const runner = email === null ? null : identifier(known)(name ?? '', email).person;
  return runner !== by
    ? null
    : {
        reason: `Git knows you as ${by}: nobody records an act on behalf of themselves.`,
        advice: 'Leave --on-behalf and --proof out, and sign the entry with --sign.',
      };
}

/** Says under whose name a proof on paper is committed. */
export function sayWhoCommits({ isOnBehalf }: ProofOptions, terminal: Terminal): void {
  if (isOnBehalf)
    terminal.err('Commit this under your own name: the commit shows who recorded the proof (grade C, on paper).\n');
}

/**
 * Carries out a plan that writes an entry, signed where a key is given.
 *
 * @param copy files as read
 * @param sms the same, with people, keys and history
 * @param planWith the plan with what proves the entry
 * @param how proof and key
 * @param terminal where to report
 * @returns exit code: 0 when it was done, 1 when it was refused
 */
export async function recordEntry(
  copy: WorkingCopy,
  sms: Sms,
  planWith: (proof: EntryProof) => ControlPlan,
  how: ProofOptions,
  terminal: Terminal,
): Promise<number> {
  const proof = how.proof === null ? {} : { proof: how.proof };
  const plan = planWith(proof);
  if (how.key === null || plan.kind !== 'planned' || plan.entry === undefined) return carryOut(copy, [plan], terminal);
  const signed = await signEntry(sms, plan.item, plan.entry, how.key, { onPrompt: terminal.err });
  if (signed.kind === 'refused') return refuseBecause(signed.reason, signed.advice, terminal);
  return carryOut(copy, [planWith({ ...proof, signature: signed.signature })], terminal);
}
