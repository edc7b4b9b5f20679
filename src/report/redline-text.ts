import type { ChangedFile } from '../core/history/changed-files.ts';
import type { NamedText } from '../core/history/named-text.ts';
import type { RedlineLine } from '../core/history/compare-lines.ts';
import { foldRedline } from '../core/history/compare-lines.ts';
import { compareValues } from '../core/history/compare-values.ts';
import { plainValue } from '../core/history/plain-value.ts';
import type { Redline } from '../core/history/redline.ts';
import { redlineOf } from '../core/history/redline.ts';
import { summaryOfLines, visibleText } from '../core/history/redline-summary.ts';
import { plainLine } from './plain-text.ts';

/** Two texts and what changed from one to the other. */
export interface Comparison {
  readonly id: string;
  readonly from: NamedText;
  readonly to: NamedText;
}

const paint = { removed: ['\u001B[31;9m', '\u001B[0m'], added: ['\u001B[32;4m', '\u001B[0m'] } as const;
const mark = { removed: ['[-', '-]'], added: ['{+', '+}'] } as const;

/**
 * A redline for people: changed lines with a line around them, changed words marked with colour, or `[-gone-]{+new+}`.
 *
 * @param comparison two texts of one item
 * @param color true for colours instead of marks
 */
export function redlineText(comparison: Comparison, color: boolean): string {
  const { id, from, to } = comparison;
  const redline = compare(comparison);
  const head = `${id}: from ${from.label} to ${to.label}`;
  const summary = summaryOfLines(redline.lines);
  const body =
    summary === null
      ? [`Wording unchanged${differing(redline)}.`]
      : [
          summary,
          '',
          ...foldRedline(redline.lines).map((line) => (line === null ? '  …' : `  ${lineText(line, color)}`.trimEnd())),
        ];
  const fields = redline.fields.map(({ name, before, after, isBound }) => {
    const parts = compareValues(plainOrNull(before), plainOrNull(after));
    return `  ${name}: ${lineText({ kind: 'changed', parts }, color)}${isBound ? '' : ' (administrative)'}`;
  });
  const files = redline.files.map(({ path, kind }) => `  ${plainLine(path)}: ${wordsOfChange[kind]}`);
  return `${[
    head,
    ...body,
    ...(files.length === 0 ? [] : ['', 'Pictures and attachments', ...files]),
    ...(fields.length === 0 ? [] : ['', 'Fields', ...fields]),
  ].join('\n')}\n`;
}

const wordsOfChange: Readonly<Record<ChangedFile['kind'], string>> = {
  changed: 'another file than before',
  added: 'new',
  removed: 'no longer there',
};

/** What else an approval binds and that differs, to follow `Wording unchanged`. */
function differing({ fields, files }: Redline): string {
  const what = [
    ...(files.length === 0 ? [] : ['pictures or attachments']),
    ...(fields.some(({ isBound }) => isBound) ? ['fields that an approval binds'] : []),
  ];
  return what.length === 0 ? '' : `; ${what.join(' and ')} differ`;
}

/**
 * The same as plain JSON values.
 *
 * @param comparison two texts of one item
 */
export function redlineJson(comparison: Comparison): Record<string, unknown> {
  const { id, from, to } = comparison;
  const { lines, fields, files, isUnchanged, added, removed } = compare(comparison);
  const named = ({ label, version, commit, digest }: NamedText): Record<string, unknown> => ({
    label,
    version,
    commit,
    digest,
  });
  return { id, from: named(from), to: named(to), isUnchanged, added, removed, fields, files, lines };
}

/** Where the digests agree no word differs, however links are written. */
function compare({ from, to }: Comparison): Redline {
  const redline = redlineOf(from, to);
  if (from.digest !== to.digest) return redline;
  const lines = redline.lines.filter((line) => line.kind !== 'removed');
  return { ...redline, lines: lines.map(asNow), isUnchanged: redline.files.length === 0, added: 0, removed: 0 };
}

function asNow({ parts }: RedlineLine): RedlineLine {
  return {
    kind: 'same',
    parts: parts.filter(({ kind }) => kind !== 'removed').map(({ text }) => ({ kind: 'same', text })),
  };
}

function lineText({ parts }: RedlineLine, color: boolean): string {
  return parts
    .map((part) => {
      const { kind } = part;
      const plain = plainLine(visibleText(part));
      if (kind === 'same') return plain;
      const [open, close] = (color ? paint : mark)[kind];
      return `${open}${plain}${close}`;
    })
    .join('');
}

function plainOrNull(value: string | null): string | null {
  return value === null ? null : plainValue(value);
}
