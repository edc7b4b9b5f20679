import {
  chopStart,
  definitionLength,
  isDigit,
  isLetter,
  replaceAllLinks,
  runAt,
  tagLength,
} from './independent-links.ts';

/**
 * A second implementation of the digest `cb1`, written from docs/digest.md and sharing nothing with src/core/control.
 * It reads character by character, makes one pass and writes lines as it goes, where the first one describes all lines
 * with patterns and joins them afterwards.
 */
const leftOut =
  'approvals status effective_from effective_to review summary language authors changes clauses services processes related tags schema retention distribution personal_data superseded_by corrections disposition closed'.split(
    ' ',
  );

export function independentJson(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return '[' + value.map(independentJson).join() + ']';
  if (typeof value !== 'object' || value === null) return String(value);
  const record = value as Record<string, unknown>;
  const names = Object.keys(record);
  names.sort((a, b) => {
    for (let at = 0; ; at += 1) {
      if (at === a.length || at === b.length) return a.length - b.length;
      if (a.charCodeAt(at) !== b.charCodeAt(at)) return a.charCodeAt(at) - b.charCodeAt(at);
    }
  });
  return '{' + names.map((name) => quote(name) + ':' + independentJson(record[name])).join() + '}';
}

function quote(text: string): string {
  const short: Record<number, string> = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r', 34: '\\"', 92: '\\\\' };
  let out = '"';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    out += short[unit] ?? (unit < 32 ? '\\u' + unit.toString(16).padStart(4, '0') : text.charAt(at));
  }
  return out + '"';
}

export function independentContent(
  fields: Record<string, unknown>,
  body: string,
  links: Record<string, string>,
  includes: { path: string; sha256: string }[],
): string {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) if (!leftOut.includes(name)) kept[name] = fields[name];
  const list = new Set(includes.map((file) => independentJson({ sha256: file.sha256.toLowerCase(), path: file.path })));
  const sorted = [...list].map((text) => JSON.parse(text) as { path: string; sha256: string });
  sorted.sort((a, b) => (a.path + '\0' + a.sha256 < b.path + '\0' + b.sha256 ? -1 : 1));
  return [independentJson(kept), independentJson(sorted), independentBody(body, links)].join('\n');
}

