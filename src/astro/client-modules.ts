import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { sha256 } from '../io/sha256.ts';

/** The modules that run in readers' browsers, ready to be served. */
export interface ClientModules {
  /** Changes with their content, so that browsers may keep them for ever. */
  readonly version: string;
  /** Path below the folder of this version -> JavaScript. */
  readonly files: ReadonlyMap<string, string>;
}

// Pages name these; what they import follows by itself.
const entries = ['filter-list', 'close-meaning', 'compare-versions', 'sort-table', 'search', 'shortcuts'];
const folder = 'theme/client';

/**
 * Puts the client modules of the theme together, one file for each that pages name, and makes them small. Astro's own way of
 * doing so loses track of scripts in pages where the package is installed outside the folder of the SMS.
 */
export async function loadClientModules(): Promise<ClientModules> {
  const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const source = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((name) => [name, join(source, `${name}${ending}`)])),
    platform: 'browser',
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    entryFileNames: `${folder}/[name].js`,
    chunkFileNames: `${folder}/shared-[name].js`,
  });
  await bundle.close();
  const files = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])));
  const version = sha256([...files].map(([path, script]) => `${path}\n${script}`).join('\n')).slice(0, 10);
  return { version, files };
}

/**
 * Writes the client modules into a built site.
 *
 * @param modules the modules
 * @param site folder of the site
 */
export async function writeClientModules(modules: ClientModules, site: string): Promise<void> {
  for (const [path, script] of modules.files) {
    const target = join(site, '_assets', `client-${modules.version}`, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, script);
  }
}
