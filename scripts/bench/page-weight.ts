// Measures what readers load, compressed, per kind of page, for SMSs of two sizes: how much it grows is what counts.
// Usage: node scripts/bench/page-weight.ts [SMALL] [LARGE] [usual|worst]   (1000 10000 worst when left out)
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { heavyFiles } from '../../test/support/heavy-sms.ts';
import { isPaper } from '../../src/views/print/routes.ts';
import { generateSms } from './generate-sms.ts';

const [, , small = '1000', large = '10000', mixture = 'worst'] = process.argv;
const repository = fileURLToPath(new URL('../../', import.meta.url));

// The first pattern that fits names the kind.
const kinds: readonly (readonly [name: string, path: RegExp])[] = [
  ['home', /^index\.html$/],
  ['clause tree', /^clauses\/(?:[^/]+\/)?index\.html$/],
  ['clause', /^clauses\/[^/]+\/[^/]+\/index\.html$/],
  ['more evidence of a clause', /^clauses\/[^/]+\/[^/]+\/\d+\/index\.html$/],
  ['list of a type', /^registers\/[^/]+\/(?:\d+\/)?index\.html$/],
  ['list of kinds', /^registers\/index\.html$/],
  ['findings and gaps', /^(?:findings|gaps)\/(?:\d+\/)?index\.html$/],
  ['matrix', /^matrix\/index\.html$/],
  ['services', /^services\/index\.html$/],
  ['roles and people', /^people\/index\.html$/],
  ['search', /^search\/index\.html$/],
  ['all that is related', /\/related\//],
  ['role', /^rol-[^/]+\/index\.html$/],
  ['person', /^per-[^/]+\/index\.html$/],
  ['service', /^svc-[^/]+\/index\.html$/],
  ['register', /^reg-[^/]+\/index\.html$/],
  ['any other item', /^[^/]+\/index\.html$/],
  ['data of the search', /^search\.json$/],
  ['index of the search, at first', /^pagefind\/(?:pagefind\.js|wasm\.en\.pagefind|[^/]+\.pf_meta)$/],
  [
    'script of the search page',
    /^_assets\/.*client(?!.*(?:sort-table|filter-list|compare-versions)).*\.js$|^pagefind\/pagefind\.js$/,
  ],
  ['script of any other page', /(?:sort-table|filter-list|shortcuts|shared-.*)\.js$/],
];
// Several files that are loaded together.
const summed: ReadonlySet<string> = new Set([
  'index of the search, at first',
  'script of the search page',
  'script of any other page',
]);

interface Weights {
  readonly pages: number;
  /** Kind -> kB of its heaviest page, or of all its files where they are loaded together. */
  readonly byKind: ReadonlyMap<string, number>;
}

async function weightsOf(documents: number): Promise<Weights> {
  const lab = await mkdtemp(join(tmpdir(), 'clausebook-weight-'));
  const root = join(lab, 'sms');
  const site = join(lab, 'dist');
  await mkdir(root);
  if (mixture === 'usual') await generateSms(root, documents);
  else await writeFiles(root, heavyFiles(documents));
  await symlink(join(repository, 'node_modules'), join(lab, 'node_modules'));
  await build(root, site);
  const byKind = new Map<string, number>();
  let pages = 0;
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)));
  for (const path of paths) {
    if (path.endsWith('.html')) pages += 1;
    if (isPaper(path)) continue;
    for (const name of kindsOf(path)) {
      const weight = sizeOf(path, await readFile(join(site, path)));
      const known = byKind.get(name) ?? 0;
      byKind.set(name, summed.has(name) ? known + weight : Math.max(known, weight));
    }
  }
  await rm(lab, { recursive: true, force: true });
  return { pages, byKind };
}

function kindsOf(path: string): readonly string[] {
  const fitting = kinds.filter(([, pattern]) => pattern.test(path)).map(([name]) => name);
  return fitting.filter((name, at) => at === 0 || summed.has(name));
}

/** In kB; the index of the search is compressed as it is. */
function sizeOf(path: string, content: Uint8Array): number {
  const isCompressed = /\.(?:pagefind|pf_meta)$/.test(path);
  return (isCompressed ? content.byteLength : gzipSync(content).byteLength) / 1000;
}

async function writeFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

async function build(root: string, site: string): Promise<void> {
  const command = [join(repository, 'src/cli/main.ts'), 'build', '--root', root, '--out-dir', site, '--quiet'];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...command], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code !== 0) throw new Error(`build of ${root} ended with ${String(code)}`);
}

const before = await weightsOf(Number(small));
const after = await weightsOf(Number(large));
console.log(`| Heaviest page of its kind, kB compressed | ${small} | ${large} items | growth |\n|---|---|---|---|`);
for (const name of new Set(kinds.map(([kind]) => kind))) {
  const [from, to] = [before.byKind.get(name), after.byKind.get(name)];
  if (to === undefined) continue;
  console.log(
    `| ${name} | ${from?.toFixed(1) ?? '–'} | ${to.toFixed(1)} | ${from === undefined ? '–' : (to / from).toFixed(2)} |`,
  );
}
console.log(`\nPages: ${before.pages} and ${after.pages}.`);
