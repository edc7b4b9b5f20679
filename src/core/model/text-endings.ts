import type { ForeignMapping } from './settings.ts';

/** What Markdown usually ends in; `.mdx` is a landing page. */
const usualEnding = /\.(?:mdx?|markdown)$/i;

/**
 * The ending by which a mapping takes a file for a text, of several the longest; null for none of them.
 *
 * @param path path of the file
 * @param mapping mapping of the file
 */
export function endingByMapping(path: string, mapping: Pick<ForeignMapping, 'endings'> | null): string | null {
  const lower = path.toLowerCase();
  const [longest] = (mapping?.endings ?? [])
    .filter((ending) => lower.endsWith(ending.toLowerCase()))
    .sort((a, b) => b.length - a.length);
  return longest ?? null;
}

/**
 * The path of a text without what it ends in: `.md`, or what its mapping names.
 *
 * @param path path of the file
 * @param mapping mapping of the file
 */
export function withoutTextEnding(path: string, mapping: Pick<ForeignMapping, 'endings'> | null): string {
  const ending = endingByMapping(path, mapping);
  return ending === null ? path.replace(usualEnding, '') : path.slice(0, -ending.length);
}

/**
 * All endings that mappings name, each once.
 *
 * @param mappings `foreign` of the settings
 */
export function endingsOfMappings(mappings: readonly Pick<ForeignMapping, 'endings'>[]): readonly string[] {
  return [...new Set(mappings.flatMap(({ endings = [] }) => endings))];
}
