import type { ControlPlan } from '../core/control/control-plan.ts';
import type { Finding } from '../core/finding/finding.ts';
import { isAtLeast } from '../core/finding/order.ts';
import { publishedSms } from '../core/history/published-sms.ts';
import type { Sms } from '../core/model/sms.ts';
import type { WorkingCopy } from '../io/working-copy.ts';
import { sha256 } from '../io/sha256.ts';
import { UsageError } from '../io/usage-error.ts';
import { applyEdits } from '../markdown/edit-frontmatter.ts';
import { UneditableFrontmatter } from '../markdown/yaml-places.ts';
import { judge } from '../rules/judge.ts';
import { rules } from '../rules/registry.ts';
import type { Terminal } from './command.ts';

/** Plans that may be carried out: what they write, and the model as it then is. */
interface TriedOut {
  readonly files: ReadonlyMap<string, string>;
  readonly after: Sms;
  /** What the check then says more, all of it for no other reason than that something is a draft, or has ended. */
  readonly meanwhile: readonly Finding[];
  readonly lines: readonly string[];
}

/**
 * Carries out plans: tries them on a copy, refuses what the check would then reject, writes the files and says what was
 * written.
 *
 * @param copy files as read
 * @param plans what is to be written; a single plan that is refused writes nothing
 * @param terminal where to report
 * @returns exit code: 0 when it was done, 1 when it was refused
 */
export async function carryOut(copy: WorkingCopy, plans: readonly ControlPlan[], terminal: Terminal): Promise<number> {
  const tried = tryOut(copy, plans, terminal);
  if (tried === null) return 1;
  if (tried.files.size > 0) await copy.write(tried.files);
  sayMeanwhile(tried, plans, terminal);
  terminal.out(`${tried.lines.join('\n')}\n`);
  return 0;
}

/**
 * Tries plans on a copy, and says why they may not be carried out.
 *
 * @param copy files as read
 * @param plans what is to be written
 * @param terminal where to say it
 * @returns null when they are refused
 */
export function tryOut(copy: WorkingCopy, plans: readonly ControlPlan[], terminal: Terminal): TriedOut | null {
  const files = new Map<string, string>();
  const lines: ((after: Sms) => readonly string[])[] = [];
  for (const plan of plans) {
    if (plan.kind === 'refused') {
      refuseBecause(plan.reason, plan.advice, terminal);
      return null;
    }
    if (plan.kind === 'nothing-to-do') {
      lines.push(() => [plan.message]);
      continue;
    }
    files.set(plan.file, edited(plan.file, files.get(plan.file) ?? copy.textOf(plan.file), plan.edits));
    lines.push((after) => [
      plan.summary,
      ...plan.written.map((line) => `  ${line}`),
      `  in ${plan.file}`,
      ...(plan.consequences?.(after) ?? []),
    ]);
  }
  const misread = findingsBefore(copy.sms).filter((finding) => isMisread(finding) && files.has(finding.place.file));
  if (misread.length > 0) {
    refuseFor(misread, terminal, 'Not written: what the check says of the file must be mended first');
    return null;
  }
  if (files.size === 0)
    return { files, after: copy.sms, meanwhile: [], lines: lines.flatMap((line) => line(copy.sms)) };
  const after = copy.with(files);
  holdContent(copy.sms, after, plans);
  const tolerated = whileDraft(copy, plans);
  const found = newFindings(copy.sms, after);
  const isEnd = plans.some((plan) => plan.kind === 'planned' && plan.endsItem === true);
  const rejected = found.filter((finding) => !tolerated.has(keyOf(finding)) && !(isEnd && isGapOfWhole(finding)));
  if (rejected.length === 0) return { files, after, meanwhile: found, lines: lines.flatMap((line) => line(after)) };
  refuseFor(rejected, terminal);
  return null;
}

/** Says why nothing is written; gives the exit code. */
export function refuseBecause(reason: string, advice: string, terminal: Terminal): number {
  terminal.err(`Not written. ${reason}\n${advice}\n`);
  return 1;
}

