import type { Change } from './compare-sequences.ts';
import { changesBetween } from './compare-sequences.ts';

/** A stretch of text that is the same, new, or gone. */
export interface RedlinePart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A line of the text (a paragraph, list item, row or heading) with what changed in it. */
export interface RedlineLine {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly parts: readonly RedlinePart[];
}

/** A line with the blank lines before it: they tell paragraphs and loose lists apart, and count in code. */
interface TextLine {
  readonly text: string;
  readonly blanks: number;
}

/**
 * Compares two texts line by line, and lines that are alike word by word. This also runs in readers' browsers.
 *
 * @param before lines of the earlier text
 * @param after lines of the later text
 * @returns lines that are not blank; a blank line that came or went stands as a line end in the line it stood before
 */
export function compareLines(before: readonly string[], after: readonly string[]): readonly RedlineLine[] {
  const [old, now] = [textLines(before), textLines(after)];
  const changes = changesBetween(
    old.map(({ text }) => text),
    now.map(({ text }) => text),
  );
  const lines: RedlineLine[] = [];
  let [at, to] = [0, 0];
  changes.forEach(({ kind, values }, index) => {
    const next = changes[index + 1];
    if (kind === 'same') {
      lines.push(...values.map((_, offset) => sameText(old[at + offset], now[to + offset], offset > 0)));
      [at, to] = [at + values.length, to + values.length];
    } else if (kind === 'removed') {
      const added = next?.kind === 'added' ? next.values : [];
      lines.push(...pairs(values, added));
      [at, to] = [at + values.length, to + added.length];
    } else if (changes[index - 1]?.kind !== 'removed') {
      lines.push(...values.map((text) => whole('added', text)));
      to += values.length;
    }
  });
  return lines;
}

/**
 * The changed lines with some unchanged ones around them; null stands for those that are left out.
 *
 * @param lines of a redline
 * @param around how many unchanged lines are kept on each side
 */
export function foldRedline(lines: readonly RedlineLine[], around = 1): readonly (RedlineLine | null)[] {
  const isKept = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some((line) => line.kind !== 'same'),
  );
  return lines.flatMap((line, index) =>
    isKept[index] === true ? [line] : index === 0 || isKept[index - 1] === true ? [null] : [],
  );
}

/**
 * Compares two texts word by word.
 *
 * @param before the earlier text
 * @param after the later text
 */
export function compareWords(before: string, after: string): readonly RedlinePart[] {
  return changesBetween(tokensOf(before), tokensOf(after)).map(({ kind, values }: Change<string>) => ({
    kind,
    text: values.join(''),
  }));
}

/** What may hold a word or number together: `ROL-002`, `2026-03-01`, `9.30`, `owner’s`. */
const word = /[\p{L}\p{N}]+(?:[-./:'’][\p{L}\p{N}]+)*/gu;

/** Words and numbers of a text. */
export function wordsOf(text: string): readonly string[] {
  return text.match(word) ?? [];
}

/**
 * True where one of two texts is the other, changed: half of the longer is shared, or most of the shorter is still there, as where a
 * sentence was added to a paragraph.
 *
 * @param a words of a text, lower case
 * @param b words of another
 */
export function isAlike(a: readonly string[], b: readonly string[]): boolean {
  return a.length + b.length > 0 && likenessOf(a, b) > 0;
}

/** So many words must go on where the rest of a line is new; fewer may be there by chance. */
const leastWords = 4;

/** How alike two lines are, 0 where one is not the other, changed. */
function likenessOf(a: readonly string[], b: readonly string[]): number {
  const [most, least] = [Math.max(a.length, b.length), Math.min(a.length, b.length)];
  if (most === 0) return 0.5;
  const rest = new Map<string, number>();
  for (const entry of a) rest.set(entry, (rest.get(entry) ?? 0) + 1);
  let shared = 0;
  for (const entry of b) {
    const left = rest.get(entry) ?? 0;
    if (left > 0) shared += 1;
    rest.set(entry, left - 1);
  }
  const goesOn = shared >= leastWords && shared / least >= 0.8;
  return goesOn || shared / most >= 0.5 ? (2 * shared) / (a.length + b.length) : 0;
}

function textLines(lines: readonly string[]): readonly TextLine[] {
  const found: TextLine[] = [];
  let blanks = 0;
  for (const text of lines) {
    if (text.trim() === '') blanks += 1;
    else {
      // Nothing stands before the first line that blank lines could part it from.
      found.push({ text, blanks: found.length === 0 ? 0 : blanks });
      blanks = 0;
    }
  }
  return found;
}

/** Blank lines are told where the line before stayed too; after one that came or went they went with it. */
function sameText(old: TextLine | undefined, now: TextLine | undefined, isInside: boolean): RedlineLine {
  const text = now?.text ?? '';
  const more = isInside ? (now?.blanks ?? 0) - (old?.blanks ?? 0) : 0;
  const parts: RedlinePart[] = [{ kind: 'same', text }];
  if (more === 0) return { kind: 'same', parts };
  const ends = '\n'.repeat(Math.abs(more));
  return { kind: 'changed', parts: [{ kind: more > 0 ? 'added' : 'removed', text: ends }, ...parts] };
}

function whole(kind: 'added' | 'removed', text: string): RedlineLine {
  return { kind, parts: [{ kind, text }] };
}

/** More comparisons than this would keep a reader waiting: such a block is shown as taken out and put in. */
const mostComparisons = 250_000;

/** Lines that were replaced: each beside the new one it became, in order, so that as much as can be goes on. */
function pairs(removed: readonly string[], added: readonly string[]): readonly RedlineLine[] {
  const lines: RedlineLine[] = [];
  let [at, to] = [0, 0];
  for (const [old, now] of removed.length * added.length > mostComparisons ? [] : bestPairs(removed, added)) {
    lines.push(...removed.slice(at, old).map((text) => whole('removed', text)));
    lines.push(...added.slice(to, now).map((text) => whole('added', text)));
    lines.push({ kind: 'changed', parts: compareWords(removed[old] ?? '', added[now] ?? '') });
    [at, to] = [old + 1, now + 1];
  }
  lines.push(...removed.slice(at).map((text) => whole('removed', text)));
  return [...lines, ...added.slice(to).map((text) => whole('added', text))];
}

/** The pairs, in order on both sides, that are most alike together. */
function bestPairs(removed: readonly string[], added: readonly string[]): readonly (readonly [number, number])[] {
  const [old, now] = [removed, added].map((lines) => lines.map((text) => wordsOf(text.toLowerCase())));
  const score = removed.map((_, i) => added.map((__, j) => likenessOf(old?.[i] ?? [], now?.[j] ?? [])));
  const best = Array.from({ length: removed.length + 1 }, () => new Array<number>(added.length + 1).fill(0));
  const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = removed.length - 1; i >= 0; i -= 1)
    for (let j = added.length - 1; j >= 0; j -= 1) {
      const own = at(score, i, j);
      const paired = own > 0 ? own + at(best, i + 1, j + 1) : 0;
      const row = best[i];
      if (row !== undefined) row[j] = Math.max(paired, at(best, i + 1, j), at(best, i, j + 1));
    }
  const found: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < removed.length && j < added.length;) {
    const own = at(score, i, j);
    if (own > 0 && at(best, i, j) === own + at(best, i + 1, j + 1)) {
      found.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(best, i + 1, j) >= at(best, i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

const token = new RegExp(`${word.source}|\\s|[^\\p{L}\\p{N}\\s]`, 'gu');

/** Words, blanks and marks, in order. */
function tokensOf(text: string): readonly string[] {
  return text.match(token) ?? [];
}
