/** The part of the second implementation of `cb1` (independent-digest.ts) that replaces targets: docs/digest.md, 4.5. */
export function replaceAllLinks(text: string, defining: boolean, links: Record<string, string>): string {
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

export function chopStart(text: string): string {
  let start = 0;
  while (start < text.length && ' \t'.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}

export function runAt(text: string, at: number, fits: (character: string) => boolean): number {
  let end = at;
  while (end < text.length && fits(text.charAt(end))) end += 1;
  return end - at;
}

export const isLetter = (c: string): boolean => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
export const isDigit = (c: string): boolean => c >= '0' && c <= '9';
const isBlank = (c: string): boolean => c === ' ' || c === '\t';
const isPunctuation = (c: string): boolean => c.length === 1 && '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'.includes(c);

/** Length of the complete tag at a place of a text, -1 when there is none. */
export function tagLength(text: string, from: number): number {
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

/** Length of `[label]:` at the start of a text; 0 when it begins with none. */
export function definitionLength(text: string): number {
  if (text[0] !== '[') return 0;
  let at = 1;
  while (at < text.length && text[at] !== ']') {
    if (text[at] === '[') return 0;
    at += text[at] === '\\' ? 2 : 1;
  }
  return at > 1 && text[at] === ']' && text[at + 1] === ':' ? at + 2 : 0;
}
