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

/** Sentences about what two texts differ in, as a table of words has them; `{count}` and the like stand for what is put in. */
export const redlineTexts = {
  oneWord: '1 word',
  words: '{count} words',
  wordsChanged: '{added} added, {removed} removed.',
  oneLine: '1 line',
  lines: '{count} lines',
  onlyLayout: 'No word changed; layout of {layout} changed.',
  onlyMarks: 'No word changed; punctuation or emphasis of {marks} changed.',
  marksAndLayout: 'No word changed; punctuation or emphasis of {marks} changed, layout of {layout} changed.',
  added: 'added: ',
  removed: 'removed: ',
  now: 'now: ',
  before: 'before: ',
  blanksAdded: 'blanks added: ',
  blanksRemoved: 'blanks removed: ',
  blanksNow: 'blanks now: ',
  blanksBefore: 'blanks before: ',
} as const;

/** These sentences in one language. */
export type RedlineTexts = Readonly<Record<keyof typeof redlineTexts, string>>;

/**
 * What changed in the wording, in a sentence or two: words counted, else the lines in which marks or the layout changed.
 *
 * @param lines all lines of a comparison
 * @returns null where nothing did
 * @param texts sentences to say; English where they are left out
 */
export function summaryOfLines(lines: readonly RedlineLine[], texts: RedlineTexts = redlineTexts): string | null {
  const kinds = lines.flatMap((line) => changeOfLine(line) ?? []);
  if (kinds.length === 0) return null;
  const wordsOf = (count: number): string => countOf(count, texts.oneWord, texts.words);
  if (kinds.includes('words'))
    return filled(texts.wordsChanged, {
      added: wordsOf(countWords(lines, 'added')),
      removed: wordsOf(countWords(lines, 'removed')),
    });
  const linesOf = (kind: ChangeOfLine): string =>
    countOf(kinds.filter((entry) => entry === kind).length, texts.oneLine, texts.lines);
  const values = { layout: linesOf('layout'), marks: linesOf('marks') };
  if (!kinds.includes('marks')) return filled(texts.onlyLayout, values);
  return filled(kinds.includes('layout') ? texts.marksAndLayout : texts.onlyMarks, values);
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
 * @param texts sentences to say; English where they are left out
 */
export function wordsBefore(
  { kind, text }: RedlinePart,
  ofReplaced: boolean,
  texts: RedlineTexts = redlineTexts,
): string {
  const isBlank = text.trim() === '';
  if (kind === 'added')
    return ofReplaced ? (isBlank ? texts.blanksNow : texts.now) : isBlank ? texts.blanksAdded : texts.added;
  return ofReplaced ? (isBlank ? texts.blanksBefore : texts.before) : isBlank ? texts.blanksRemoved : texts.removed;
}

function countOf(count: number, one: string, other: string): string {
  return count === 1 ? one : filled(other, { count: String(count) });
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
