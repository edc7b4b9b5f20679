import type { Place } from '../core/model/place.ts';

/** Gives the place of the characters `from` up to `to` (UTF-16 units, `to` exclusive) of one text. */
export type Placer = (from: number, to: number) => Place;

/**
 * Makes the function that turns offsets of a text into places. The lines are counted once, at the first question, so that
 * a file with very many findings stays quick.
 *
 * @param file path of the file
 * @param text its whole text
 */
export function createPlacer(file: string, text: string): Placer {
  let starts: readonly number[] | null = null;
  return (from, to) => {
    starts ??= lineStarts(text);
    const start = pointAt(starts, from);
    const end = pointAt(starts, Math.max(from, to));
    return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The last line that starts at or before the offset. */
function pointAt(starts: readonly number[], offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
