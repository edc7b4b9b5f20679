// Measures `build` without search against a bare Astro site that shows the same texts with one layout, per page written.
// Usage: node scripts/bench/build.ts DIR   (an SMS folder)
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [, , folder = '.'] = process.argv;
const repository = fileURLToPath(new URL('../../', import.meta.url));

async function run(
  args: readonly string[],
  cwd: string,
): Promise<{ readonly seconds: number; readonly peakMb: number }> {
  const begun = performance.now();
  const watch = 'process.on("exit", () => console.error("PEAK " + process.resourceUsage().maxRSS));';
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(watch)}`, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code !== 0) throw new Error(err);
  const peak = [...err.matchAll(/PEAK (\d+)/g)].map((match) => Number(match[1]));
  return { seconds: (performance.now() - begun) / 1000, peakMb: Math.round(Math.max(0, ...peak) / 1024) };
}

async function pagesIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true });
  return entries.filter((name) => name.endsWith('.html')).length;
}

const lab = await mkdtemp(join(tmpdir(), 'clausebook-bench-'));
const ours = await run(
  [
    join(repository, 'src/cli/main.ts'),
    'build',
    '--root',
    folder,
    '--out-dir',
    join(lab, 'ours'),
    '--without-search',
    '--quiet',
  ],
  repository,
);
const pages = await pagesIn(join(lab, 'ours'));

const bare = join(lab, 'bare');
await mkdir(join(bare, 'src/pages'), { recursive: true });
await symlink(join(repository, 'node_modules'), join(bare, 'node_modules'));
await writeFile(join(bare, 'package.json'), '{"type": "module"}');
await writeFile(join(bare, 'astro.config.mjs'), 'export default {};');
await writeFile(
  join(bare, 'src/content.config.ts'),
  `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { texts: defineCollection({ loader: glob({ base: ${JSON.stringify(resolve(folder, 'content'))}, pattern: '**/*.md' }) }) };
`,
);
await writeFile(
  join(bare, 'src/pages/[...page].astro'),
  `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('texts')).map((entry) => ({ params: { page: entry.id }, props: { entry } }));
}
const { Content } = await render(Astro.props.entry);
---
<!doctype html><html lang="en"><head><title>{Astro.params.page}</title></head><body><main><Content /></main></body></html>
`,
);
const floor = await run([join(repository, 'node_modules/astro/bin/astro.mjs'), 'build'], bare);
const barePages = await pagesIn(join(bare, 'dist'));
await rm(lab, { recursive: true, force: true });
console.log(
  JSON.stringify({
    pages,
    bareSeconds: Number(floor.seconds.toFixed(1)),
    buildSeconds: Number(ours.seconds.toFixed(1)),
    barePages,
    ratioPerPage: Number((ours.seconds / pages / (floor.seconds / barePages)).toFixed(2)),
    peakMb: ours.peakMb,
  }),
);
