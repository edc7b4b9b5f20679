/** One line of a text. */
export interface Line {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its line end. */
  readonly next: number;
  /** Its characters without the line end. */
  readonly text: string;
}

/**
 * Walks through the lines of a text. Lines end with LF or CRLF, nothing else (U+2028 is a character like any other).
 *
 * @param text whole text
 * @param from offset at which to begin
 */
export function* linesOf(text: string, from = 0): Generator<Line> {
  for (let start = from; start < text.length;) {
    const end = text.indexOf('\n', start);
    const next = end < 0 ? text.length : end + 1;
    const stop = end < 0 ? text.length : end;
    yield { start, next, text: text.slice(start, text[stop - 1] === '\r' && stop > start ? stop - 1 : stop) };
    start = next;
  }
}

/** The same without the lines of fenced code blocks; a block that is never closed goes on to the end. */
export function* linesOutsideCode(text: string, from = 0): Generator<Line> {
  let fence: string | null = null;
  for (const line of linesOf(text, from)) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line.text);
    const [, sign = '', rest = ''] = mark ?? [];
    if (fence === null && mark !== null && !(sign.startsWith('`') && rest.includes('`'))) fence = sign;
    else if (fence === null) yield line;
    else if (sign.startsWith(fence) && rest.trim() === '') fence = null;
  }
}
