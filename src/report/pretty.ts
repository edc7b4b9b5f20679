import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { Finding, Note } from '../core/finding/finding.ts';
import { notesOf } from '../core/finding/order.ts';
import { basisInWords } from '../core/finding/words.ts';
import type { Severity } from '../core/model/settings.ts';
import { closingLines } from './closing-lines.ts';
import { defineFormat } from './format.ts';
import { oneLine, wrapText } from './plain-text.ts';

type Paint = (name: keyof typeof paints, text: string) => string;

const paints: Readonly<Record<Severity | 'dim' | 'bold', string>> = {
  block: '\u001B[1;31m',
  error: '\u001B[31m',
  warn: '\u001B[33m',
  info: '\u001B[36m',
  dim: '\u001B[2m',
  bold: '\u001B[1m',
};

const width = 100;
const detailIndent = ' '.repeat(8);

export default defineFormat({
  name: 'pretty',
  summary: 'for people: grouped by file, with the line of the source',
  render: (checked, options) => {
    const paint: Paint = (name, text) => (options.color ? `${paints[name]}${text}\u001B[0m` : text);
    const { waived, known, gaps } = checked.judgement;
    const notes = (kind: Note['kind']): readonly (readonly string[])[] =>
      notesOf(checked.judgement, kind).map((note) => noteLines(note, paint));
    const out = [
      ...findingsByFile(checked, paint),
      ...section('Waived, shown and not counted', waived.map(waivedLines), paint),
      ...section('Known since the SMS was taken over, shown and not counted', known.map(waivedLines), paint),
      ...section('Gaps: still missing before the SMS claims to be complete', gaps.map(gapLines), paint),
      ...section('Not evaluated', notes('not-evaluated'), paint),
      ...section('Changed in clausebook.yaml', notes('changed'), paint),
      '',
      ...closingLines(checked, options.failOn).map(oneLine),
      '',
    ];
    return out.join('\n').replace(/^\n/, '');
  },
});

function findingsByFile({ sms, judgement }: CheckedSms, paint: Paint): readonly string[] {
  const sources = new Map(sms.files.map((file) => [file.file, file]));
  const out: string[] = [];
  for (const [file, findings] of Map.groupBy(judgement.findings, (finding) => finding.place.file)) {
    const lines = sources.get(file)?.text.split(/\r?\n/) ?? [];
    const positionWidth = Math.max(...findings.map((finding) => positionOf(finding).length));
    out.push('', paint('bold', oneLine(file)));
    for (const finding of findings) {
      const source = lines[finding.place.line - 1] ?? '';
      out.push(
        ...headLines(finding, positionWidth, paint),
        ...excerpt(source, finding, paint),
        ...detailLines(finding, paint),
      );
    }
  }
  return out;
}

function positionOf({ place }: Finding): string {
  return `${place.line}:${place.column}`;
}

function headLines(finding: Finding, positionWidth: number, paint: Paint): readonly string[] {
  const position = `  ${positionOf(finding).padEnd(positionWidth)}  `;
  const severity = finding.severity.padEnd(5);
  const [first = '', ...rest] = hanging(`${position}${severity}  ${finding.rule}  `, finding.message);
  return [`${position}${paint(finding.severity, severity)}${first.slice(position.length + severity.length)}`, ...rest];
}

function detailLines(finding: Finding, paint: Paint): readonly string[] {
  const related = finding.related.map(({ item, message, place }) => {
    const at = place === null ? '' : ` (${place.file}:${place.line})`;
    return `see ${item === null ? '' : `${item}: `}${message}${at}`;
  });
  const touch = finding.elsewhere ? ', not touched by this change' : '';
  const due = finding.due === null ? '' : `; due since ${finding.due}${touch}`;
  const details = [...related, `fix: ${finding.fix}`, `clause ${finding.clause}, ${basisInWords[finding.basis]}${due}`];
  return details.flatMap((detail) => hanging(detailIndent, detail)).map((line) => paint('dim', line));
}

function waivedLines(finding: Finding): readonly string[] {
  const waiver = finding.waiver === null ? '' : ` (${finding.waiver.id} until ${finding.waiver.until})`;
  return hanging(
    `  ${finding.rule}  ${finding.item === null ? '' : `${finding.item}  `}`,
    `${finding.message}${waiver}`,
  );
}

function noteLines(note: Note, paint: Paint): readonly string[] {
  const prefix = `  ${note.rule}  ${note.item === null ? '' : `${note.item}  `}`;
  return hanging(prefix, `${note.message} ${note.remedy}`).map((line) => paint('dim', line));
}

function gapLines(finding: Finding): readonly string[] {
  return hanging(`  ${finding.rule}  clause ${finding.clause}  `, finding.message);
}

function section(title: string, entries: readonly (readonly string[])[], paint: Paint): readonly string[] {
  return entries.length === 0 ? [] : ['', paint('bold', title), ...entries.flat()];
}

/** A text behind a prefix; its further lines begin where the first one does. */
function hanging(prefix: string, text: string): readonly string[] {
  const indent = ' '.repeat(prefix.length);
  return wrapText(text, width - prefix.length).map((line, index) => `${index === 0 ? prefix : indent}${line}`);
}

/** The line of the source with carets under the place; of a long line the part around the place. */
function excerpt(source: string, finding: Finding, paint: Paint): readonly string[] {
  if (source.trim() === '') return [];
  const { line, column, endLine, endColumn } = finding.place;
  const gutter = `     ${line} | `;
  const room = width - gutter.length;
  const shift = column > room ? column - 1 - Math.floor(room / 2) : 0;
  // Sign by sign, so that the carets stay under the place.
  const visible = source
    .slice(shift, shift + room)
    .replaceAll(/\s/g, ' ')
    .replaceAll(/./gsu, (sign) => oneLine(sign));
  const start = column - 1 - shift;
  const length = (endLine === line ? endColumn : source.length + 1) - column;
  const caret = ' '.repeat(start) + '^'.repeat(Math.max(1, Math.min(length, room - start)));
  return [`${gutter}${visible}`, `${' '.repeat(gutter.length - 2)}| ${caret}`].map((text) =>
    paint('dim', text.trimEnd()),
  );
}
