import type { NamedText } from '../core/history/named-text.ts';
import type { Redline, RedlineLine, RedlinePart } from '../core/history/redline.ts';
import { foldRedline, redlineOf } from '../core/history/redline.ts';
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
  const isSameWording = redline.lines.every((line) => line.kind === 'same');
  const body = isSameWording
    ? [`Wording unchanged${redline.isUnchanged ? '' : '; fields that an approval binds differ'}.`]
    : [
        `${countOf(redline.added, 'word')} added, ${countOf(redline.removed, 'word')} removed.`,
        '',
        ...foldRedline(redline.lines).map((line) => (line === null ? '  …' : `  ${lineText(line, color)}`.trimEnd())),
      ];
  const fields = redline.fields.map(({ name, before, after, isBound }) => {
    const parts: RedlinePart[] = [
      ...(before === null ? [] : [{ kind: 'removed' as const, text: before }]),
      ...(after === null ? [] : [{ kind: 'added' as const, text: after }]),
    ];
    return `  ${name}: ${lineText({ kind: 'changed', parts }, color)}${isBound ? '' : ' (administrative)'}`;
  });
  return `${[head, ...body, ...(fields.length === 0 ? [] : ['', 'Fields', ...fields])].join('\n')}\n`;
}

/**
 * The same as plain JSON values.
 *
 * @param comparison two texts of one item
 */
export function redlineJson(comparison: Comparison): Record<string, unknown> {
  const { id, from, to } = comparison;
  const { lines, fields, isUnchanged, added, removed } = compare(comparison);
  const named = ({ label, version, commit, digest }: NamedText): Record<string, unknown> => ({
    label,
    version,
    commit,
    digest,
  });
  return { id, from: named(from), to: named(to), isUnchanged, added, removed, fields, lines };
}

/** Where the digests agree no word differs, however links are written. */
function compare({ from, to }: Comparison): Redline {
  const redline = redlineOf(from, to);
  if (from.digest !== to.digest) return redline;
  const lines = redline.lines.filter((line) => line.kind !== 'removed');
  return { ...redline, lines: lines.map(asNow), isUnchanged: true, added: 0, removed: 0 };
}

function asNow({ parts }: RedlineLine): RedlineLine {
  return {
    kind: 'same',
    parts: parts.filter(({ kind }) => kind !== 'removed').map(({ text }) => ({ kind: 'same', text })),
  };
}

function lineText({ parts }: RedlineLine, color: boolean): string {
  return parts
    .map(({ kind, text }) => {
      const plain = plainLine(text);
      if (kind === 'same') return plain;
      const [open, close] = (color ? paint : mark)[kind];
      return `${open}${plain}${close}`;
    })
    .join('');
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
