import { judge } from '../../src/rules/judge.ts';
import type { Rule } from '../../src/rules/define-rule.ts';
import { smallSms } from './small-sms.ts';

/**
 * Findings of one rule for a small SMS on a day: `severity item`, for the gap page `gap item`; notes as `note`, but for those
 * that say that the settings change the rule.
 *
 * @param rule the rule
 * @param files path -> content; laid over the base of the examples
 * @param asOf day to judge
 */
export function judgedOn(rule: Rule, files: Readonly<Record<string, string>>, asOf: string): readonly string[] {
  const { findings, gaps, notes } = judge(smallSms(files, { asOf }), [rule], { history: false, base: false });
  return [
    ...findings.map((finding) => `${finding.severity} ${finding.item ?? '-'}`),
    ...gaps.map((gap) => `gap ${gap.item ?? '-'}`),
    ...notes.filter((note) => note.kind === 'not-evaluated').map(() => 'note'),
  ];
}

/**
 * A Markdown file with frontmatter.
 *
 * @param frontmatter lines between the fences
 * @param body text after them
 */
export function markdown(frontmatter: string, body = ''): string {
  return `---\n${frontmatter.trim()}\n---\n\n# Title\n\n${body}\n`;
}
