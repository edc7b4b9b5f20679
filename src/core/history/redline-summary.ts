import type { RedlineLine, RedlinePart } from './compare-lines.ts';
import { wordsOf } from './compare-lines.ts';

/** What changed in a line besides words: marks are punctuation, emphasis and lines of tables; layout is blanks and line ends. */
export type ChangeOfLine = 'words' | 'marks' | 'layout';

/**
 * What kind of change a line holds.
 *
 * @param line a line of a comparison
 * @returns null for a line that is the same
 */
export function changeOfLine({ parts }: Pick<RedlineLine, 'parts'>): ChangeOfLine | null {
  const changed = parts.filter(({ kind }) => kind !== 'same');
  if (changed.length === 0) return null;
  if (changed.some(({ text }) => wordsOf(text).length > 0)) return 'words';
  return changed.some(({ text }) => text.trim() !== '') ? 'marks' : 'layout';
}

/** Words of one kind in the lines of a comparison. */
export function countWords(lines: readonly RedlineLine[], kind: RedlinePart['kind']): number {
  const parts = lines.flatMap((line) => line.parts.filter((part) => part.kind === kind));
  return parts.reduce((sum, { text }) => sum + wordsOf(text).length, 0);
}

/**
 * What changed in the wording, in a sentence or two: words counted, else the lines in which marks or the layout changed.
 *
 * @param lines all lines of a comparison
 * @returns null where nothing did
 */
export function summaryOfLines(lines: readonly RedlineLine[]): string | null {
  const kinds = lines.flatMap((line) => changeOfLine(line) ?? []);
  if (kinds.length === 0) return null;
  if (kinds.includes('words'))
    return `${countOf(countWords(lines, 'added'), 'word')} added, ${countOf(countWords(lines, 'removed'), 'word')} removed.`;
  const linesOf = (kind: ChangeOfLine): string => countOf(kinds.filter((entry) => entry === kind).length, 'line');
  const layout = `layout of ${linesOf('layout')} changed`;
  if (!kinds.includes('marks')) return `No word changed; ${layout}.`;
  const marks = `punctuation or emphasis of ${linesOf('marks')} changed`;
  return `No word changed; ${marks}${kinds.includes('layout') ? `, ${layout}` : ''}.`;
}

/**
 * A changed stretch of text as people can see it: where it holds nothing but blanks, each is a dot and each line end an arrow.
 *
 * @param part a stretch of a comparison
 */
export function visibleText({ kind, text }: RedlinePart): string {
  return kind === 'same' || text.trim() !== '' ? text : text.replaceAll('\n', '↵').replaceAll(/\s/g, '·');
}

/** True for two values of which nothing of the one stayed in the other. */
export function isReplaced(parts: readonly RedlinePart[]): boolean {
  return parts.every(({ kind }) => kind !== 'same');
}

/**
 * What those who do not see the marks hear before a changed stretch.
 *
 * @param part the stretch
 * @param ofReplaced true for a value of which nothing stayed
 */
export function wordsBefore({ kind, text }: RedlinePart, ofReplaced: boolean): string {
  const word = kind === 'added' ? (ofReplaced ? 'now' : 'added') : ofReplaced ? 'before' : 'removed';
  return `${text.trim() === '' ? 'blanks ' : ''}${word}: `;
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
