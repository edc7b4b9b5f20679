/** A problem met while reading; the `read…` functions throw it and `parseFlowchart` turns it into a value. */
export class ReadProblem extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** Reads a source from its start to its end, and knows the line it is at. Never goes back. */
export class SourceReader {
  readonly source: string;
  #position = 0;
  #line = 1;

  constructor(source: string) {
    this.source = source;
  }

  get line(): number {
    return this.#line;
  }

  get atEnd(): boolean {
    return this.#position >= this.source.length;
  }

  /** Takes a sticky pattern (flag `y`); gives the match at the current position without moving, or null. */
  peek(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    return pattern.exec(this.source);
  }

  /** Takes a sticky pattern (flag `y`); gives the match at the current position and moves behind it, or null. */
  take(pattern: RegExp): RegExpExecArray | null {
    const match = this.peek(pattern);
    if (match !== null) this.#moveTo(this.#position + match[0].length);
    return match;
  }

  /** Gives whether `text` stands at the current position, and if so moves behind it. */
  takeText(text: string): boolean {
    if (!this.source.startsWith(text, this.#position)) return false;
    this.#moveTo(this.#position + text.length);
    return true;
  }

  /** Takes a pattern with flag `g`; gives the text before its next match and the match, and moves behind both. */
  takeUntil(pattern: RegExp): { readonly before: string; readonly match: string } | null {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.source);
    if (match === null) return null;
    const before = this.source.slice(this.#position, match.index);
    this.#moveTo(match.index + match[0].length);
    return { before, match: match[0] };
  }

  /** Moves over blanks on this line. */
  skipBlanks(): void {
    this.take(/[ \t\r\u00a0\ufeff]*/y);
  }

  /** Gives a short quotation of what stands at the current position, for a message. */
  quote(): string {
    const ahead = this.peek(/[^\n]{0,24}/y)?.[0].trim() ?? '';
    return ahead === '' ? 'end of line' : `"${ahead}"`;
  }

  /** Stops the reading with a message at this line, or at the line given. */
  fail(message: string, line: number = this.#line): never {
    throw new ReadProblem(message, line);
  }

  #moveTo(position: number): void {
    for (let at = this.#position; at < position; at += 1) if (this.source.charCodeAt(at) === 10) this.#line += 1;
    this.#position = position;
  }
}
