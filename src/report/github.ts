import type { Finding, Note } from '../core/finding/finding.ts';
import type { Severity } from '../core/model/settings.ts';
import { closingLines } from './closing-lines.ts';
import { defineFormat, pathInRepository } from './format.ts';
import type { RenderOptions } from './format.ts';
import { oneLine } from './plain-text.ts';

type Command = 'error' | 'warning' | 'notice';

const commands: Readonly<Record<Severity, Command>> = {
  block: 'error',
  error: 'error',
  warn: 'warning',
  info: 'notice',
};

/** Workflow commands of GitHub Actions: annotations on the lines of a pull request, and the counts in the log. */
export default defineFormat({
  name: 'github',
  summary: 'annotations in GitHub Actions',
  render: (checked, options) => {
    const { findings, waived, known, gaps, notes } = checked.judgement;
    const lines = [
      ...findings.map((finding) => annotation(finding, options)),
      ...notes.map(noteAnnotation),
      ...group('Waived, shown and not counted', waived.map(waivedLine)),
      ...group('Known since the SMS was taken over, shown and not counted', known.map(knownLine)),
      ...group('Gaps, before the SMS claims to be complete', gaps.map(gapLine)),
      ...closingLines(checked, options.failOn).map(logLine),
    ];
    return `${lines.join('\n')}\n`;
  },
});

function annotation(finding: Finding, options: RenderOptions): string {
  const { line, column, endLine } = finding.place;
  return command(
    finding.elsewhere ? 'notice' : commands[finding.severity],
    {
      file: pathInRepository(finding.place.file, options),
      line,
      endLine,
      // A column counts only within one line.
      ...(line === endLine ? { col: column } : {}),
      title: titleOf(finding.rule, finding.severity, finding.item),
    },
    `${finding.message}\nFix: ${finding.fix}`,
  );
}

function noteAnnotation(note: Note): string {
  return command(
    'notice',
    { title: titleOf(note.rule, note.kind === 'changed' ? 'changed' : 'not evaluated', note.item) },
    `${note.message} ${note.remedy}`,
  );
}

function titleOf(rule: string, outcome: string, item: string | null): string {
  return `${rule} ${outcome}${item === null ? '' : ` ${item}`}`;
}

function command(name: Command, properties: Readonly<Record<string, string | number>>, message: string): string {
  const stated = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${stated.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function group(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`::group::${title} (${lines.length})`, ...lines, '::endgroup::'];
}

function waivedLine(finding: Finding): string {
  const waiver = finding.waiver === null ? '' : ` (${finding.waiver.id} until ${finding.waiver.until})`;
  return logLine(`${titleOf(finding.rule, 'waived', finding.item)}: ${finding.message}${waiver}`);
}

function knownLine(finding: Finding): string {
  return logLine(`${titleOf(finding.rule, 'known', finding.item)}: ${finding.message}`);
}

function gapLine(finding: Finding): string {
  return logLine(`${titleOf(finding.rule, 'gap', finding.item)}: ${finding.message}`);
}

/** A line that the runner only prints: it also looks for `##[command]` within a line, and for `::command::` at its start. */
function logLine(text: string): string {
  return oneLine(text)
    .replaceAll('##[', '## [')
    .replace(/^\s*::/, ': :');
}
