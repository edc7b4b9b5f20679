import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../io/usage-error.ts';

/** Components of the theme that a project may replace by its own; docs/theming.md says what each is given. */
export const replaceableComponents = [
  'banners',
  'contents',
  'control-block',
  'evidence-table',
  'finding-list',
  'site-footer',
  'site-header',
  'state-tag',
  'trail',
] as const;

/** Name of a component of the theme -> file of the project that takes its place. */
export type ReplacedComponents = Readonly<Partial<Record<(typeof replaceableComponents)[number], string>>>;

interface Resolver {
  readonly resolve: (source: string, importer: string, options: object) => Promise<{ readonly id: string } | null>;
}

/** A plugin of Vite, as far as it is used here. */
interface ResolvingPlugin {
  readonly name: string;
  readonly enforce: 'pre';
  readonly resolveId: (
    this: Resolver,
    source: string,
    importer: string | undefined,
    options: object,
  ) => Promise<string | null>;
}

/**
 * Puts components of the project in the place of those of the theme. A component that replaces another may use it: only what the theme
 * itself imports is replaced.
 *
 * @param replaced option of the integration
 * @param project folder of the Astro project
 * @throws UsageError for a name that is not offered, or a file that is not there
 */
export function replaceComponents(replaced: ReplacedComponents, project: string): ResolvingPlugin {
  const files = new Map(Object.entries(replaced).map(([name, file]) => [name, fileOf(name, file, project)]));
  const theme = fileURLToPath(new URL('../theme/', import.meta.url));
  return {
    name: 'clausebook-replaced-components',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const name = /([\w-]+)\.astro$/.exec(source)?.[1] ?? '';
      const file = files.get(name);
      if (file === undefined || importer === undefined || !importer.startsWith(theme)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found?.id === join(theme, 'components', `${name}.astro`) ? file : null;
    },
  };
}

function fileOf(name: string, file: string, project: string): string {
  const offered: readonly string[] = replaceableComponents;
  if (!offered.includes(name)) {
    throw new UsageError(
      `The integration is told to replace the component "${name}", which is not one of those that can be replaced.`,
      `Expected one of ${offered.join(', ')}.`,
    );
  }
  const path = join(project, file);
  if (!existsSync(path)) {
    throw new UsageError(
      `The integration is told to replace the component "${name}" by ${file}, and there is no such file.`,
      'Give its path from the folder of astro.config.mjs.',
    );
  }
  return path;
}
