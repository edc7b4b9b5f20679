import type { SourceFacts } from './facts.ts';
import { mappingFinder } from './foreign.ts';
import type { Settings } from './settings.ts';
import { endingsOfMappings, withoutTextEnding } from './text-endings.ts';

/** How links of foreign files are read: their authors wrote them for another program. */
export interface ForeignLinks {
  /** The destination after the replacements of the settings (`links` of a mapping). */
  readonly rewrite: (target: string, file: string) => string;
  /** Files that a path could mean besides the file of that very name, the likeliest first; none in files of our own. */
  readonly otherPlaces: (path: string, file: string) => readonly string[];
  /** The anchor that another program would have made of the same heading (`cloudgov` of `cloud-gov`); null for none. */
  readonly anchorMeant: (anchor: string, anchors: Iterable<string>, file: string) => string | null;
}

const indexName = /(?:^|\/)(?:_?index|readme)$/i;

/**
 * Prepares reading the links of foreign files the way site generators do: addresses without an ending, `page/` beside
 * `page.md`, folders with an index, permalinks, and paths from the top of the site.
 *
 * @param settings mappings and roots
 * @param files all files with their frontmatter
 */
export function foreignLinks(
  settings: Pick<Settings, 'foreign' | 'roots'>,
  files: readonly SourceFacts[],
): ForeignLinks | null {
  if (settings.foreign.length === 0) return null;
  const mappingOf = mappingFinder(settings.foreign);
  const spellings = spellingsWith(endingsOfMappings(settings.foreign));
  const permalinks = permalinksOf(files.filter((facts) => mappingOf(facts.file) !== null));
  return {
    rewrite: (target, file) => {
      // Rendering writes the braces of a template as %7B and %7D.
      const written = target.replaceAll(/%7[BD]/gi, (code) => (code.toUpperCase() === '%7B' ? '{' : '}'));
      const [from, to] =
        Object.entries(mappingOf(file)?.links ?? {})
          .filter(([prefix]) => written.startsWith(prefix))
          .sort(([a], [b]) => b.length - a.length)[0] ?? [];
      return from === undefined || to === undefined ? target : `${to}${written.slice(from.length)}`;
    },
    otherPlaces: (path, file) => {
      const mapping = mappingOf(file);
      if (mapping === null) return [];
      if (path.startsWith('/')) {
        const known = permalinks.get(plainRoute(path));
        const below = ['', ...settings.roots].flatMap((root) => spellings(walk(root.split('/'), path)));
        return [...(known === undefined ? [] : [known]), ...below];
      }
      const steps = file.split('/');
      const page = withoutTextEnding(file, mapping);
      const beside = spellings(walk(steps.slice(0, -1), path));
      // Where pages have addresses such as `/guide/backup/`, links start from there.
      const inside = indexName.test(page) ? [] : spellings(walk(page.split('/'), path));
      return path.endsWith('/') || path === '..' ? [...inside, ...beside] : [...beside, ...inside];
    },
    anchorMeant: (anchor, anchors, file) => {
      const wanted = lettersOf(anchor);
      if (wanted === '' || mappingOf(file) === null) return null;
      return [...anchors].find((candidate) => lettersOf(candidate) === wanted) ?? null;
    },
  };
}

/** Programs differ in what they make of signs between the letters. */
function lettersOf(anchor: string): string {
  return anchor.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function permalinksOf(files: readonly SourceFacts[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { fields, file } of files) {
    for (const key of ['permalink', 'slug', 'url', 'redirect_from', 'aliases']) {
      const stated: readonly unknown[] = Array.isArray(fields[key]) ? fields[key] : [fields[key]];
      for (const route of stated) {
        if (typeof route !== 'string' || !route.startsWith('/') || plainRoute(route) === '') continue;
        if (!found.has(plainRoute(route))) found.set(plainRoute(route), file);
      }
    }
  }
  return found;
}

function plainRoute(path: string): string {
  return path.replace(/(?:index)?\.html?$/, '').replaceAll(/^\/+|\/+$/g, '');
}

const usualEndings = ['.md', '.html.md', '.markdown'];
const usualIndexes = ['index.md', 'README.md', '_index.md', 'readme.md', 'index.html.md'];

/**
 * Finds files that can stand behind an address; none for one that leads out of the repository.
 *
 * @param own endings of texts besides the usual ones
 */
function spellingsWith(own: readonly string[]): (path: string | null) => readonly string[] {
  // A program that fills in `backup.html.md.erb` makes `backup.html` of it, whichever part of that is named as the ending.
  const further = own.flatMap((ending) => [ending, `.html${ending}`]);
  const endings = [...usualEndings, ...further];
  const indexes = [...usualIndexes, ...further.flatMap((ending) => [`index${ending}`, `README${ending}`])];
  return (path) => {
    if (path === null) return [];
    const plain = path.replace(/\.html?$/i, '');
    const inFolder = indexes.map((name) => (plain === '' ? name : `${plain}/${name}`));
    return plain === '' ? inFolder : [plain, ...endings.map((ending) => `${plain}${ending}`), ...inFolder];
  };
}

function walk(from: readonly string[], path: string): string | null {
  const steps = from.filter((step) => step !== '' && step !== '.');
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join('/');
}
