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
  const list = new Set(
    includes.map((file) => independentJson({ sha256: file.sha256.toLowerCase(), path: file.path })),
  );
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
      else do text += ' ';
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
      if (spaces <= 3 && run.length >= this.until.length && [...run].every((c) => c === this.until[0])) this.leaf = 'none';
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

function chopStart(text: string): string {
  let start = 0;
  while (start < text.length && ' \t'.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}

function spacesAt(text: string, at: number): number {
  return runAt(text, at, (c) => c === ' ');
}

function runAt(text: string, at: number, fits: (character: string) => boolean): number {
  let end = at;
  while (end < text.length && fits(text.charAt(end))) end += 1;
  return end - at;
}

const isLetter = (c: string): boolean => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
const isDigit = (c: string): boolean => c >= '0' && c <= '9';
const isBlank = (c: string): boolean => c === ' ' || c === '\t';
const isPunctuation = (c: string): boolean => c.length === 1 && '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'.includes(c);

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

/** Length of the complete tag at a place of a text, -1 when there is none. */
function tagLength(text: string, from: number): number {
  if (text[from] !== '<') return -1;
  let at = from + 1;
  const closing = text[at] === '/';
  if (closing) at += 1;
  if (!isLetter(text.charAt(at))) return -1;
  at += runAt(text, at, (c) => isLetter(c) || isDigit(c) || c === '-');
  while (!closing) {
    const gap = runAt(text, at, isBlank);
    const start = text.charAt(at + gap);
    if (gap === 0 || !(isLetter(start) || start === '_' || start === ':')) break;
    at += gap + runAt(text, at + gap, (c) => isLetter(c) || isDigit(c) || (c !== '' && '_.:-'.includes(c)));
    const beforeSign = at + runAt(text, at, isBlank);
    if (text[beforeSign] !== '=') continue;
    const value = beforeSign + 1 + runAt(text, beforeSign + 1, isBlank);
    const mark = text.charAt(value);
    if (mark === '"' || mark === "'") {
      const end = text.indexOf(mark, value + 1);
      if (end === -1) return -1;
      at = end + 1;
    } else {
      const length = runAt(text, value, (c) => !' \t"\'=<>`'.includes(c));
      if (length === 0) return -1;
      at = value + length;
    }
  }
  at += runAt(text, at, isBlank);
  if (!closing && text[at] === '/') at += 1;
  return text[at] === '>' ? at + 1 - from : -1;
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

/** Length of `[label]:` at the start of a text; 0 when it begins with none. */
function definitionLength(text: string): number {
  if (text[0] !== '[') return 0;
  let at = 1;
  while (at < text.length && text[at] !== ']') {
    if (text[at] === '[') return 0;
    at += text[at] === '\\' ? 2 : 1;
  }
  return at > 1 && text[at] === ']' && text[at + 1] === ':' ? at + 2 : 0;
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

/** Section 4.5. */
function replaceAllLinks(text: string, defining: boolean, links: Record<string, string>): string {
  const definition = defining ? replaceDefinition(text, links) : null;
  if (definition !== null) return definition;
  let out = '';
  let at = 0;
  while (at < text.length) {
    const here = text.charAt(at);
    let length = 1;
    let replacement: string | null = null;
    if (here === '\\' && isPunctuation(text.charAt(at + 1))) length = 2;
    else if (here === '`') length = codeLength(text, at);
    else if (here === '<') {
      const uri = uriLength(text, at + 1);
      if (uri > 0) {
        length = uri + 2;
        replacement = '<' + idOf(text.slice(at + 1, at + 1 + uri), links) + '>';
      } else length = Math.max(1, tagLength(text, at));
    } else if (here === ']' && text[at + 1] === '(') {
      const start = at + 2 + runAt(text, at + 2, isBlank);
      const target = targetLength(text, start);
      const end = target > 0 ? closeOfLink(text, start + target) : -1;
      if (end > 0) {
        length = end - at;
        const rest = text.slice(start + target, end);
        replacement = text.slice(at, start) + idOf(text.slice(start, start + target), links) + rest;
      }
    }
    out += replacement ?? text.slice(at, at + length);
    at += length;
  }
  return out;
}

function replaceDefinition(text: string, links: Record<string, string>): string | null {
  const bracket = text.indexOf('[');
  const label = definitionLength(text.slice(bracket));
  if (bracket === -1 || label === 0) return null;
  const start = bracket + label + runAt(text, bracket + label, isBlank);
  const angle = text[start] === '<';
  const length = angle ? angleLength(text, start) : runAt(text, start, (c) => !isBlank(c));
  if (length <= 0) return null;
  const rest = text.slice(start + length);
  const title = chopStart(rest);
  if (title !== '' && (title === rest || !'"\'('.includes(title.charAt(0)))) return null;
  return text.slice(0, start) + idOf(text.slice(start, start + length), links) + rest;
}

function idOf(written: string, links: Record<string, string>): string {
  const inner = written[0] === '<' ? written.slice(1, -1) : written;
  let target = '';
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] === '\\' && isPunctuation(inner.charAt(at + 1))) at += 1;
    target += inner.charAt(at);
  }
  const [path = ''] = target.split('#', 1);
  return path !== '' && Object.hasOwn(links, path) ? (links[path] ?? '') + target.slice(path.length) : written;
}

function codeLength(text: string, at: number): number {
  const ticks = runAt(text, at, (c) => c === '`');
  for (let place = at + ticks; place < text.length; place += 1) {
    const run = runAt(text, place, (c) => c === '`');
    if (run === ticks) return place + run - at;
    place += run;
  }
  return ticks;
}

function uriLength(text: string, at: number): number {
  if (!isLetter(text.charAt(at))) return 0;
  const scheme = runAt(text, at, (c) => isLetter(c) || isDigit(c) || '+.-'.includes(c));
  if (scheme < 2 || scheme > 32 || text[at + scheme] !== ':') return 0;
  const length = runAt(text, at, (c) => !isBlank(c) && c !== '<' && c !== '>');
  return text[at + length] === '>' ? length : 0;
}

function angleLength(text: string, at: number): number {
  for (let place = at + 1; place < text.length; place += 1) {
    if (text[place] === '\\') place += 1;
    else if (text[place] === '<') return -1;
    else if (text[place] === '>') return place + 1 - at;
  }
  return -1;
}

function targetLength(text: string, at: number): number {
  if (text[at] === '<') return angleLength(text, at);
  let place = at;
  let opened = -1;
  for (; place < text.length && !isBlank(text.charAt(place)); place += 1) {
    if (text[place] === '\\') {
      if (isPunctuation(text.charAt(place + 1))) place += 1;
    } else if (text[place] === '(') {
      if (opened !== -1) return -1;
      opened = place;
    } else if (text[place] === ')') {
      if (opened === -1) break;
      opened = -1;
    }
  }
  return opened === -1 ? place - at : -1;
}

function closeOfLink(text: string, at: number): number {
  const gap = runAt(text, at, isBlank);
  let place = at + gap;
  const closing = { '"': '"', "'": "'", '(': ')' }[text.charAt(place)];
  if (gap > 0 && closing !== undefined) {
    const opening = text.charAt(place);
    for (place += 1; place < text.length && text[place] !== closing; place += 1) {
      if (text[place] === '\\') place += 1;
      else if (text[place] === opening) return -1;
    }
    place += 1;
    place += runAt(text, place, isBlank);
  }
  return text[place] === ')' ? place + 1 : -1;
}
