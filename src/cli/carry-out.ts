import type { ControlPlan } from '../core/control/control-plan.ts';
import type { Finding } from '../core/finding/finding.ts';
import { isAtLeast } from '../core/finding/order.ts';
import type { Sms } from '../core/model/sms.ts';
import type { WorkingCopy } from '../io/working-copy.ts';
import { UsageError } from '../io/usage-error.ts';
import { applyEdits } from '../markdown/edit-frontmatter.ts';
import { UneditableFrontmatter } from '../markdown/yaml-places.ts';
import { judge } from '../rules/judge.ts';
import { rules } from '../rules/registry.ts';
import type { Terminal } from './command.ts';

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
  const files = new Map<string, string>();
  const lines: string[] = [];
  for (const plan of plans) {
    if (plan.kind === 'refused') {
      terminal.err(`Not written. ${plan.reason}\n${plan.advice}\n`);
      return 1;
    }
    if (plan.kind === 'nothing-to-do') {
      lines.push(plan.message);
      continue;
    }
    files.set(plan.file, edited(plan.file, files.get(plan.file) ?? copy.textOf(plan.file), plan.edits));
    lines.push(plan.summary, ...plan.written.map((line) => `  ${line}`), `  in ${plan.file}`);
  }
  if (files.size > 0) {
    const after = copy.with(files);
    holdContent(copy.sms, after, plans);
    const rejected = newFindings(copy.sms, after);
    if (rejected.length > 0) return refuseFor(rejected, terminal);
    await copy.write(files);
  }
  terminal.out(`${lines.join('\n')}\n`);
  return 0;
}

/** Says what the check would report about a change that is not written; gives the exit code. */
export function refuseFor(findings: readonly Finding[], terminal: Terminal): number {
  terminal.err('Not written: the check would then report\n');
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
  const sight = { history: false, base: false };
  const keyOf = (finding: Finding): string => `${finding.rule}\n${finding.item ?? ''}\n${finding.message}`;
  const known = new Set(judge(before, rules, sight).findings.map(keyOf));
  return judge(after, rules, sight).findings.filter(
    (finding) => isAtLeast(finding.severity, 'error') && !known.has(keyOf(finding)),
  );
}
