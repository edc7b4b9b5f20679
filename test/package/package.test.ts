import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository, run } from '../support/command-line.ts';

// The package as a user gets it: packed, installed into an empty folder, started from there.
let lab: string;
let tarball: string;

const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
  peerDependencies: { astro: string };
  devDependencies: { astro: string };
};
const lowest = manifest.peerDependencies.astro.replace('^', '');

beforeAll(async () => {
  lab = await mkdtemp(join(tmpdir(), 'clausebook-package-'));
  const packed = await run('npm', ['pack', '--pack-destination', lab, '--silent'], repository);
  expect(packed, packed.err).toMatchObject({ code: 0 });
  const [name] = (await readdir(lab)).filter((file) => file.endsWith('.tgz'));
  tarball = join(lab, name ?? '');
});

afterAll(() => rm(lab, { recursive: true, force: true }));

describe.each([
  ['lowest', lowest],
  ['latest', '7'],
])('with the %s supported Astro', (_name, astro) => {
  let folder: string;
  const bin = (): string => join(folder, 'node_modules/.bin/clausebook');

  beforeAll(async () => {
    folder = await mkdtemp(join(lab, 'sms-'));
    await writeFile(join(folder, 'package.json'), '{"private": true}');
    const installed = await run(
      'npm',
      ['install', '--silent', '--prefer-offline', '--no-audit', '--no-fund', tarball, `astro@${astro}`],
      folder,
    );
    expect(installed, installed.err).toMatchObject({ code: 0 });
  });

  test('init, check and build work from the first minute', async () => {
    const sms = join(folder, 'sms');
    const begun = await run(bin(), ['init', 'sms', '--organization', 'Museum of Clocks', '--yes'], folder);
    expect(begun, begun.err).toMatchObject({ code: 0 });

    const checked = await run(bin(), ['check', '--format', 'json'], sms);
    expect(checked, checked.err).toMatchObject({ code: 0 });
    const report = JSON.parse(checked.out) as { summary: { total: number; gaps: number } };
    expect(report.summary.total).toBe(0);
    expect(report.summary.gaps).toBeGreaterThan(0);

    const built = await run(bin(), ['build'], sms);
    expect(built, built.err).toMatchObject({ code: 0 });
    expect(await readFile(join(sms, 'dist/index.html'), 'utf8')).toContain('Museum of Clocks');
    expect(await readFile(join(sms, 'dist/gaps/index.html'), 'utf8')).toContain('EVID-004');
    expect(await readdir(join(sms, 'dist/pagefind'))).toContain('pagefind.js');
  });

  test('the API judges like the command line', async () => {
    const script =
      "import { check, defineRule, defineItemType } from 'clausebook'; const r = await check('sms'); console.log(JSON.stringify([r.summary.total, typeof defineRule, typeof defineItemType]));";
    const answer = await run(process.execPath, ['--input-type=module', '--eval', script], folder);
    expect(answer, answer.err).toMatchObject({ code: 0, out: '[0,"function","function"]\n' });
  });
});

test('publint and are-the-types-wrong find nothing', async () => {
  const lint = await run(join(repository, 'node_modules/.bin/publint'), ['run', tarball, '--strict'], repository);
  expect(lint, lint.out + lint.err).toMatchObject({ code: 0 });
  const types = await run(join(repository, 'node_modules/.bin/attw'), [tarball, '--profile', 'esm-only'], repository);
  expect(types, types.out + types.err).toMatchObject({ code: 0 });
});

async function packedFiles(): Promise<readonly string[]> {
  const listed = await run('tar', ['tzf', tarball], lab);
  return listed.out
    .trim()
    .split('\n')
    .map((file) => file.replace(/^package\//, ''));
}

test('the package holds what it needs and nothing else', async () => {
  const files = await packedFiles();
  const folders = new Set(files.map((file) => file.split('/')[0]));
  expect([...folders].sort()).toEqual([
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'bin',
    'clausebook.yaml',
    'content',
    'docs',
    'lib',
    'package.json',
    'policies',
    'schemas',
  ]);
  expect(files.filter((file) => /\.test\.|(?<!\.d)\.ts$/.test(file))).toEqual([]);
  expect(files).toContain('docs/rules/appr.md');
  expect(files.filter((file) => /\.(?:png|jpe?g|svg|gif)$/.test(file) && file.startsWith('docs/'))).toEqual([
    'docs/images/clause-page.png',
  ]);
});

test('what the README links to is in the package', async () => {
  const files = await packedFiles();
  const { out } = await run('tar', ['xzOf', tarball, 'package/README.md'], lab);
  const targets = [...out.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.replace(/#.*/, ''));
  const local = targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
  expect(local.length).toBeGreaterThan(10);
  expect(
    local.filter(
      (target) => !files.some((file) => file === target || (target.endsWith('/') && file.startsWith(target))),
    ),
  ).toEqual([]);
});