export function independentBody(body: string, links: Record<string, string>): string {
  return new BodyWriter(links).write(body.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
}

type What = 'blank' | 'verbatim' | 'block' | 'opens' | 'carries';

/** One source line on its way into the result. */
interface Pending {
  raw: string;
  seen: string;
  what: What;
  alone: boolean;
  definable: boolean;
  delimiter: boolean;
}

class BodyWriter {
  private readonly links: Record<string, string>;
  /** Negative: a quote. Otherwise the width of a list item; `empty` holds the places of items without text so far. */
  private stack: number[] = [];
  private empty = new Set<number>();
  private leaf: 'none' | 'paragraph' | 'fence' | 'html' | 'table' = 'none';
  private until = '';
  private soFar = '';
  private rowBefore = '';
  private sealed = false;
  private out: string[] = [];
  private group: Pending[] = [];

  constructor(links: Record<string, string>) {
    this.links = links;
  }

  write(text: string): string {
    const pending = text.split('\n').map((raw) => this.look(raw));
    pending.forEach((line, at) => {
      const before = this.group.at(-1);
      const joins =
        before !== undefined &&
        line.what === 'carries' &&
        !line.alone &&
        !before.alone &&
        !this.breaksHard(before, line) &&
        !pending[at + 1]?.delimiter;
      if (!joins) this.flush(line);
      this.group.push(line);
    });
    this.flush(undefined);
    while (this.out[0] === '') this.out.shift();
    while (this.out.at(-1) === '') this.out.pop();
    return this.out.map((line) => line + '\n').join('');
  }

  private flush(next: Pending | undefined): void {
    const group = this.group;
    this.group = [];
    const whole = group.map((line) => line.seen).join(' ');
    if (group.length > 1 && looksLikeBlock(whole)) {
      group.forEach((line, at) => this.emit(chop(line.raw) + this.tail(line, group[at + 1] ?? next), line, line.seen));
      return;
    }
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined) return;
    const text = group.map((line, at) => (at === 0 ? chop(line.raw) : chop(chopStart(line.raw)))).join(' ');
    this.emit(text + this.tail(last, next), first, whole);
  }

  private emit(text: string, first: Pending, seen: string): void {
    if (first.what === 'verbatim') this.out.push(text);
    else this.out.push(replaceAllLinks(text, first.definable && definitionLength(seen) > 0, this.links));
  }

  private breaksHard(line: Pending, next: Pending | undefined): boolean {
    if (next?.what !== 'carries') return false;
    const blanks = line.raw.slice(chop(line.raw).length);
    if (blanks.length >= 2 && !blanks.includes('\t')) return true;
    return blanks === '' && oddBackslashes(line.raw);
  }

  private tail(line: Pending, next: Pending | undefined): string {
    if (next?.what !== 'carries') return '';
    const blanks = line.raw.slice(chop(line.raw).length);
    if (blanks.length >= 2 && !blanks.includes('\t')) return '  ';
    return blanks !== '' && oddBackslashes(chop(line.raw)) ? ' ' : '';
  }

  /** Sections 4.2 A to C. */
  private look(raw: string): Pending {
    let text = '';
    for (const character of raw) {
      if (character !== '\t') text += character;
      else
        do text += ' ';
        while (text.length % 4 !== 0);
    }
    let place = 0;
    let quoted = false;
    let footnote = false;
    let wentOn = 0;
    const blankFrom = (at: number): boolean => spacesAt(text, at) + at >= text.length;

    for (; wentOn < this.stack.length; wentOn += 1) {
      const width = this.stack[wentOn] ?? 0;
      const spaces = spacesAt(text, place);
      if (width < 0) {
        if (spaces > 3 || text[place + spaces] !== '>') break;
        place += spaces + 1;
        if (text[place] === ' ') place += 1;
        quoted = true;
      } else if (blankFrom(place)) {
        if (this.empty.has(wentOn)) break;
        place = text.length;
      } else {
        if (spaces < width) break;
        place += width;
        this.empty.delete(wentOn);
      }
    }
    const all = wentOn === this.stack.length;
    const result = (what: What, alone = quoted, definable = false, delimiter = false): Pending => {
      return { raw, seen: chop(text.slice(place + spacesAt(text, place))), what, alone, definable, delimiter };
    };

    if (!all && this.leaf !== 'paragraph') this.leaf = 'none';
    if (this.leaf === 'fence') {
      const rest = chop(text.slice(place));
      const spaces = spacesAt(rest, 0);
      const run = rest.slice(spaces);
      if (spaces <= 3 && run.length >= this.until.length && [...run].every((c) => c === this.until[0]))
        this.leaf = 'none';
      return result('verbatim');
    }
    if (this.leaf === 'html') {
      if (htmlEnds(this.until, chop(text.slice(place)))) this.leaf = 'none';
      return result('verbatim');
    }
    if (blankFrom(place)) {
      this.cut(wentOn);
      this.leaf = 'none';
      return result(quoted ? 'block' : 'blank');
    }

    let fresh = false;
    for (;;) {
      const spaces = spacesAt(text, place);
      const rest = chop(text.slice(place + spaces));
      const open = this.leaf === 'paragraph';
      const inside = open && all && !fresh;
      const close = (leaf: 'none' | 'fence' | 'html' | 'paragraph' | 'table'): void => {
        if (!fresh) this.cut(wentOn);
        this.leaf = leaf;
      };
      const enter = (width: number, to: number): void => {
        close('none');
        this.stack.push(width);
        fresh = true;
        place = to;
      };
      // C1, C2
      if (rest === '') return result('block');
      if (spaces >= 4) {
        if (!open) {
          close('none');
          return result('verbatim');
        }
        this.soFar += ' ' + rest;
        this.rowBefore = '';
        return result('carries', true);
      }
      // C3
      if (rest[0] === '>') {
        const behind = place + spaces + 1;
        enter(-1, text[behind] === ' ' ? behind + 1 : behind);
        quoted = true;
        continue;
      }
      const fence = fenceOf(rest);
      if (fence !== '') {
        close('fence');
        this.until = fence;
        return result('verbatim');
      }
      // C4
      const html = htmlStart(rest) || (!open && tagLength(rest, 0) === rest.length ? 'blank' : '');
      if (html !== '') {
        close(htmlEnds(html, rest) ? 'none' : 'html');
        this.until = html;
        return result('verbatim');
      }
      // C5
      const defined = open && definitionLength(this.soFar) > 0;
      if ((inside && !defined && isUnderline(rest)) || isHeading(rest) || isThematicBreak(rest)) {
        close('none');
        return result('block');
      }
      // C6, C7
      const note = footnoteLength(rest);
      if (note > 0) {
        const behind = place + spaces + note;
        enter(4, behind + spacesAt(text, behind));
        footnote = true;
        continue;
      }
      const marker = markerLength(rest);
      if (marker > 0) {
        const bare = rest.length === marker;
        const number = marker === 1 ? 1 : parseInt(rest, 10);
        if (!inside || (!bare && number === 1)) {
          const behind = spacesAt(text, place + spaces + marker);
          const width = spaces + marker + (bare || behind > 4 ? 1 : behind);
          enter(width, place + width);
          if (bare) this.empty.add(this.stack.length - 1);
          continue;
        }
      }
      // C8 to C11
      if (this.leaf === 'table') return result('block');
      if (!open) {
        close('paragraph');
        [this.soFar, this.rowBefore, this.sealed] = [rest, rest, false];
        return result('opens', quoted || footnote || rest[0] === '|', !footnote);
      }
      const delimiter = isDelimiterRow(rest);
      if (delimiter && inside && this.rowBefore !== '' && cellCount(this.rowBefore) === cellCount(rest)) {
        close('table');
        return result('block', quoted, false, true);
      }
      if (!inside && tagLength(rest, 0) === rest.length) this.sealed = true;
      [this.soFar, this.rowBefore] = [this.soFar + ' ' + rest, rest];
      return result('carries', quoted || delimiter || rest[0] === '|' || defined || this.sealed, defined, delimiter);
    }
  }

  private cut(length: number): void {
    this.stack = this.stack.slice(0, length);
    for (const place of [...this.empty]) if (place >= length) this.empty.delete(place);
  }
}

