import type { Classification } from '../types/declaration.ts';
import type { Item } from './item.ts';
import type { Sms, Withheld } from './sms.ts';

const ranks: Readonly<Record<Classification, number>> = { public: 0, customer: 1, internal: 2, restricted: 3 };

/** What stands in a text where the name of something withheld stood. */
export const withheldMark = '…';

/** What an audience may not see, and how it is found in texts. */
export interface Withholding {
  /** True when nothing is withheld. */
  readonly isEmpty: boolean;
  /** Ids, as written, of items and registers above the audience. */
  readonly ids: ReadonlySet<string>;
  /** True for the id of something withheld, or another name of it, compared as links are. */
  readonly hides: (id: string) => boolean;
  /** True for a file that holds nothing this audience may see. */
  readonly hidesFile: (file: string) => boolean;
  /** The text with `withheldMark` for every id and file that is withheld; the same text when it names none. */
  readonly mask: (text: string) => string;
  /** True when a text names an id or file that is withheld. */
  readonly names: (text: string) => boolean;
}

/** True when something of a classification may be shown to an audience. */
export function maySee(audience: Classification, classification: Classification): boolean {
  return ranks[classification] <= ranks[audience];
}

/**
 * Works out what an audience may not see: items and registers classified above it, all that stands inside one of these,
 * and the files that hold nothing else.
 *
 * @param sms the whole model
 * @param audience highest classification to show
 */
export function withholdingFor(sms: Sms, audience: Classification): Withholding {
  const ids = withheldIds(sms, audience);
  const shown = [...sms.items.keys(), ...sms.registers.keys()].filter((id) => !ids.has(id));
  const aliases = Object.entries(sms.settings.aliases)
    .filter(([, id]) => ids.has(id))
    .map(([alias]) => alias);
  const names = new NameFinder([...ids, ...aliases], shown);
  const files = withheldFiles(sms, ids, audience);
  const paths = new PathFinder(files, sms);
  // The same values are met again and again: ids, days, words of enumerations, and a field both as stated and as built.
  const known = new Map<string, string>();
  const mask = (text: string): string => {
    let masked = known.get(text);
    if (masked === undefined) {
      masked = names.mask(paths.mask(text));
      known.set(text, masked);
    }
    return masked;
  };
  return {
    isEmpty: ids.size === 0 && files.size === 0,
    ids,
    hides: (id) => names.has(id),
    hidesFile: (file) => files.has(file),
    mask,
    names: (text) => mask(text) !== text,
  };
}

function withheldIds(sms: Sms, audience: Classification): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  const isVisible = (item: Item): boolean => {
    const before = known.get(item.id);
    if (before !== undefined) return before;
    const register = item.parent === null ? undefined : sms.registers.get(item.parent);
    const parent = item.parent === null ? undefined : sms.items.get(item.parent);
    const visible =
      maySee(audience, item.classification) &&
      (register === undefined || maySee(audience, register.classification)) &&
      (parent === undefined || isVisible(parent));
    known.set(item.id, visible);
    return visible;
  };
  return new Set([
    ...[...sms.items.values()].filter((item) => !isVisible(item)).map((item) => item.id),
    ...[...sms.registers.values()]
      .filter((register) => !maySee(audience, register.classification))
      .map((register) => register.id),
  ]);
}

/** Files that hold something withheld and nothing that is shown. */
function withheldFiles(sms: Sms, ids: ReadonlySet<string>, audience: Classification): ReadonlySet<string> {
  const hidden = new Set<string>();
  const shown = new Set<string>();
  for (const holder of [...sms.items.values(), ...sms.registers.values()])
    (ids.has(holder.id) ? hidden : shown).add(holder.file);
  for (const entry of sms.withheld) {
    if (!maySee(audience, classificationOf(entry, sms))) hidden.add(entry.file);
  }
  for (const page of sms.pages) {
    if (!maySee(audience, statedClassification(page.fields['classification']))) hidden.add(page.file);
  }
  return new Set([...hidden].filter((file) => !shown.has(file)));
}

/** Classification of what could not be taken up: as its file states it. */
function classificationOf(entry: Withheld, sms: Sms): Classification {
  const register = [...sms.registers.values()].find((candidate) => candidate.file === entry.file);
  if (register !== undefined) return register.classification;
  return statedClassification(
    sms.files.find((facts) => facts.file === entry.file)?.fields['classification'] ?? 'internal',
  );
}

/** A text without a classification is public prose; a word nobody knows gives the strictest reading. */
function statedClassification(stated: unknown): Classification {
  if (stated === undefined || stated === null) return 'public';
  return stated === 'public' || stated === 'customer' || stated === 'internal' ? stated : 'restricted';
}

/** Ids with a digit are compared without case, as links are; an id that could be a word of a text is compared exactly. */
function folded(id: string): string {
  return /\d/.test(id) ? id.toLowerCase() : id;
}

const word = /[\p{L}\p{N}]+(?:[-._]+[\p{L}\p{N}]+)*/gu;

/** Finds ids in texts in one pass over the words, however many ids there are. */
class NameFinder {
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
class PathFinder {
  readonly #hidden: ReadonlyMap<string, readonly string[]>;
  readonly #shown: ReadonlyMap<string, readonly string[]>;

  constructor(hidden: ReadonlySet<string>, sms: Sms) {
    const all = [...sms.files, ...sms.data, ...sms.pages].map((file) => file.file);
    this.#hidden = Map.groupBy(hidden, nameOf);
    this.#shown = Map.groupBy(
      all.filter((file) => !hidden.has(file)),
      nameOf,
    );
  }

  mask(text: string): string {
    if (this.#hidden.size === 0 || !/\.(?:md|csv|markdown)/i.test(text)) return text;
    if (this.#isHidden(text.trim())) return withheldMark;
    // Word by word: one pattern for a path within a text would take time with the square of the length.
    return text.replaceAll(/[^\s()[\]<>"'`|]+/g, (token) => {
      const path = /^.*\.(?:md|mdx|markdown|csv)\b/i.exec(token)?.[0];
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
