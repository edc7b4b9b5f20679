import type { Sms } from './sms.ts';
import { endingsOfMappings } from './text-endings.ts';

/** What stands in a text where the name of something withheld stood. */
export const withheldMark = '…';

/** Ids with a digit are compared without case, as links are; an id that could be a word of a text is compared exactly. */
function folded(id: string): string {
  return /\d/.test(id) ? id.toLowerCase() : id;
}

const word = /[\p{L}\p{N}]+(?:[-._]+[\p{L}\p{N}]+)*/gu;

/** Finds ids in texts in one pass over the words, however many ids there are. */
export class NameFinder {
  readonly #ids: ReadonlySet<string>;
  readonly #shown: ReadonlySet<string>;
  /** Ids that are more than one word of a text; rare, looked for one by one. */
  readonly #unusual: readonly string[];
  readonly #mostParts: number;

  constructor(ids: readonly string[], shown: readonly string[]) {
    this.#ids = new Set(ids.map(folded));
    this.#shown = new Set(shown.map(folded));
    this.#unusual = ids.filter((id) => id.match(word)?.[0] !== id);
    this.#mostParts = [...ids, ...shown].reduce((most, id) => Math.max(most, partsOf(id).length), 1);
  }

  has(id: string): boolean {
    return this.#ids.has(folded(id));
  }

  mask(text: string): string {
    if (this.#ids.size === 0) return text;
    const masked = text.replaceAll(word, (found) => this.#maskWord(found));
    return this.#unusual.reduce((at, id) => at.replaceAll(id, withheldMark), masked);
  }

  /** The longest ids win: SRP-2026-03-SLA-001 may be shown where SLA-001 is withheld. */
  #maskWord(found: string): string {
    const parts = partsOf(found);
    if (parts.length === 1) return this.has(found) && !this.#shown.has(folded(found)) ? withheldMark : found;
    let masked = '';
    let taken = 0;
    for (let from = 0; from < parts.length; from += 1) {
      for (let to = Math.min(parts.length, from + this.#mostParts); to > from; to -= 1) {
        const start = parts[from]?.start ?? 0;
        const end = parts[to - 1]?.end ?? 0;
        const id = folded(found.slice(start, end));
        if (!this.#shown.has(id) && !this.#ids.has(id)) continue;
        masked += found.slice(taken, start) + (this.#shown.has(id) ? found.slice(start, end) : withheldMark);
        taken = end;
        from = to - 1;
        break;
      }
    }
    return masked + found.slice(taken);
  }
}

function partsOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !isJoiner(text.charCodeAt(at))) continue;
    if (at > start) parts.push({ start, end: at });
    start = at + 1;
  }
  return parts;
}

/** `-`, `.` or `_`. */
function isJoiner(code: number): boolean {
  return code === 45 || code === 46 || code === 95;
}

/** Finds paths of files in texts, also relative ones. */
export class PathFinder {
  /** What the name of a file with items ends in. */
  readonly #ending: RegExp;
  /** A word up to the end of such a name. */
  readonly #path: RegExp;
  readonly #hidden: ReadonlyMap<string, readonly string[]>;
  readonly #shown: ReadonlyMap<string, readonly string[]>;

  constructor(hidden: ReadonlySet<string>, sms: Sms) {
    const further = endingsOfMappings(sms.settings.foreign).map((ending) => ending.slice(ending.lastIndexOf('.') + 1));
    const endings = `\\.(?:${['md', 'mdx', 'markdown', 'csv', ...further].join('|')})\\b`;
    this.#ending = new RegExp(endings, 'i');
    this.#path = new RegExp(`^.*${endings}`, 'i');
    const all = [...sms.files, ...sms.data, ...sms.pages].map((file) => file.file);
    this.#hidden = Map.groupBy(hidden, nameOf);
    this.#shown = Map.groupBy(
      all.filter((file) => !hidden.has(file)),
      nameOf,
    );
  }

  mask(text: string): string {
    if (this.#hidden.size === 0 || !this.#ending.test(text)) return text;
    if (this.#isHidden(text.trim())) return withheldMark;
    // Word by word: one pattern for a path within a text would take time with the square of the length.
    return text.replaceAll(/[^\s()[\]<>"'`|]+/g, (token) => {
      const path = this.#path.exec(token)?.[0];
      return path !== undefined && this.#isHidden(path) ? `${withheldMark}${token.slice(path.length)}` : token;
    });
  }

  #isHidden(path: string): boolean {
    const tail = decoded(path).replace(/^(?:\.{0,2}\/)+/, '');
    const isMeant = (file: string): boolean => file === tail || file.endsWith(`/${tail}`);
    const name = nameOf(tail);
    return (this.#hidden.get(name)?.some(isMeant) ?? false) && !(this.#shown.get(name)?.some(isMeant) ?? false);
  }
}

function nameOf(file: string): string {
  return file.split('/').at(-1) ?? file;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
