import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { sha256 } from '../io/sha256.ts';

/** The modules that run in readers' browsers, ready to be served. */
export interface ClientModules {
  /** Changes with their content, so that browsers may keep them for ever. */
  readonly version: string;
  /** Path below the folder of this version -> JavaScript. */
  readonly files: ReadonlyMap<string, string>;
}

// Pages name these; what they import follows by itself.
const entries = [
  'theme/client/filter-list',
  'theme/client/compare-versions',
  'theme/client/focus-search',
  'theme/client/sort-table',
  'theme/client/search',
];
const relativeImport = /((?:from|import)\s*['"])(\.{1,2}\/[^'"]+?)\.(?:ts|js)(['"])/g;

/**
 * Reads the client modules of the theme. They are served as they are, without a bundler: that works wherever the package is
 * installed, also outside the folder of the SMS, where Astro loses track of scripts in pages.
 */
export async function loadClientModules(): Promise<ClientModules> {
  const isSource = import.meta.url.endsWith('.ts');
  const files = new Map<string, string>();
  const queue = [...entries];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (files.has(`${name}.js`)) continue;
    const text = await readFile(new URL(`../${name}${isSource ? '.ts' : '.js'}`, import.meta.url), 'utf8');
    const script = (isSource ? stripTypeScriptTypes(text) : text).replaceAll(relativeImport, '$1$2.js$3');
    files.set(`${name}.js`, withoutRemarks(script));
    for (const match of script.matchAll(relativeImport)) queue.push(posix.join(dirname(name), match[2] ?? ''));
  }
  const version = sha256([...files].map(([path, script]) => `${path}\n${script}`).join('\n')).slice(0, 10);
  return { version, files };
}

/** A script without the lines that hold nothing but remarks, and without what the types left behind at the ends of lines. */
function withoutRemarks(script: string): string {
  const lines = script
    .replaceAll(/^[ \t]*\/\*[\s\S]*?\*\/[ \t]*\n/gm, '')
    .replaceAll(/^[ \t]*\/\/.*\n/gm, '')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{2,}/g, '\n');
  return `${lines.trim()}\n`;
}

/**
 * Writes the client modules into a built site.
 *
 * @param modules the modules
 * @param folder folder of the site
 */
export async function writeClientModules(modules: ClientModules, folder: string): Promise<void> {
  for (const [path, script] of modules.files) {
    const target = join(folder, '_assets', `client-${modules.version}`, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, script);
  }
}