/** What the check says of a document for no other reason than that it is a draft. */
function whileDraft(copy: WorkingCopy, plans: readonly ControlPlan[]): ReadonlySet<string> {
  const drafts = plans.flatMap((plan) => (plan.kind === 'planned' && plan.opensVersion === true ? [plan] : []));
  if (drafts.length === 0) return new Set();
  const files = drafts.map(({ file, edits }) => {
    const status = edits.filter((edit) => edit.path.join('.') === 'status');
    return [file, edited(file, copy.textOf(file), status)] as const;
  });
  return new Set(newFindings(copy.sms, copy.with(new Map(files))).map(keyOf));
}

/** A gap that the SMS as a whole has without what ended. A link that now leads nowhere can be mended before. */
function isGapOfWhole({ rule }: Finding): boolean {
  return !rule.startsWith('LINK-') && rules.find(({ id }) => id === rule)?.judges === 'in-force';
}

function sayMeanwhile({ meanwhile, after }: TriedOut, plans: readonly ControlPlan[], terminal: Terminal): void {
  if (meanwhile.length === 0) return;
  const ended = plans.flatMap((plan) => (plan.kind === 'planned' && plan.endsItem === true ? [plan.item] : []));
  terminal.err(
    ended.length === 0
      ? `Work on a branch. Until the new version is approved, ${after.history === null ? 'a check that sees no history' : 'the check'} also reports\n`
      : `${ended.join(', ')} leaves a gap. Until something fills it, the check also reports\n`,
  );
  for (const finding of meanwhile) terminal.err(`  ${finding.rule} (clause ${finding.clause}): ${finding.message}\n`);
}

/** The file is not read as it was meant, so that what a command adds may end up in another place, or nowhere. */
function isMisread({ rule, severity }: Finding): boolean {
  return rule.startsWith('READ-') && isAtLeast(severity, 'error');
}

/**
 * Says what the check reports about a change that is not written; gives the exit code.
 *
 * @param findings what it reports
 * @param terminal where to say it
 * @param because what that has to do with the change
 */
export function refuseFor(
  findings: readonly Finding[],
  terminal: Terminal,
  because = 'Not written: the check would then report',
): number {
  terminal.err(`${because}\n`);
  for (const finding of findings)
    terminal.err(`  ${finding.rule} (clause ${finding.clause}): ${finding.message}\n    ${finding.fix}\n`);
  return 1;
}

function edited(file: string, text: string, edits: Parameters<typeof applyEdits>[1]): string {
  try {
    return applyEdits(text, edits);
  } catch (error) {
    if (error instanceof UneditableFrontmatter)
      throw new UsageError(
        `${file} cannot be changed: ${error.message}`,
        'Write the value out by hand once, then run the command again.',
      );
    throw error;
  }
}

/** What these plans write is administrative: the content, and so the digest, must not change by it. */
function holdContent(before: Sms, after: Sms, plans: readonly ControlPlan[]): void {
  for (const plan of plans) {
    if (
      plan.kind !== 'planned' ||
      plan.changesContent === true ||
      before.items.get(plan.item)?.digest === after.items.get(plan.item)?.digest
    )
      continue;
    throw new Error(`Writing the entry of ${plan.item} would change its content.`);
  }
}

/** Findings that fail a check and that the files before the change did not have. */
export function newFindings(before: Sms, after: Sms): readonly Finding[] {
  const keys = new Set(findingsBefore(before).map(keyOf));
  return findingsOf(after).filter((finding) => isAtLeast(finding.severity, 'error') && !keys.has(keyOf(finding)));
}

const known = new WeakMap<Sms, readonly Finding[]>();

/** Findings of the files as they are, which every plan is held against. */
function findingsBefore(sms: Sms): readonly Finding[] {
  const findings = known.get(sms) ?? findingsOf(sms);
  known.set(sms, findings);
  return findings;
}

/** What `clausebook check` finds, as far as files and history tell. */
function findingsOf(sms: Sms): readonly Finding[] {
  const sight = { history: sms.history !== null, base: false, inForce: publishedSms(sms, sha256) };
  return judge(sms, rules, sight).findings;
}

function keyOf(finding: Finding): string {
  return `${finding.rule}\n${finding.item ?? ''}\n${finding.message}`;
}
