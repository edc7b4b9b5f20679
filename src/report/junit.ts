import type { Finding, Judgement, Note, RuleInfo } from '../core/finding/finding.ts';
import { isAtLeast } from '../core/finding/order.ts';
import { closingLines } from './closing-lines.ts';
import { defineFormat, pathInRepository } from './format.ts';
import type { RenderOptions } from './format.ts';

type SuiteRule = Pick<RuleInfo, 'id' | 'name' | 'summary'>;

interface Case {
  readonly name: string;
  readonly finding: Finding | null;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly message: string;
  readonly text: string;
}

/**
 * JUnit XML: a suite for each rule, a case for each finding. A rule without findings is one case that passed; findings below
 * the severity that fails pass with their words; waived ones, gaps and notes are skipped, never passed.
 */
export default defineFormat({
  name: 'junit',
  summary: 'JUnit XML, for the test reports of any CI',
  render: (checked, options) => {
    const suites = suitesOf(checked.judgement).map((rule) => ({
      rule,
      cases: casesOf(rule, checked.judgement, options),
    }));
    const all = suites.flatMap(({ cases }) => cases);
    const [, verdict] = closingLines(checked, options.failOn);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="${escape(verdict)}" ${counts(all)} time="0">`,
      ...suites.flatMap(({ rule, cases }) => suiteLines(rule, cases, options)),
      '</testsuites>',
      '',
    ].join('\n');
  },
});

/** The rules, and those that only a note names because the settings switch them off. */
function suitesOf({ rules, notes }: Judgement): readonly SuiteRule[] {
  const known = new Set(rules.map(({ id }) => id));
  const off = new Set(notes.map(({ rule }) => rule).filter((id) => !known.has(id)));
  return [...rules, ...[...off].map((id): SuiteRule => ({ id, name: 'switched-off', summary: '' }))];
}

function casesOf(rule: SuiteRule, judgement: Judgement, { failOn }: RenderOptions): readonly Case[] {
  const { findings, unlisted, waived, known, gaps, notes, evaluated } = judgement;
  const isOf = ({ rule: id }: { readonly rule: string }): boolean => id === rule.id;
  const cases: readonly Case[] = [
    ...findings
      .filter(isOf)
      .map((finding) => countedCase(finding, !finding.elsewhere && isAtLeast(finding.severity, failOn))),
    ...waived
      .filter(isOf)
      .map((finding) =>
        skippedCase(finding, `waived by ${finding.waiver?.id ?? ''} until ${finding.waiver?.until ?? ''}`),
      ),
    ...known.filter(isOf).map((finding) => skippedCase(finding, 'known since the SMS was taken over')),
    ...unlisted.filter(isOf).map((finding) => skippedCase(finding, 'outside of what changed, not listed')),
    ...gaps.filter(isOf).map((finding) => skippedCase(finding, 'gap, before the SMS claims to be complete')),
    ...notes.filter(isOf).map(noteCase),
  ];
  const isOpen = notes.some((note) => isOf(note) && note.kind === 'not-evaluated');
  if (cases.some(({ finding }) => finding !== null) || isOpen) return cases;
  const name = `every item: ${rule.summary}`;
  const whole = { name, finding: null, message: 'not evaluated', text: '' };
  return [{ ...whole, outcome: evaluated.includes(rule.id) ? 'passed' : 'skipped' }, ...cases];
}

function countedCase(finding: Finding, fails: boolean): Case {
  return {
    name: nameOf(finding),
    finding,
    outcome: fails ? 'failed' : 'passed',
    message: finding.message,
    text: `${finding.severity}: ${finding.message}\nFix: ${finding.fix}`,
  };
}

function skippedCase(finding: Finding, reason: string): Case {
  return { name: nameOf(finding), finding, outcome: 'skipped', message: `${reason}: ${finding.message}`, text: '' };
}

function noteCase(note: Note): Case {
  const kind = note.kind === 'changed' ? 'changed in clausebook.yaml' : 'not evaluated';
  return {
    name: note.item === null ? kind : `${note.item}: ${kind}`,
    finding: null,
    outcome: 'skipped',
    message: `${note.message} ${note.remedy}`,
    text: '',
  };
}

function nameOf({ item, place }: Finding): string {
  return `${item === null ? '' : `${item} in `}${place.file}, line ${place.line}`;
}

function suiteLines(rule: SuiteRule, cases: readonly Case[], options: RenderOptions): readonly string[] {
  return [
    `  <testsuite name="${escape(`${rule.id} ${rule.name}`)}" ${counts(cases)} errors="0" time="0">`,
    ...cases.flatMap((one) => caseLines(rule, one, options)),
    '  </testsuite>',
  ];
}

function caseLines(
  rule: SuiteRule,
  { name, finding, outcome, message, text }: Case,
  options: RenderOptions,
): readonly string[] {
  const place =
    finding === null
      ? ''
      : ` file="${escape(pathInRepository(finding.place.file, options))}" line="${finding.place.line}"`;
  const open = `    <testcase classname="${escape(rule.id)}" name="${escape(name)}"${place} time="0"`;
  const says = ` message="${escape(message)}"`;
  if (outcome === 'failed')
    return [
      `${open}>`,
      `      <failure type="${finding?.severity ?? ''}"${says}>${escape(text)}</failure>`,
      '    </testcase>',
    ];
  if (outcome === 'skipped') return [`${open}>`, `      <skipped${says}/>`, '    </testcase>'];
  return text === ''
    ? [`${open}/>`]
    : [`${open}>`, `      <system-out>${escape(text)}</system-out>`, '    </testcase>'];
}

function counts(cases: readonly Case[]): string {
  const of = (outcome: Case['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${of('failed')}" skipped="${of('skipped')}"`;
}

/** Text for an attribute or an element: characters that XML 1.0 does not allow become U+FFFD. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}
