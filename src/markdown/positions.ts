import type { Place } from '../core/model/place.ts';

/**
 * Place of the characters `from` up to `to` of a text.
 *
 * @param file path of the file
 * @param text its whole text
 * @param from first offset, in UTF-16 units
 * @param to offset behind the last character
 */
export function placeAt(file: string, text: string, from: number, to: number): Place {
  const start = pointAt(text, from);
  const end = pointAt(text, Math.max(from, to));
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function pointAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
