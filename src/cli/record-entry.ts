import type { ControlPlan } from '../core/control/control-plan.ts';
import type { EntryProof } from '../core/control/entry-proof.ts';
import { asRecordedBy, isTextUncommitted } from '../core/history/foreseen-proof.ts';
import type { CommitIdentity } from '../core/history/identities.ts';
import { identifier } from '../core/history/identities.ts';
import type { Sms } from '../core/model/sms.ts';
import { readUserSettings } from '../io/git/user-settings.ts';
import { signEntry } from '../io/signatures/sign-entry.ts';
import type { WorkingCopy } from '../io/working-copy.ts';
import type { ProofOptions } from './approval-options.ts';
import { carryOut, refuseBecause } from './carry-out.ts';
import type { Terminal } from './command.ts';

/**
 * Who Git takes whoever runs the command for, and so will name in the commit.
 *
 * @param known people and their Git identities
 * @param root folder of the SMS
 * @returns null where Git knows no address
 */
export async function recorderIn(known: Sms, root: string): Promise<CommitIdentity | null> {
  const { name, email } = await readUserSettings(root);
  return email === null ? null : identifier(known)(name ?? '', email);
}

/**
 * The working copy with papers judged as if whoever runs the command committed them, so that no grade is promised that the check does
 * not give, and nothing refused that it accepts. Whom no register knows may let somebody else commit.
 *
 * @param copy files as read
 * @param recorder who Git takes whoever runs the command for
 */
export function recordedBy(copy: WorkingCopy, recorder: CommitIdentity | null): WorkingCopy {
  if (recorder === null || recorder.person === null) return copy;
  return { ...copy, with: (files) => asRecordedBy(copy.sms, copy.with(files), recorder) };
}

/**
 * Why somebody may not record the act: nobody records one on behalf of themselves.
 *
 * @param by person whose act it is
 * @param how whether it is recorded on behalf
 * @param recorder who Git takes whoever runs the command for
 * @returns null when nothing speaks against it
 */
export function objectionToRecorder(
  by: string,
  how: ProofOptions,
  recorder: CommitIdentity | null,
): { readonly reason: string; readonly advice: string } | null {
  return !how.isOnBehalf || recorder?.person !== by
    ? null
    : {
        reason: `Git knows you as ${by}: nobody records an act on behalf of themselves.`,
        advice: 'Leave --on-behalf and --proof out, and sign the entry with --sign.',
      };
}

/**
 * Says under whose name a proof on paper is committed, and what it will be worth.
 *
 * @param after the model with the entry
 * @param id of the document
 * @param how the proof
 * @param recorder who Git takes whoever runs the command for
 * @param terminal where to say it
 */
export function sayWhoCommits(
  after: Sms,
  id: string,
  how: ProofOptions,
  recorder: CommitIdentity | null,
  terminal: Terminal,
): void {
  const item = after.items.get(id);
  if (!how.isOnBehalf || item === undefined) return;
  const entry = item.approvals.find(({ proofSha256 }) => proofSha256 === how.proof?.sha256);
  const { history } = after;
  const proof = entry === undefined ? undefined : history?.proofOf(item, entry);
  const isFresh = history !== null && isTextUncommitted(history, item);
  if (proof?.paper === 'void' || (isFresh && proof?.paper === 'pending')) {
    const why = isFresh
      ? `The text of ${id} is in no commit yet. Have it committed by whoever wrote it, then commit the proof by itself under the name of somebody else`
      : `Git knows you as ${recorder?.person ?? ''}, who alone wrote the text. Let somebody else commit the proof`;
    terminal.err(`${why}: a proof counts (grade C, on paper) where another person than the author recorded it.\n`);
    return;
  }
  const name =
    recorder === null || recorder.person !== null
      ? 'your own name'
      : `the name of a person of the register; ${recorder.email}, as Git knows you, is none`;
  terminal.err(`Commit this under ${name}: the commit shows who recorded the proof (grade C, on paper).\n`);
}

/** Says what helps where a proof was refused since whoever records it would be the author of the text as well. */
export function sayTextComesFirst({ history, items }: Sms, id: string, how: ProofOptions, terminal: Terminal): void {
  const item = items.get(id);
  if (!how.isOnBehalf || history === null || item === undefined || !isTextUncommitted(history, item)) return;
  terminal.err(`The text of ${id} is in no commit yet. Have it committed by whoever wrote it first.\n`);
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
