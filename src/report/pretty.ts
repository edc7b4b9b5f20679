import type { Finding } from '../core/finding/finding.ts';
import { exitCodeOf, summarize } from '../core/finding/order.ts';
import type { Severity } from '../core/model/settings.ts';
import { defineFormat } from './format.ts';

const bases: Readonly<Record<Finding['basis'], string>> = {
  std: 'the clause asks for it',
  derived: 'needed to show the clause',
  practice: 'good practice, no requirement',
  own: 'your own promise',
};

const paints: Readonly<Record<Severity | 'dim' | 'bold', string>> = {
  block: '\u001B[1;31m',
  error: '\u001B[31m',
  warn: '\u001B[33m',
  info: '\u001B[36m',
  dim: '\u001B[2m',
  bold: '\u001B[1m',
};

export default defineFormat({
  name: 'pretty',
  summary: 'for people: grouped by file, with the line of the source',
  render: ({ sms, judgement }, options) => {
    const paint = (name: keyof typeof paints, text: string): string => (options.color ? `${paints[name]}${text}\u001B[0m` : text);
    const lines = new Map(sms.files.map((file) => [file.file, file.text.split(/\r?\n/)]));
    const out: string[] = [];
    let file = '';
    for (const finding of judgement.findings) {
      if (finding.place.file !== file) {
        file = finding.place.file;
        out.push('', paint('bold', file));
      }
      const { line, column } = finding.place;
      out.push(`  ${line}:${column}  ${paint(finding.severity, finding.severity)}  ${finding.rule}  ${finding.message}`);
      const source = lines.get(file)?.[line - 1];
      if (source !== undefined && source.trim() !== '') out.push(...excerpt(source, finding, paint));
      for (const related of finding.related) {
        const at = related.place === null ? '' : ` (${related.place.file}:${related.place.line})`;
        out.push(paint('dim', `        see ${related.item === null ? '' : `${related.item}: `}${related.message}${at}`));
      }
      out.push(paint('dim', `        fix: ${finding.fix}`), paint('dim', `        clause ${finding.clause}, ${bases[finding.basis]}`));
    }
    if (judgement.waived.length > 0) {
      out.push('', paint('bold', 'Waived, shown and not counted'));
      for (const finding of judgement.waived) {
        out.push(`  ${finding.rule}  ${finding.item ?? ''}  ${finding.message} (${finding.waiver?.id ?? ''} until ${finding.waiver?.until ?? ''})`);
      }
    }
    if (judgement.gaps.length > 0) {
      out.push('', paint('bold', 'Gaps: still missing before the SMS claims to be complete'));
      for (const finding of judgement.gaps) out.push(`  ${finding.rule}  clause ${finding.clause}  ${finding.message}`);
    }
    if (judgement.notes.length > 0) {
      out.push('', paint('bold', 'Not evaluated'));
      for (const note of judgement.notes) out.push(paint('dim', `  ${note.rule}  ${note.message} ${note.remedy}`));
    }
    const { total, block, error, warn, info, waived, gaps, notes } = summarize(judgement);
    const counts = [`${block} block`, `${error} error`, `${warn} warn`, `${info} info`].join(', ');
    const verdict = exitCodeOf(judgement, options.failOn) === 1 ? 'fails' : 'passes';
    out.push(
      '',
      `${total} ${total === 1 ? 'finding' : 'findings'} (${counts}), ${waived} waived, ${gaps} gaps, ${notes} not evaluated.`,
      `${sms.items.size} items of ${sms.settings.organization}, judged on ${sms.asOf}: the check ${verdict} (fails from ${options.failOn}).`,
      '',
    );
    return out.join('\n').replace(/^\n/, '');
  },
});

function excerpt(source: string, finding: Finding, paint: (name: 'dim', text: string) => string): readonly string[] {
  const { line, column, endLine, endColumn } = finding.place;
  const width = 96;
  const shift = column > width ? column - width / 2 : 0;
  const visible = source.slice(shift, shift + width).replaceAll('\t', ' ');
  const length = Math.max(1, (endLine === line ? endColumn : source.length + 1) - column);
  const caret = ' '.repeat(Math.max(0, column - 1 - shift)) + '^'.repeat(Math.max(1, Math.min(length, width - (column - 1 - shift))));
  const gutter = ' '.repeat(String(line).length);
  return [paint('dim', `     ${line} | ${visible}`), paint('dim', `     ${gutter} | ${caret}`)];
}
