import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

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

const attribute = /\s(?:href|src)="([^"]*)"/g;
const anchorId = /\sid="([^"]*)"/g;

/**
 * Checks every link and anchor of the built pages against the built files.
 *
 * @param folder the built site
 * @param pages its HTML files
 * @param base path below which it will be published
 */
export async function findBrokenLinks(folder: string, pages: readonly string[], base: string): Promise<readonly BrokenLink[]> {
  const files = new Set((await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')));
  const anchors = new Map<string, ReadonlySet<string>>();
  const wanted: { page: string; target: string; file: string; anchor: string }[] = [];
  const broken: BrokenLink[] = [];
  for (const path of pages) {
    const html = await readFile(path, 'utf8');
    const page = relative(folder, path).replaceAll('\\', '/');
    anchors.set(page, new Set([...html.matchAll(anchorId)].map((match) => unescape(match[1] ?? ''))));
    for (const target of new Set([...html.matchAll(attribute)].map((match) => unescape(match[1] ?? '')))) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue;
      const [address = '', anchor = ''] = target.split('#');
      const file = address === '' ? page : fileOf(address, base);
      if (file === null || !files.has(file)) {
        // Pagefind writes its files after this check.
        if (file === null || !file.startsWith('pagefind/')) broken.push({ page, target });
      } else if (anchor !== '') wanted.push({ page, target, file, anchor: decode(anchor) });
    }
  }
  for (const { page, target, file, anchor } of wanted) {
    if (file.endsWith('.html') && !(anchors.get(file)?.has(anchor) ?? false)) broken.push({ page, target });
  }
  return broken;
}

function fileOf(address: string, base: string): string | null {
  if (!address.startsWith(base)) return null;
  const path = decode(address.slice(base.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/**
 * Looks for ids and titles of withheld items in everything that was written.
 *
 * @param folder the built site
 * @param withheld ids and titles that must not be there
 */
export async function findLeaks(folder: string, withheld: readonly string[]): Promise<readonly Leak[]> {
  if (withheld.length === 0) return [];
  const words = withheld.flatMap((word) => [word, escape(word)]);
  const pattern = new RegExp([...new Set(words)].map((word) => `(?<![\\w-])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`).join('|'), 'i');
  const leaks: Leak[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:html|json|js|css|xml|txt|svg)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const match = pattern.exec(await readFile(path, 'utf8'));
    if (match !== null) leaks.push({ file: relative(folder, path), what: match[0] });
  }
  return leaks;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function unescape(text: string): string {
  return text.replaceAll('&#38;', '&').replaceAll('&#x26;', '&').replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
