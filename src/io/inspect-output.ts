import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ownText } from '../core/model/own-text.ts';

/** A link in the output that leads to nothing in the output. */
export interface BrokenLink {
  readonly page: string;
  readonly target: string;
}

/** A trace of something the audience may not see. */
export interface Leak {
  readonly file: string;
  readonly what: string;
}

// A text may show markup as an example: only what stands in a tag is markup.
const tag = /<[a-z](?:[^">]|"[^"]*")*>/gi;
const attribute = /\s(?:href|src|action)="([^"]*)"/g;
const forward = /<meta http-equiv="refresh" content="[^"]*url=([^"]*)"/gi;
const anchorId = /\sid="([^"]*)"/g;
const readable = /\.(?:html|json|js|css|xml|txt|svg)$/;

/**
 * Checks every link and anchor of the built pages against the built files.
 *
 * @param folder the built site
 * @param pages its HTML files
 * @param base path below which it will be published
 */
export async function findBrokenLinks(
  folder: string,
  pages: readonly string[],
  base: string,
): Promise<readonly BrokenLink[]> {
  const files = new Set(await filesOf(folder));
  const anchors = new Map<string, ReadonlySet<string>>();
  const wanted: { page: string; target: string; file: string; anchor: string }[] = [];
  const broken: BrokenLink[] = [];
  for (const path of pages) {
    const html = (await readFile(path, 'utf8')).match(tag)?.join('') ?? '';
    const page = nameOf(folder, path);
    anchors.set(page, new Set(valuesOf(html, anchorId).map(ownText)));
    for (const target of new Set([...valuesOf(html, attribute), ...valuesOf(html, forward)])) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue;
      const [place = '', anchor = ''] = target.split('#');
      const address = place.split('?')[0] ?? '';
      const file = place === '' ? page : fileOf(address, base);
      if (file === null || !files.has(file)) {
        // Pagefind writes its files after this check.
        if (file === null || !file.startsWith('pagefind/')) broken.push({ page, target });
      } else if (anchor !== '' && file.endsWith('.html'))
        wanted.push({ page, target: ownText(target), file: ownText(file), anchor: ownText(decode(anchor)) });
    }
  }
  for (const { page, target, file, anchor } of wanted) {
    if (!(anchors.get(file)?.has(anchor) ?? false)) broken.push({ page, target });
  }
  return broken;
}

/**
 * Looks for names of withheld items in everything that was written, names of files included.
 *
 * @param folder the built site
 * @param withheld ids, found in any case and also inside addresses; titles, found as they are written
 */
export async function findLeaks(
  folder: string,
  withheld: { readonly ids: readonly string[]; readonly titles: readonly string[] },
): Promise<readonly Leak[]> {
  const patterns = [
    anyOf(withheld.ids, '(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])', 'iu'),
    anyOf(withheld.titles, '(?<![\\p{L}\\p{N}_-])', '(?![\\p{L}\\p{N}_-])', 'u'),
  ].filter((pattern) => pattern !== null);
  if (patterns.length === 0) return [];
  const leaks: Leak[] = [];
  for (const file of await filesOf(folder)) {
    // Scripts and styles come with the package: they name ids in their comments, and nothing of this SMS.
    const isOurs = file.startsWith('_assets/');
    const text = readable.test(file) && !isOurs ? await readFile(join(folder, file), 'utf8') : '';
    const match = patterns.map((pattern) => pattern.exec(file) ?? pattern.exec(text)).find((found) => found !== null);
    if (match !== undefined) leaks.push({ file, what: match[0] });
  }
  return leaks;
}

function anyOf(words: readonly string[], before: string, after: string, flags: string): RegExp | null {
  if (words.length === 0) return null;
  const all = new Set(words.flatMap(spellings));
  return new RegExp(`${before}(?:${[...all].map(escapePattern).join('|')})${after}`, flags);
}

/** A word as it may stand in HTML, JSON and addresses. */
function spellings(word: string): readonly string[] {
  const html = word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    word,
    html,
    html.replaceAll('"', '&quot;'),
    html.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    word.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;').replaceAll('"', '&#x22;'),
    JSON.stringify(word).slice(1, -1),
    encodeURIComponent(word),
  ];
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => nameOf(folder, join(entry.parentPath, entry.name)));
}

function nameOf(folder: string, path: string): string {
  return relative(folder, path).replaceAll('\\', '/');
}

function valuesOf(html: string, pattern: RegExp): readonly string[] {
  return [...html.matchAll(pattern)].map((match) => unescape(match[1] ?? ''));
}

function fileOf(address: string, base: string): string | null {
  if (!address.startsWith(base)) return null;
  const path = decode(address.slice(base.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" };

function unescape(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|quot|lt|gt|apos));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
