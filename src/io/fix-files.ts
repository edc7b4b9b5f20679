import type { Finding } from '../core/finding/finding.ts';
import type { Replacement } from '../core/finding/mend.ts';
import { withReplacements } from '../core/finding/mend.ts';
import type { Rule } from '../rules/define-rule.ts';
import { judge } from '../rules/judge.ts';
import type { WorkingCopy } from './working-copy.ts';

/** What was mended, and what was left because mending it did not help. */
export interface Fixed {
  readonly done: readonly Finding[];
  readonly left: readonly Finding[];
}

interface Mended {
  readonly finding: Finding;
  readonly replacement: Replacement;
}

const mostRounds = 10;
const blind = { history: false, base: false };

/**
 * Mends what takes no judgement. It is tried on a copy of the model first: a file is written only where its findings are gone
 * afterwards. Nothing else of a file changes.
 *
 * @param copy files as read
 * @param rules rules with `mend`
 * @throws UsageError when a file was changed by somebody else meanwhile; then nothing is written
 */
export async function fixFiles(copy: WorkingCopy, rules: readonly Rule[]): Promise<Fixed> {
  const texts = new Map<string, string>();
  const done: Finding[] = [];
  const left: Finding[] = [];
  const given = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const open = Map.groupBy(mendableIn(copy, rules, texts, given), ({ finding }) => finding.place.file);
    if (open.size === 0) break;
    const tried = new Map(texts);
    for (const [file, mended] of open) tried.set(file, mendedText(textOf(copy, texts, file) ?? '', mended));
    const after = findingsOf(copy, rules, tried);
    for (const [file, mended] of open) {
      const findings = mended.map(({ finding }) => finding);
      if (isBetter(findings, after, file)) {
        texts.set(file, tried.get(file) ?? '');
        done.push(...findings);
      } else {
        given.add(file);
        left.push(...findings);
      }
    }
  }
  if (texts.size > 0) await copy.write(texts);
  return { done, left };
}

function mendableIn(
  copy: WorkingCopy,
  rules: readonly Rule[],
  texts: ReadonlyMap<string, string>,
  given: ReadonlySet<string>,
): readonly Mended[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return findingsOf(copy, rules, texts).flatMap((finding) => {
    const { place, actual, expected } = finding;
    const text = given.has(place.file) ? null : textOf(copy, texts, place.file);
    if (text === null) return [];
    const replacement = byId.get(finding.rule)?.mend?.({ place, actual, expected, text: withoutMark(text) }) ?? null;
    return replacement === null ? [] : [{ finding, replacement }];
  });
}

function findingsOf(copy: WorkingCopy, rules: readonly Rule[], texts: ReadonlyMap<string, string>): readonly Finding[] {
  const sms = texts.size === 0 ? copy.sms : copy.with(texts);
  return judge(sms, rules, blind).findings;
}

/** Fewer findings of these rules in the file, and none of them a new kind. */
function isBetter(before: readonly Finding[], after: readonly Finding[], file: string): boolean {
  const kinds = new Set(before.map(({ rule }) => rule));
  const now = after.filter(({ place }) => place.file === file);
  return now.filter(({ rule }) => kinds.has(rule)).length < before.length;
}

function textOf(copy: WorkingCopy, texts: ReadonlyMap<string, string>, file: string): string | null {
  const known = texts.get(file);
  if (known !== undefined) return known;
  try {
    return copy.has(file) ? copy.textOf(file) : null;
  } catch {
    // What is not UTF-8 is left alone: READ-001 tells of it.
    return null;
  }
}

function mendedText(text: string, mended: readonly Mended[]): string {
  const mark = text.slice(0, text.length - withoutMark(text).length);
  return (
    mark +
    withReplacements(
      withoutMark(text),
      mended.map(({ replacement }) => replacement),
    )
  );
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