function chop(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function spacesAt(text: string, at: number): number {
  return runAt(text, at, (c) => c === ' ');
}

function oddBackslashes(text: string): boolean {
  let count = 0;
  while (text[text.length - 1 - count] === '\\') count += 1;
  return count % 2 === 1;
}

function fenceOf(rest: string): string {
  for (const mark of ['`', '~']) {
    const length = runAt(rest, 0, (c) => c === mark);
    if (length >= 3 && (mark === '~' || !rest.includes('`', length))) return mark.repeat(length);
  }
  return '';
}

const blockTags = new Set(
  `address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset
  figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu
  menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul`.split(
    /\s+/,
  ),
);

/** The kind of HTML that begins, named by what ends it; empty when none does. */
function htmlStart(rest: string): string {
  if (rest[0] !== '<') return '';
  if (rest.startsWith('<!--')) return '-->';
  if (rest.startsWith('<?')) return '?>';
  if (rest.startsWith('<![CDATA[')) return ']]>';
  if (rest[1] === '!') return isLetter(rest.charAt(2)) ? '>' : '';
  const closing = rest[1] === '/';
  const from = closing ? 2 : 1;
  const name = rest.slice(from, from + runAt(rest, from, (c) => isLetter(c) || isDigit(c))).toLowerCase();
  const after = rest.slice(from + name.length);
  const ends = after === '' || after[0] === ' ' || after[0] === '>';
  if (!closing && ends && ['script', 'pre', 'style', 'textarea'].includes(name)) return 'raw';
  return blockTags.has(name) && (ends || after.startsWith('/>')) ? 'blank' : '';
}

function htmlEnds(kind: string, rest: string): boolean {
  if (kind === 'blank') return rest === '';
  const small = rest.toLowerCase();
  if (kind === 'raw') return ['</script>', '</pre>', '</style>', '</textarea>'].some((end) => small.includes(end));
  return rest.includes(kind);
}

function isUnderline(rest: string): boolean {
  return [...rest].every((c) => c === '=') || [...rest].every((c) => c === '-');
}

function isHeading(rest: string): boolean {
  const level = runAt(rest, 0, (c) => c === '#');
  return level >= 1 && level <= 6 && (rest.length === level || rest[level] === ' ');
}

function isThematicBreak(rest: string): boolean {
  const marks = rest.replaceAll(' ', '');
  return marks.length >= 3 && '*-_'.includes(marks.charAt(0)) && marks === marks.charAt(0).repeat(marks.length);
}

function footnoteLength(rest: string): number {
  if (!rest.startsWith('[^')) return 0;
  const label = runAt(rest, 2, (c) => c !== '[' && c !== ']' && c !== ' ');
  return label > 0 && rest.startsWith(']:', 2 + label) ? label + 4 : 0;
}

function markerLength(rest: string): number {
  const digits = runAt(rest, 0, isDigit);
  let length = 0;
  if (digits === 0 && '*+-'.includes(rest.charAt(0))) length = 1;
  if (digits >= 1 && digits <= 9 && '.)'.includes(rest.charAt(digits) || 'x')) length = digits + 1;
  return length > 0 && (rest.length === length || rest[length] === ' ') ? length : 0;
}

function isDelimiterRow(rest: string): boolean {
  const characters = new Set(rest);
  const allowed = [...characters].every((c) => ' |:-'.includes(c));
  return allowed && characters.has('-') && (characters.has('|') || characters.has(':'));
}

function cellCount(row: string): number {
  const pipes: number[] = [];
  for (let at = 0; at < row.length; at += 1) {
    if (row[at] === '\\' && (row[at + 1] === '\\' || row[at + 1] === '|')) at += 1;
    else if (row[at] === '|') pipes.push(at);
  }
  let start = 0;
  let end = row.length;
  if (pipes[0] === 0) {
    pipes.shift();
    start = 1;
  }
  if (pipes.at(-1) === row.length - 1) {
    pipes.pop();
    end -= 1;
  }
  return start >= end ? 0 : pipes.length + 1;
}

/** The exception of section 4.4. */
function looksLikeBlock(text: string): boolean {
  if (text[0] === '>' || text[0] === '|' || fenceOf(text) !== '' || htmlStart(text) !== '') return true;
  if (tagLength(text, 0) === text.length || isHeading(text) || isThematicBreak(text)) return true;
  return footnoteLength(text) > 0 || markerLength(text) > 0 || isDelimiterRow(text);
}
