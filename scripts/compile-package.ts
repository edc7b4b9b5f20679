// Compiles src/ into lib/ for the npm package: TypeScript to JavaScript with types; pages and styles as they are, with their
// imports pointing to the compiled files; the command line in one file.
import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from './bundle-program.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const target = join(root, 'lib');

await rm(target, { recursive: true, force: true });
execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });

for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || /\.tsx?$/.test(entry.name)) continue;
  const from = join(entry.parentPath, entry.name);
  const to = join(target, from.slice(source.length));
  await mkdir(dirname(to), { recursive: true });
  if (entry.name.endsWith('.astro')) await writeFile(to, withCompiledImports(await readFile(from, 'utf8')));
  else await cp(from, to);
}
// Nothing else needs the modules of the command line.
const bundled = join(target, 'bundled');
await bundleProgram(target, 'cli/main.js', bundled);
await cp(join(target, 'cli/init-template'), join(bundled, 'init-template'), { recursive: true });
await rm(join(target, 'cli'), { recursive: true });
await rename(bundled, join(target, 'cli'));
await chmod(join(target, 'cli/main.js'), 0o755);

/** `import … from '../x.ts'` and `import '../x.ts'` lead to the compiled `.js`. */
function withCompiledImports(page: string): string {
  return page.replaceAll(/((?:from|import)\s+['"]\.{1,2}\/[^'"]*)\.ts(['"])/g, '$1.js$2');
}
